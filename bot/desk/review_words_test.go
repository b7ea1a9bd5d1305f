package desk

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// sheetOfThree is an officer who looks at a sheet of three reports.
func sheetOfThree(t *testing.T) (*inTurn, *memory) {
	m := town()
	for _, id := range []bot.UnitID{101, 102, 103} {
		m.awaiting(id, 1)
	}
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	return c, m
}

// TestAReasonInOwnWordsIsTaken as people write it where they are asked for one, with words
// that elsewhere say a name, a question or a yes.
func TestAReasonInOwnWordsIsTaken(t *testing.T) {
	for _, said := range []string{
		"sai ảnh rồi", "không đúng ảnh của trường", "ảnh mờ quá không đọc được chữ nào cả", "có chữ đỏ, không rõ là gì",
		"đề nghị trường gửi lại ảnh đúng của đơn vị", "gọi 0999000111 để được hướng dẫn", "trường chưa được tiếp nhận", "ảnh chụp ngày 12/5",
	} {
		c, m := sheetOfThree(t)
		c.does(bot.Event{Kind: bot.Said, Text: "2"})
		require.False(t, decides(c.does(bot.Event{Kind: bot.Said, Text: said})), said)
		c.presses("Trả lại với lý do này")
		require.Equal(t, said, m.decisions["r2"].Words)
	}
}

// TestAReasonTypedAsItsButtonSays is that reason: by each of their names, and papers are
// asked about once more as by the button.
func TestAReasonTypedAsItsButtonSays(t *testing.T) {
	for _, r := range bot.ReturnReasons() {
		if r == bot.ReturnOther {
			continue
		}
		c, m := sheetOfThree(t)
		c.does(bot.Event{Kind: bot.Said, Text: "2"})
		c.does(bot.Event{Kind: bot.Said, Text: c.d.Words.Words("vi", bot.Text{Args: bot.Args{"": r}})})
		require.Equal(t, r, m.decisions["r2"].Reason, r)
	}
	for _, said := range []string{"Ảnh có giấy tờ cá nhân", "ảnh có căn cước", "lộ CCCD"} {
		c, _ := sheetOfThree(t)
		c.does(bot.Event{Kind: bot.Said, Text: "2"})
		require.False(t, decides(c.does(bot.Event{Kind: bot.Said, Text: said})), said)
		require.Contains(t, c.text(), "xóa hẳn ảnh", said)
	}
}

// TestWhoLeavesTheReasonIsBackAtTheSheet and may type other numbers, wherever the question
// was left; of a single report as well.
func TestWhoLeavesTheReasonIsBackAtTheSheet(t *testing.T) {
	for _, at := range [][]string{nil, {"con dấu che mất tên"}, {"lộ căn cước"}} {
		c, m := sheetOfThree(t)
		c.does(bot.Event{Kind: bot.Said, Text: "2"})
		for _, said := range at {
			c.does(bot.Event{Kind: bot.Said, Text: said})
		}
		require.False(t, decides(c.presses("Thôi")))
		require.Contains(t, c.text(), "Chưa có gì được ghi")
		require.True(t, decides(c.does(bot.Event{Kind: bot.Said, Text: "3 mờ"})), at)
		require.Equal(t, bot.ReturnBlurred, m.decisions["r3"].Reason)
		require.Equal(t, bot.Confirmed, m.decisions["r2"].Review)
	}
	m := town()
	m.awaiting(101, 1, bot.FlagCopied)
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	c.presses("Trả lại")
	c.presses("Thôi")
	require.True(t, decides(c.presses("Xác nhận")))
}

// TestWordsForASheetAreKnown where none is open: elsewhere the desk would not know what
// is meant.
func TestWordsForASheetAreKnown(t *testing.T) {
	for _, said := range []string{"3 7", "tất cả trừ 3", "hoàn tác", "ảnh 3", "3-5"} {
		require.True(t, forSheet(said), said)
	}
	for _, said := range []string{"3", "0999000111", "tất cả", "để sau", "số liệu", "12 30"} {
		require.False(t, forSheet(said), said)
	}
	c := &inTurn{t: t, d: deskOf(t, town()), who: "cán bộ DK"}
	c.says("hoàn tác")
	require.Contains(t, c.text(), "bấm Hoàn tác")
	c.presses("/xacnhan")
	require.Contains(t, c.text(), "Không còn báo cáo nào chờ xác nhận")
}

// TestWhoHasToSendAgainHearsUntilWhenItIsInTime, and nothing of an hour that is over.
func TestWhoHasToSendAgainHearsUntilWhenItIsInTime(t *testing.T) {
	for hours, hears := range map[time.Duration]bool{2: true, -1: false, 24: false} {
		c, m := sheetOfThree(t)
		at := noon.Add(hours * time.Hour)
		m.rounds = bot.Rounds{{ID: 1, Day: bot.NewPlace(nil).Day(at), Units: at, Areas: at.Add(30 * time.Minute), Version: 1}}
		m.chats[people["hiệu trưởng"]] = bot.Chat{Channel: "telegram", ID: "6"}
		told := c.does(bot.Event{Kind: bot.Said, Text: "2 mờ"}).Tell[0].Say.Parts[0].Text
		require.Equal(t, hears, strings.Contains(c.d.Words.Words("vi", told), "hôm nay thì vẫn đúng hạn"), hours)
	}
}
