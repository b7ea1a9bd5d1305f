package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestThePagesOfAPileAreNumberedOn: the number that officers tell each other on the phone
// means one unit of the pile.
func TestThePagesOfAPileAreNumberedOn(t *testing.T) {
	m := town()
	m.lacking()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "chuabaocao"})
	c.presses("Cần gọi 11")
	c.presses("Trang sau")
	require.Contains(t, c.text(), "(9–11/11)")
	require.Contains(t, c.text(), "\n9. ")
	c.presses("11")
}
