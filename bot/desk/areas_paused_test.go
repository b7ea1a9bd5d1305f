package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestAPauseIsNotCalledNobody: that officers can be written to, and a pause keeps them
// from it, is said, and whoever has its scope ends it there.
func TestAPauseIsNotCalledNobody(t *testing.T) {
	m := town()
	m.lacking()
	m.chats[people["cán bộ DK"]] = bot.Chat{Channel: "telegram", ID: "77"}
	for _, a := range m.areas {
		m.paused(bot.WholeArea(a.ID))
	}
	c := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	c.does(bot.Event{Kind: bot.Said, Command: "dondoc", Args: "địa bàn"})
	require.NotContains(t, c.text(), "không có cán bộ hoặc nhóm nào nhắn được")
	require.Contains(t, c.text(), "đang tạm dừng mọi tin hệ thống tự nhắn")
	c.presses("Nhắc trở lại")
	require.Contains(t, c.text(), "Đã cho nhắc trở lại")
}
