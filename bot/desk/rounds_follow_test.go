package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestWhatStaysIsNotMoved: an area's own hours that everybody's do not touch are written by
// nothing, or reminders of theirs would come again, and nobody is told of them.
func TestWhatStaysIsNotMoved(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	day := dayOf("2025-05-23")
	hour := d.Place.At
	m.rounds = bot.Rounds{
		{ID: 1, Day: day, Units: hour(day, 13, 30).UTC(), Areas: hour(day, 14, 0).UTC(), Version: 1},
		{ID: 2, Day: day, Area: duongKinh, Units: hour(day, 15, 0).UTC(), Areas: hour(day, 15, 30).UTC(), Version: 1},
	}
	city := &inTurn{t: t, d: d, who: "thành phố"}
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao", Args: "dời 23/5/2025 sang 16h30"})
	a := city.presses("Đổi")
	moved := 0
	for _, w := range a.Writes {
		if w, ok := w.(bot.MoveRound); ok {
			require.Zero(t, w.Area)
			moved++
		}
	}
	require.Equal(t, 1, moved)
}

// TestARoundOfAnAreaAloneIsSeen by whoever reads all areas.
func TestARoundOfAnAreaAloneIsSeen(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	day := dayOf("2025-05-23")
	m.rounds = bot.Rounds{{ID: 2, Day: day, Area: duongKinh, Units: d.Place.At(day, 15, 0), Areas: d.Place.At(day, 15, 30), Version: 1}}
	city := &inTurn{t: t, d: d, who: "thành phố"}
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.Contains(t, city.text(), "ngày không có kỳ chung: quận Dương Kinh 15h00 ngày 23/5/2025.")
	m.rounds = append(m.rounds, bot.Round{ID: 3, Day: day, Units: d.Place.At(day, 15, 30), Areas: d.Place.At(day, 16, 0), Version: 1})
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.NotContains(t, city.text(), "không có kỳ chung")
}
