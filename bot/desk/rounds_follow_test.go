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

// TestADayWhoseRoundIsOver has no other one: no way is named that would be refused.
func TestADayWhoseRoundIsOver(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	day := d.Place.Day(noon)
	m.rounds = bot.Rounds{{ID: 1, Day: day, Units: d.Place.At(day, 14, 0), Areas: d.Place.At(day, 14, 30), Version: 1}}
	city := &inTurn{t: t, d: d, who: "thành phố"}
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao", Args: "thêm hôm nay 18h00 18h30"})
	require.Contains(t, city.text(), "đã qua giờ của đơn vị nên không đổi được nữa. Đồng chí đặt kỳ mới vào ngày khác.")
	require.NotContains(t, city.text(), "Để đổi giờ")
}

// TestARoundThatIsBeingFrozen is not counted by the areas that were frozen before it.
func TestARoundThatIsBeingFrozen(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	day := d.Place.Day(noon)
	own := bot.Round{ID: 2, Area: duongKinh, Day: day, Units: d.Place.At(day, 13, 0), Areas: d.Place.At(day, 14, 30), Version: 1}
	m.rounds = bot.Rounds{{ID: 1, Day: day, Units: d.Place.At(day, 14, 0), Areas: d.Place.At(day, 14, 30), Version: 1}, own}
	require.NoError(t, m.formWrite(bot.FreezeForm{Key: "own", Form: bot.Form{Kind: bot.CutOff, Round: 2, Area: duongKinh, Day: day, Units: own.Units, Areas: own.Areas, At: own.Ends()}}))
	city := &inTurn{t: t, d: d, who: "thành phố"}
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.Contains(t, city.text(), "(đã qua)")
	require.NotContains(t, city.text(), "đúng hạn")
	area := &inTurn{t: t, d: d, who: "cán bộ DK"}
	area.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.Contains(t, area.text(), "đúng hạn", "its own is frozen")
}
