package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// Words that say that there is no letter are none.
func TestTheNextCampaignMayHaveNoLetterYet(t *testing.T) {
	for typed, want := range map[string]string{"bỏ qua": "chưa đặt", "Chưa có": "chưa đặt", "-": "chưa đặt", "Công văn 99/SGDĐT": "Công văn 99/SGDĐT"} {
		m := town()
		c := &trialChat{t, m, deskOf(t, m), State{}, 0, people["quản trị"]}
		c.turn(bot.Event{Kind: bot.Tapped, Data: data(verbNext), Message: "9"})
		c.types("báo cáo kết quả kích hoạt tài khoản")
		require.Contains(t, c.heard(c.types(typed)), "Văn bản: "+want+"\n", typed)
	}
}
