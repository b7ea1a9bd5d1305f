package summary_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/summary"
)

// TestChartsBeginWithTheWorst: the pictures have each area with units once, those with
// the least share of received first, and keep the order of the first picture while
// numbers move.
func TestChartsBeginWithTheWorst(t *testing.T) {
	say := words(t)
	made := summary.Totals{Place: bot.T("scope.all"), At: at, By: bot.ByArea}
	for i := range 45 {
		n := i * 7 % 45
		made.Rows = append(made.Rows, bot.Row{Area: bot.Area{ID: bot.AreaID(i + 1), Name: "Phường A"}, Tally: bot.Tally{Total: 50, Accepted: n, NotReported: 50 - n}})
	}
	made.Rows[9].Tally = bot.Tally{}
	first, err := summary.Chart(say, "vi", made)
	require.NoError(t, err)
	require.Equal(t, []int{3, 0, 20}, []int{first.Pages, first.From, first.Next})
	require.Len(t, first.Order, 44)
	last := -1
	for _, id := range first.Order {
		require.NotEqual(t, bot.AreaID(10), id)
		good := made.Rows[id-1].Accepted
		require.Greater(t, good, last)
		last = good
	}
	for i := range made.Rows {
		made.Rows[i].Accepted, made.Rows[i].NotReported = made.Rows[i].NotReported, made.Rows[i].Accepted
	}
	made.Order, made.From = first.Order, 40
	third, err := summary.Chart(say, "vi", made)
	require.NoError(t, err)
	require.Equal(t, first.Order, third.Order)
	require.Equal(t, []int{2, 40, 0}, []int{third.Page, third.From, third.Next})
}
