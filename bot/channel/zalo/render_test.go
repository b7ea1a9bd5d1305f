package zalo

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/botapi"
)

// TestANumberMeansOneLine: a list above choices loses its numbers.
func TestANumberMeansOneLine(t *testing.T) {
	c, err := New(Options{Options: botapi.Options{Token: "1:a"}})
	require.NoError(t, err)
	steps := bot.Message{Parts: []bot.Para{{Text: "Việc cần làm:\n1. Xem.\n12. Đăng ký năm 2. Xong."}}}
	laid := func() string { return c.lay(bot.Chat{ID: "x"}, steps)[0].text }
	require.Equal(t, "Việc cần làm:\n1. Xem.\n12. Đăng ký năm 2. Xong.", laid())
	steps.Buttons = [][]bot.Button{{{Label: "Tra cứu", URL: "https://x.vn"}}}
	require.Contains(t, laid(), "\n1. Xem.")
	steps.Buttons = append(steps.Buttons, []bot.Button{{Label: "Bỏ qua", Data: "d:1"}})
	require.Equal(t, "Việc cần làm:\n– Xem.\n– Đăng ký năm 2. Xong.\n\nTra cứu: https://x.vn\n1. Bỏ qua", laid())
}
