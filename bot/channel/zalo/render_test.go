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

// TestALineAndItsChoiceHaveOneNumber: choices that name the lines of a list keep its
// numbers, and have them once.
func TestALineAndItsChoiceHaveOneNumber(t *testing.T) {
	c, err := New(Options{Options: botapi.Options{Token: "1:a"}})
	require.NoError(t, err)
	people := bot.Message{Parts: []bot.Para{{Text: "1. Cô Lan.\n2. Thầy Minh."}},
		Buttons: [][]bot.Button{{{Label: "1. Cô Lan", Data: "a"}, {Label: "2. Thầy Minh", Data: "b"}}, {{Label: "Quay lại", Data: "c"}}}}
	laid := func() string { return c.lay(bot.Chat{ID: "x"}, people)[0].text }
	require.Equal(t, "1. Cô Lan.\n2. Thầy Minh.\n\n1. Cô Lan\n2. Thầy Minh\n3. Quay lại", laid())
	people.Buttons = append([][]bot.Button{{{Label: "Xem tất cả", Data: "d"}}}, people.Buttons...)
	require.Equal(t, "– Cô Lan.\n– Thầy Minh.\n\n1. Xem tất cả\n2. 1. Cô Lan\n3. 2. Thầy Minh\n4. Quay lại", laid(),
		"numbers that do not agree stay beside each other")
}
