package read

import (
	"strings"
	"testing"

	"vneidbot/bot"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestReadReceipt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := bot.ReceiptDigits(bot.ReportID(rapid.String().Draw(t, "id")), 0)
		for _, text := range []string{string(r), strings.ToLower(string(r)), strings.ReplaceAll(string(r), "-", " "), strings.ReplaceAll(string(r), "-", ""), "Mã biên nhận: " + string(r) + ".", string(r) + " còn hiệu lực không"} {
			got, ok := Receipt(text)
			require.True(t, ok, text)
			require.Equal(t, r, got)
		}
	})
	for _, text := range []string{"", "4821-0937", "BC-4821-093", "BC-4821-09377", "ABC-4821-0937", "0299900124"} {
		_, ok := Receipt(text)
		require.False(t, ok, text)
	}
}
