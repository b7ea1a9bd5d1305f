package workbook

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestOnlyWhatWaitsIsSaidToWait: a report without a picture or a mark comes to no officer. Of
// what was frozen nobody knows what waited.
func TestOnlyWhatWaitsIsSaidToWait(t *testing.T) {
	b := town()
	b.Units = []bot.UnitRow{
		{ID: 1, Name: "Tiểu học A", Area: 7, Level: bot.Primary, Status: bot.Refused, At: b.At, Review: bot.Unreviewed},
		{ID: 2, Name: "Tiểu học B", Area: 7, Level: bot.Primary, Status: bot.Accepted, At: b.At, Review: bot.Unreviewed, Waits: true},
		{ID: 3, Name: "Tiểu học C", Area: 7, Level: bot.Primary, Status: bot.Accepted, At: b.At, Review: bot.Confirmed},
	}
	require.Equal(t, []string{"", "chờ xác nhận", "cán bộ đã xác nhận"}, columnOf(t, opened(t, b), "Đơn vị", "Xác nhận")[:3])
	b.Frozen = true
	require.Equal(t, "chờ xác nhận", columnOf(t, opened(t, b), "Đơn vị", "Xác nhận")[0])
}
