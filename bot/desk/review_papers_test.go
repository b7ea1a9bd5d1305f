package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestPapersTypedWithANumberAreRemoved as by their button, once it is asked: the words must
// not come to be a reason of its own, below which the picture stays.
func TestPapersTypedWithANumberAreRemoved(t *testing.T) {
	for _, said := range []string{"2 ảnh có căn cước", "ảnh 2 lộ CCCD", "2 cccd", "2 giay to ca nhan", "2: Ảnh có giấy tờ cá nhân"} {
		c, m := sheetOfThree(t)
		require.False(t, decides(c.does(bot.Event{Kind: bot.Said, Text: said})), said)
		require.Contains(t, c.text(), "2 báo cáo còn lại trên bảng sẽ được xác nhận", said)
		require.Contains(t, c.text(), "bị xóa hẳn, không lấy lại được", said)
		c.presses("Trả lại và xóa hẳn ảnh")
		require.Equal(t, bot.ReturnPapers, m.decisions["r2"].Reason, said)
		require.Equal(t, []string{"sum20"}, m.erased, said)
		require.Equal(t, bot.Confirmed, m.decisions["r1"].Review, said)
		require.Contains(t, c.text(), "Ảnh đã xóa hẳn khỏi hệ thống.", said)
	}
	m := town()
	m.awaiting(101, 1, bot.FlagCopied)
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	require.False(t, decides(c.does(bot.Event{Kind: bot.Said, Text: "trả lại, ảnh có hộ chiếu"})))
	c.presses("Trả lại và xóa hẳn ảnh")
	require.Equal(t, bot.ReturnPapers, m.decisions["r1"].Reason)
}

// TestAReturnOfNothingDecidesNothing: what is left besides would be confirmed.
func TestAReturnOfNothingDecidesNothing(t *testing.T) {
	c := reviewRoom(t)
	r := c.m.awaiting(101, 0, bot.FlagNoPicture)
	c.m.view(sheetView, sheetShown{Scope: bot.WholeArea(duongKinh), Last: r.Place(), Items: []shownItem{itemOf(r)}, At: noon})
	old := c.m.view(eachView, eachReturned{mark("view", sheetView), []returnedFor{{Pictures: []int{1}, Reason: bot.ReturnOther, Words: "hỏi lại trường"}}})
	a := c.turn(bot.Event{Kind: bot.Tapped, Data: data(verbReturnEach, old)})
	require.False(t, decides(a))
	require.Contains(t, c.heard(a), "Nút này đã cũ")
}

// TestTheButtonOfASheetIsTyped as it counts: reports, of which one has two pictures.
func TestTheButtonOfASheetIsTyped(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	c.m.awaiting(102, 2)
	c.types("/xacnhan")
	require.True(t, decides(c.types("Xác nhận cả 2")))
	require.Len(t, c.m.decisions, 2)
}

// TestPapersAmongOtherReasons: the pictures of the one go, those of the others stay, and
// each sender is told of the own one, also when it is taken back.
func TestPapersAmongOtherReasons(t *testing.T) {
	c, m := sheetOfThree(t)
	m.chats[people["hiệu trưởng"]] = bot.Chat{Channel: "telegram", ID: "6"}
	require.False(t, decides(c.does(bot.Event{Kind: bot.Said, Text: "1 mờ, 3 có chứng minh thư"})))
	require.Contains(t, c.text(), "Ảnh 1: Ảnh mờ, không đọc được\n• Ảnh 3: Ảnh có giấy tờ cá nhân")
	done := c.presses("Trả lại và xóa hẳn ảnh")
	require.Equal(t, []string{"sum30"}, m.erased)
	require.Len(t, done.Tell, 2)
	require.NotContains(t, c.d.Words.Words("vi", done.Tell[0].Say.Parts[0].Text), "giấy tờ")
	require.Contains(t, c.d.Words.Words("vi", done.Tell[1].Say.Parts[0].Text), "Ảnh đã được xóa hẳn")
	back := c.presses("Hoàn tác")
	require.Contains(t, c.text(), "chỉ quyết định được hoàn tác")
	require.NotContains(t, c.d.Words.Words("vi", back.Tell[0].Say.Parts[0].Text), "ảnh đã xóa")
	require.Contains(t, c.d.Words.Words("vi", back.Tell[1].Say.Parts[0].Text), "ảnh đã xóa")
}

// TestPapersThatTwoUnitsSentAreNotShownAgain: what is removed with one report is not there
// below the answer, where the other one stands next.
func TestPapersThatTwoUnitsSentAreNotShownAgain(t *testing.T) {
	m := town()
	m.awaiting(101, 1, bot.FlagCopied)
	m.awaiting(102, 1, bot.FlagCopied)
	m.toReview[1].Shots = m.toReview[0].Shots
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	require.Len(t, c.said[0].Album, 1)
	c.presses("Trả lại")
	c.presses("Ảnh có giấy tờ cá nhân")
	c.presses("Trả lại và xóa hẳn ảnh")
	require.Contains(t, c.text(), "Mầm non Hoa Hồng")
	require.Contains(t, c.text(), "ảnh không còn trong hệ thống")
	require.Empty(t, c.said[len(c.said)-1].Album)
}

// TestPapersTypedOnThePage are asked about as well; where there is no picture they are a
// reason as any other.
func TestPapersTypedOnThePage(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	b := c.board("cán bộ DK", AnyReview, "")
	asked := c.turn(bot.Event{Kind: bot.Tapped, Data: b.Items[0].Buttons.Words, Text: "ảnh lộ căn cước của hiệu trưởng"})
	require.False(t, decides(asked))
	c.press(asked, "Trả lại và xóa hẳn ảnh")
	require.Equal(t, []string{"sum10"}, c.m.erased)
	require.Equal(t, bot.ReturnPapers, c.m.decisions["r1"].Reason)

	c.m.awaiting(102, 0, bot.FlagNoPicture)
	bare := c.board("cán bộ DK", MarkedReview, "")
	require.True(t, decides(c.turn(bot.Event{Kind: bot.Tapped, Data: bare.Items[0].Buttons.Words, Text: "xin gửi ảnh, không gửi giấy tờ"})))
	require.Len(t, c.m.erased, 1)
}
