package main

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestRecordedTakes is what an officer takes along, from the buttons of the totals and from
// commands: a chart, the pictures, the cards; as Telegram takes them.
func TestRecordedTakes(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	officer := areaOfficer(t, tg, app)
	for _, a := range recorded["one_message"] {
		perform(t, tg.User(1000, "Cô Lan"), a)
	}
	untilKept(t, app, 1)
	for _, a := range []act{
		{"/tonghop", "tonghop.head"}, {"[button.chart]", "bieudo.caption"}, {"[button.chart_over]", "bieudo.no_rounds"},
		{"/xuat ảnh", "xuat.shots + 1 ảnh"}, {"/mamoi tất cả", "mamoi.cards_book"},
	} {
		perform(t, officer, a)
	}
	screen := officer.Screen()
	require.Regexp(t, `^anh-.*\.zip$`, fileBefore(screen, "1 ảnh"))
	require.Regexp(t, `^the-moi-.*\.xlsx$`, fileBefore(screen, "Excel"))
	stamp := regexp.MustCompile(`(anh|the-moi)-[0-9-]+h[0-9]+`)
	compare(t, "taken", named(undated(stamp.ReplaceAllString(officer.Transcript(), "$1-«lúc»"))))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}
