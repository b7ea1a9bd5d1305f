package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// What is not open is not closed, and a button of long ago on a page asks for no command.
func TestOldButtonsOfThePage(t *testing.T) {
	m := town()
	d := deskOf(t, m)
	tap := func(data string) (string, []bot.Write) {
		ev := bot.Event{ID: "trang:s1:1", Kind: bot.Tapped, Data: data, At: noon, From: people["cán bộ DK"], Chat: bot.Chat{Channel: bot.DeskPage, ID: "s1"}}
		a, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Links: link, Lang: "vi"})
		require.NoError(t, err)
		return d.Words.Words("vi", a.Say[0].Parts[0].Text), a.Writes
	}
	said, writes := tap(data(verbClosePage, "s1"))
	require.Contains(t, said, "Đã đóng trang làm việc")
	require.NotEmpty(t, writes)
	said, writes = tap(data(verbClosePage, "1"))
	require.Equal(t, "Trang làm việc này đã đóng từ trước.", said)
	require.Empty(t, writes)
	said, _ = tap(data(verbBehalfShow, "made up"))
	require.Equal(t, "Nút này đã cũ. Xin đồng chí tải lại trang rồi bấm lại.", said)
}
