package desk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestRoundsThatHavePassedAreButtons: each of them opens without its day being typed.
func TestRoundsThatHavePassedAreButtons(t *testing.T) {
	m := town()
	place := bot.NewPlace(nil)
	for i := range 7 { // from 12/5 to 18/5, before the day of the town
		day := place.Day(noon).AddDate(0, 0, i-9)
		m.rounds = append(m.rounds, bot.Round{ID: bot.RoundID(i + 1), Day: day, Units: place.At(day, 15, 30), Areas: place.At(day, 16, 0), Version: 1})
	}
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.True(t, city.offers("18/5/2025, 15h30"))
	require.False(t, city.offers("17/5/2025, 15h30"), "the list stays short")
	city.presses("Các kỳ đã qua")
	require.Contains(t, city.text(), "Kỳ báo cáo đã qua, toàn thành phố:\n• 16/5/2025")
	require.True(t, city.offers("18/5/2025, 15h30"))
	city.presses("Kỳ trước nữa")
	require.Contains(t, city.text(), "toàn thành phố:\n• 13/5/2025")
	require.NotContains(t, city.text(), "16/5/2025")
	city.presses("Kỳ trước nữa")
	require.False(t, city.offers("Kỳ trước nữa"), "it is the first one")
	city.presses("12/5/2025, 15h30")
	require.Contains(t, city.text(), "12/5/2025 (thứ hai): đơn vị 15h30, địa bàn 16h00")
	m.rounds = append(m.rounds, bot.Round{ID: 8, Area: duongKinh, Day: m.rounds[0].Day, Units: m.rounds[0].Units.Add(time.Hour), Areas: m.rounds[0].Areas.Add(time.Hour), Version: 1}).Sorted()
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao", Args: "Dương Kinh"})
	city.presses("Các kỳ đã qua")
	require.Contains(t, city.text(), "Kỳ báo cáo đã qua, quận Dương Kinh:")
	city.presses("Kỳ trước nữa")
	city.presses("Kỳ trước nữa")
	require.Contains(t, city.text(), "12/5/2025 (thứ hai): đơn vị 16h30, địa bàn 17h00")
	m.rounds = m.rounds[:1]
	city.does(bot.Event{Kind: bot.Said, Command: "kybaocao"})
	require.False(t, city.offers("Các kỳ đã qua"), "there is a button of the only one")
}
