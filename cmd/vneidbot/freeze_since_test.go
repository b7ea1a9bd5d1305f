package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// The city's message says what has changed since the forms of the round before: of the
// areas whose forms are due, and of one campaign.
func TestTheAreasHourSaysWhatHasChanged(t *testing.T) {
	t.Parallel()
	app, now := clockedOffice(t, time.Date(2025, 5, 20, 8, 0, 0, 0, time.UTC))
	commit(t, app, bot.BindGroup{Group: bot.Group{Chat: bot.Chat{Channel: "telegram", ID: "-5", Group: true}, Scope: bot.Everything, By: "telegram:9000001", At: *now}})
	hour := func(day, h, m int) time.Time {
		return app.place.At(time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC), h, m)
	}
	report := func(at time.Time, unit bot.UnitID, s bot.Status) {
		*now = at
		draft := bot.DraftID(at.String())
		commit(t, app, bot.FileReport{ID: bot.NewReportID(draft, 1), Draft: draft, Unit: unit, Status: s, Account: "telegram:7", At: at})
	}
	round := func(day int, area bot.AreaID, units, areas int) {
		commit(t, app, bot.AddRound{Round: bot.Round{Day: app.place.Day(hour(day, 0, 0)), Area: area, Units: hour(day, units, 30), Areas: hour(day, areas, 0)}, By: "telegram:9000001", At: *now})
	}
	closes := func(at time.Time) string {
		*now = at
		workNow(t, app, *now, app.closing())
		list, err := app.store.Claim(t.Context(), time.Now().Add(time.Hour), time.Minute, 10)
		require.NoError(t, err)
		require.Len(t, list, 1)
		require.NoError(t, app.store.Sent(t.Context(), list[0].Row, at.String()))
		for line := range strings.Lines(list[0].Message.Parts[0].Text) {
			if strings.HasPrefix(line, "Được tiếp nhận trở lên") {
				return strings.TrimSpace(line)
			}
		}
		return ""
	}
	areas, err := app.store.Areas(t.Context())
	require.NoError(t, err)
	second := areas[slices.IndexFunc(areas, func(a bot.Area) bool { return a.Name == "Phường Thử Hai" })].ID

	for _, day := range []int{21, 23, 26, 27, 28, 29} {
		round(day, 0, 15, 16)
	}
	round(28, second, 17, 18)
	report(hour(21, 9, 0), 1, bot.Accepted)
	require.Equal(t, "Được tiếp nhận trở lên: 1/4 (25,0%)", closes(hour(21, 16, 1)), "the first round has none before it")
	report(hour(23, 9, 0), 2, bot.Succeeded)
	report(hour(23, 15, 40), 4, bot.Accepted) // after the units' hour
	require.Equal(t, "Được tiếp nhận trở lên: 3/4 (75,0%), tăng 2 so với biểu kỳ 21/5/2025", closes(hour(23, 16, 1)))
	require.Equal(t, "Được tiếp nhận trở lên: 3/4 (75,0%), không đổi so với biểu kỳ 23/5/2025", closes(hour(26, 16, 1)))
	report(hour(27, 9, 0), 1, bot.Refused)
	require.Equal(t, "Được tiếp nhận trở lên: 2/4 (50,0%), giảm 1 so với biểu kỳ 26/5/2025", closes(hour(27, 16, 1)))
	require.Equal(t, "Được tiếp nhận trở lên: 1/3 (33,3%), không đổi so với biểu kỳ 27/5/2025", closes(hour(28, 16, 1)), "beside the areas that are counted")
	require.Equal(t, "Được tiếp nhận trở lên: 2/4 (50,0%), không đổi so với biểu kỳ 27/5/2025", closes(hour(28, 18, 1)))
	commit(t, app, bot.Audit{Event: "x", Act: bot.ActNextCampaign, Object: bot.CampaignObject, At: hour(29, 8, 0)})
	require.Equal(t, "Được tiếp nhận trở lên: 2/4 (50,0%)", closes(hour(29, 16, 1)), "what was before is of another campaign")
}
