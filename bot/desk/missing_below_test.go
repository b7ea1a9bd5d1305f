package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// calling is an officer who looks at a unit that is to be phoned.
func calling(t *testing.T) *inTurn {
	m := town()
	m.lacking()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "chuabaocao"})
	c.presses("Cần gọi 11")
	c.presses("2")
	return c
}

// TestACallIsNotedInWords typed below the unit, though nothing was asked; words that are
// not meant for it are understood as everywhere.
func TestACallIsNotedInWords(t *testing.T) {
	for said, want := range map[string]string{
		"hẹn 16h30": "hẹn 16h30", "Đã gọi, hẹn 17h": "hẹn 17h00", "16h": "hẹn 16h00", "hẹn １６h": "hẹn 16h00", "hẹn chiều": "hẹn mấy giờ",
		"hẹn lúc nào đó": "chưa rõ giờ hẹn", "không nghe máy": "không nghe máy", "tôi gọi": "đang gọi",
	} {
		c := calling(t)
		c.does(bot.Event{Kind: bot.Said, Text: said})
		require.Contains(t, c.text(), want, said)
	}
	c := calling(t)
	c.does(bot.Event{Kind: bot.Said, Text: "trang 2"})
	require.Contains(t, c.text(), "(9–11/11)", "of the list that it stands in")
	for _, said := range []string{"còn thiếu ai", "0299900124", "được tiếp nhận lúc 15h", "cảm ơn"} {
		c := calling(t)
		require.Nil(t, c.state.answered(bot.Event{Kind: bot.Said, Text: said, From: c.state.Of, At: c.state.At}), said)
	}
}

// TestAPageOfAPileIsTyped below it or behind the command, and one that there is not is the
// last one.
func TestAPageOfAPileIsTyped(t *testing.T) {
	m := town()
	m.lacking()
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	for _, said := range []string{"trang 2", "trang sau", "trang cuối", "trang 99", "Trang ２"} {
		c.does(bot.Event{Kind: bot.Said, Command: "chuabaocao", Args: "cần gọi điện"})
		require.Contains(t, c.text(), "(1–8/11)")
		c.does(bot.Event{Kind: bot.Said, Text: said})
		require.Contains(t, c.text(), "(9–11/11)", said)
		c.does(bot.Event{Kind: bot.Said, Command: "chuabaocao", Args: "cần gọi điện " + said})
		require.Contains(t, c.text(), "(9–11/11)", said)
	}
	for _, said := range []string{"trang trước", "trang 1", "trang đầu"} {
		c.does(bot.Event{Kind: bot.Said, Command: "chuabaocao", Args: "cần gọi điện trang 2"})
		c.does(bot.Event{Kind: bot.Said, Text: said})
		require.Contains(t, c.text(), "(1–8/11)", said)
	}
	c.does(bot.Event{Kind: bot.Said, Command: "bituchoi", Args: "trang 2"})
	require.NotContains(t, c.text(), "Không có địa bàn")
}

// TestACallOfNoUnitIsNotNoted, and that is said: below a list it is nobody's.
func TestACallOfNoUnitIsNotNoted(t *testing.T) {
	for _, said := range []string{"không nghe máy", "hẹn 25h", "đã gọi hẹn 2 giờ chiều mai"} {
		m := town()
		m.lacking()
		c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
		c.does(bot.Event{Kind: bot.Said, Command: "chuabaocao", Args: "cần gọi"})
		c.does(bot.Event{Kind: bot.Said, Text: said})
		require.Contains(t, c.text(), "Chưa có gì được ghi. Đồng chí chọn đơn vị trước", said)
		require.Contains(t, c.text(), "CẦN GỌI ĐIỆN", said)
		c.does(bot.Event{Kind: bot.Said, Text: "trang 2"})
		require.NotContains(t, c.text(), "Chưa có gì được ghi", said)
	}
}
