package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestSummaryAndReceiptArePapers: a channel that draws them need not know a
// sentence. What is asked is marked as well, and nothing else is.
func TestSummaryAndReceiptArePapers(t *testing.T) {
	c := newChat(t)
	drawn := func() (papers []bot.Paper, asks []int) {
		shown := c.mine().shown
		for i, p := range shown[len(shown)-1].Parts {
			if p.Asks {
				asks = append(asks, i)
			}
			if p.Paper != nil {
				papers = append(papers, *p.Paper)
			}
		}
		return papers, asks
	}
	c.play("> 0299900124 chưa đăng ký")
	papers, asks := drawn()
	require.Empty(t, papers)
	require.Len(t, asks, 1)
	require.NotContains(t, asks, 0, "the greeting asks nothing")

	c.caps.Edit = false // each message is a new one
	c.play("> [Đúng]\n> bỏ qua")
	papers, _ = drawn()
	require.Equal(t, []bot.Paper{{Status: bot.NotRegistered}}, papers)

	c.play("> [Gửi báo cáo]")
	papers, asks = drawn()
	require.Equal(t, []bot.Paper{{Status: bot.NotRegistered, Receipt: c.w.reports[0].Receipt}}, papers)
	require.NotContains(t, asks, 0, "a receipt is no question")
	require.Equal(t, "✅ Đã nhận báo cáo\nMã biên nhận: "+string(c.w.reports[0].Receipt)+"\nĐơn vị: Mầm non Hoa Sen (quận Dương Kinh)\nTrạng thái: Chưa đăng ký\nNhận lúc: 14h55 ngày 21/5/2025",
		c.mine().shown[len(c.mine().shown)-1].Parts[0].Drawn, "its head is short, its facts stand one below the other")
}
