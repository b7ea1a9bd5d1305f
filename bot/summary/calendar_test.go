package summary_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/summary"
)

// calendarOf are rounds on Wednesday, Friday and Monday; the third is one whose
// units report until the forms are sent.
func calendarOf(t *testing.T, place string) []byte {
	t.Helper()
	office, now := bot.NewPlace(nil), time.Date(2025, 5, 19, 2, 0, 0, 0, time.UTC)
	var rounds bot.Rounds
	for i, day := range []int{21, 23, 26} {
		d := time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC)
		r := bot.Round{ID: bot.RoundID(i + 1), Day: d, Units: office.At(d, 15, 30), Areas: office.At(d, 16, 0), Version: i + 1}
		if i == 2 {
			r.Units = r.Areas
		}
		rounds = append(rounds, r)
	}
	return summary.ICS(words(t), "vi", summary.Calendar{Place: bot.Raw(place), Office: office, Rounds: rounds, Ahead: 3 * time.Hour,
		UID: bot.NewTokens([]byte("a key of the tests")).RoundUID, At: now})
}

func TestACalendarIsReadByOthers(t *testing.T) {
	cal, err := ics.ParseCalendar(bytes.NewReader(calendarOf(t, "phường Lê Chân, Hải An; \\ \n và nhiều nơi khác nữa của thành phố Hải Phòng")))
	require.NoError(t, err)
	events := cal.Events()
	require.Len(t, events, 3)
	seen := map[string]bool{}
	for i, want := range []struct{ start, end, title, alarm string }{
		{"2025-05-21T15:30:00+07:00", "2025-05-21T16:00:00+07:00", "Hạn báo cáo VNeID: 15h30", "-P1D"},
		{"2025-05-23T15:30:00+07:00", "2025-05-23T16:00:00+07:00", "Hạn báo cáo VNeID: 15h30", "-P1D"},
		{"2025-05-26T16:00:00+07:00", "", "Hạn báo cáo VNeID: 16h00", "-P3D"},
	} {
		e := events[i]
		start, err := e.GetStartAt()
		require.NoError(t, err)
		require.Equal(t, want.start, start.Format(time.RFC3339))
		require.Equal(t, []string{"Asia/Ho_Chi_Minh"}, e.GetProperty(ics.ComponentPropertyDtStart).ICalParameters["TZID"])
		if end, err := e.GetEndAt(); want.end != "" {
			require.NoError(t, err)
			require.Equal(t, want.end, end.Format(time.RFC3339))
		}
		require.Equal(t, want.end == "", e.GetProperty(ics.ComponentPropertyDtEnd) == nil)
		require.Equal(t, want.title, e.GetProperty(ics.ComponentPropertySummary).Value)
		require.Contains(t, e.GetProperty(ics.ComponentPropertyDescription).Value, "phường Lê Chân, Hải An; \\ \n và nhiều nơi khác nữa của thành phố Hải Phòng")
		require.Equal(t, "20250519T020000Z", e.GetProperty(ics.ComponentPropertyDtstamp).Value)
		require.Equal(t, string(rune('0'+i)), e.GetProperty(ics.ComponentPropertySequence).Value)
		alarms := e.Alarms()
		require.Len(t, alarms, 2)
		require.Equal(t, want.alarm, alarms[0].GetProperty(ics.ComponentPropertyTrigger).Value, "the working day before")
		require.Equal(t, "-PT3H", alarms[1].GetProperty(ics.ComponentPropertyTrigger).Value)
		require.False(t, seen[e.Id()])
		seen[e.Id()] = true
		require.Regexp(t, `^round-\d-[0-9a-f]{16}@vneidbot$`, e.Id())
	}
}

// What the library forgives, other programs do not.
func TestACalendarKeepsToTheLetterOfRFC5545(t *testing.T) {
	file := string(calendarOf(t, strings.Repeat("phường Đồ Sơn ", 30)))
	require.True(t, strings.HasSuffix(file, "\r\n"))
	require.NotContains(t, strings.ReplaceAll(file, "\r\n", ""), "\n")
	open := []string{}
	for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		require.LessOrEqual(t, len(line), 75, line)
		require.True(t, utf8.ValidString(line), "folded between letters")
		name, value, _ := strings.Cut(line, ":")
		switch name {
		case "BEGIN":
			open = append(open, value)
		case "END":
			require.Equal(t, open[len(open)-1], value)
			open = open[:len(open)-1]
		}
	}
	require.Empty(t, open)
	unfolded := strings.ReplaceAll(file, "\r\n ", "")
	require.Equal(t, 3, strings.Count(unfolded, strings.TrimSpace(strings.Repeat("phường Đồ Sơn ", 30))+" .\\nĐơn vị"))
	require.Less(t, strings.Index(file, "BEGIN:VTIMEZONE"), strings.Index(file, "BEGIN:VEVENT"))
}

func TestTheAlarmIsOnTheWorkingDayBefore(t *testing.T) {
	office := bot.NewPlace(nil)
	for day, want := range map[time.Time]string{
		time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC): "-P1D",
		time.Date(2025, 5, 26, 0, 0, 0, 0, time.UTC): "-P3D", // a Monday
		time.Date(2025, 5, 5, 0, 0, 0, 0, time.UTC):  "-P6D", // behind 30/4, 1/5, the day off between, and a weekend
	} {
		r := bot.Round{ID: 1, Day: day, Units: office.At(day, 15, 30), Areas: office.At(day, 16, 0)}
		file := summary.ICS(words(t), "vi", summary.Calendar{Office: office, Rounds: bot.Rounds{r}, UID: func(bot.RoundID) string { return "x" }})
		require.Contains(t, string(file), "TRIGGER:"+want+"\r\n", day)
	}
}
