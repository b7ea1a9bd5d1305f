package dialog

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// BenchmarkTurn takes turns as people bring them, and quotes each by the floor that no
// reader of its words can go below: their letters folded and taken apart once.
//
//	go test ./bot/dialog -run '^$' -bench Turn
func BenchmarkTurn(b *testing.B) {
	for name, c := range map[string]struct{ before, said string }{
		"a report in one line": {"", "0299900124 đã được tiếp nhận"},
		"a name and a status":  {"", "Trường Mầm non Hoa Sen, huyện An Lão đã được tiếp nhận rồi ạ"},
		"yes and a status":     {"> 0299900124\n", "Đúng, trạng thái được tiếp nhận"},
		"a reason":             {"> 0299900124 từ chối\n> đúng\n", "do địa chỉ của trường chưa khớp với cơ quan thuế"},
		"a question":           {"> 0299900124\n> đúng\n", "trạng thái xem ở đâu vậy ạ"},
		"a contact":            {"> 0299900124 chưa đăng ký\n> đúng\n> gửi\n", "Nguyễn Thị Lan, hiệu trưởng, 0999000678"},
		"a reminder":           {"", "Kính gửi các thầy/cô. Đến 15h12 còn 3 đơn vị chưa báo cáo định danh điện tử: MN Hoa Sen; TH Hòa Nghĩa; THCS Anh Dũng. Đề nghị báo cáo trước 15h30 hôm nay."},
	} {
		b.Run(name, func(b *testing.B) {
			chat := newChat(b)
			chat.play(c.before)
			ev := bot.Event{ID: "ev:bench", Kind: bot.Said, Text: c.said, At: chat.now, From: bot.AccountID("telegram:an"), Chat: bot.Chat{Channel: "telegram", ID: "an"}, Message: "9"}
			var st State
			require.NoError(b, json.Unmarshal(chat.mine().session, &st))
			facts := chat.w.look(ev, Open(&st, ev).Needs())
			b.Run("turn", func(b *testing.B) {
				for b.Loop() {
					now := st
					talk := Open(&now, ev)
					talk.Needs()
					talk.Step(Env{Caps: telegramLike}, facts)
				}
			})
			b.Run("read", func(b *testing.B) {
				for b.Loop() {
					read.Text(c.said)
				}
			})
			b.Run("floor", func(b *testing.B) {
				for b.Loop() {
					if fmt.Sprint(strings.Fields(vn.Words(c.said))) == "" {
						b.Fatal("nothing was said")
					}
				}
			})
		})
	}
}
