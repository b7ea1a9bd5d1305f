package desk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestAMergeTooOldToTakeBack is answered with what can be done: the unit counts by itself
// again, and what it had stays.
func TestAMergeTooOldToTakeBack(t *testing.T) {
	m := town()
	id := m.units[0].ID
	m.units[0].Standing = bot.Closed
	m.merges[id] = bot.Merge{ID: 1, Unit: id, Into: m.units[1].ID, By: people["thành phố"], At: noon.Add(-25 * time.Hour)}
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	city.does(bot.Event{Kind: bot.Tapped, Data: data(verbCard, num(id))})
	require.False(t, city.offers("Hoàn tác"))
	require.True(t, city.offers("Tính lại vào tổng số"))
	city.does(bot.Event{Kind: bot.Tapped, Data: data(verbUndoMerge, num(id))})
	require.Contains(t, city.text(), "quá 24 giờ")
	city.presses("Tính lại vào tổng số")
	city.says("gộp nhầm")
	require.Contains(t, city.text(), "trước đó vẫn ở "+m.units[1].Name)
	m.merges[id] = bot.Merge{ID: 1, Unit: id, Into: m.units[1].ID, At: noon.Add(-time.Hour)}
	closed := bot.Closed
	m.entries[id] = append(m.entries[id], bot.UnitEntry{UnitFact: bot.UnitFact{Since: noon.Add(-time.Hour), Recorded: noon.Add(-time.Hour), Standing: &closed}, By: people["thành phố"]})
	city.does(bot.Event{Kind: bot.Tapped, Data: data(verbHistory, num(id))})
	require.Contains(t, city.text(), "gộp vào "+m.units[1].Name)
	require.NotContains(t, city.text(), "giải thể", "its school goes on")
	city.does(bot.Event{Kind: bot.Tapped, Data: data(verbCard, num(id))})
	require.True(t, city.offers("Hoàn tác"))
}
