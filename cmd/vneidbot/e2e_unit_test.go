package main

import (
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestRecordedUnit looks a unit up in every way, and reads all there is of it.
func TestRecordedUnit(t *testing.T) {
	tg, app := boot(t)
	principal := tg.User(1000, "Cô Lan")
	for _, a := range recorded["one_message"] {
		perform(t, principal, a)
	}
	perform(t, principal, act{"Nguyễn Thị Lan, hiệu trưởng, 0999 000 001", "contact.thanks"})
	untilKept(t, app, 1)
	officer := tg.User(adminID, "Cán bộ Mai")
	for _, a := range []act{
		{"/donvi", "donvi.which"}, {"hoa sen", "donvi.choose"}, {"[Mầm non Hoa Sen (phường Dương Kinh)]", "Báo cáo hiện tại"},
		{"[button.unit_history]", "donvi.reports"}, {"[button.unit_back]", "Báo cáo hiện tại"},
		{"[button.unit_people]", "0999000001"}, {"[button.unit_back]", "Báo cáo hiện tại"},
		{"[button.unit_pictures]", "1 ảnh"},
		{"/donvi 0299900124", "Báo cáo hiện tại"}, {"/donvi 0299900142", "donvi.near"}, {"/donvi trên mây", "donvi.none"},
		{"/don vi bc 0000 0000", "donvi.none"},
	} {
		perform(t, officer, a)
	}
	compare(t, "unit", undated(officer.Transcript()))
	perform(t, principal, act{"/donvi hoa sen", "deny.member"})
	group := tg.Group(-1001, "Các trường phường Dương Kinh")
	group.Add(tg.User(adminID, "Cán bộ Mai"))
	perform(t, group.As(tg.User(adminID, "Cán bộ Mai")), act{"/donvi hoa sen", "deny.private_only"})
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// fromDay is the day of a fact, which is the test's.
var fromDay = regexp.MustCompile(`([Tt]ừ) \d{1,2}/\d{1,2}/\d{4}`)

func undated(transcript string) string { return fromDay.ReplaceAllString(transcript, "$1 «ngày»") }

// untilKept waits until so many pictures are on the disk.
func untilKept(t *testing.T, app *App, n int) {
	t.Helper()
	require.Eventually(t, func() bool {
		kept, err := app.store.KeptPictures(t.Context())
		return err == nil && len(kept) >= n
	}, 20*time.Second, 10*time.Millisecond)
}
