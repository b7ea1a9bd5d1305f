package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestReportsThatOneOfficerDecidedAreOneLine, with the day left away when it is today's.
func TestReportsThatOneOfficerDecidedAreOneLine(t *testing.T) {
	c, m := sheetOfThree(t)
	other := &inTurn{t: t, d: c.d, who: "thành phố"}
	other.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	require.True(t, decides(other.presses("Xác nhận cả 3")))
	require.Len(t, m.decisions, 3)
	c.presses("Xác nhận cả 3")
	require.Regexp(t, `Bỏ qua 3:\n• [^\n]+; [^\n]+; [^\n]+: đồng chí [^\n]+ đã xác nhận lúc 15h12\n[^•]*$`, c.text())
}

// TestNumbersOfASheetAsTheyAreTyped by all kinds of keyboards.
func TestNumbersOfASheetAsTheyAreTyped(t *testing.T) {
	for _, said := range []string{"1 3", "#1 #3", "１ ３", "1️⃣ 3️⃣", "ảnh #1, #3", "#1, #3 mờ"} {
		c, m := sheetOfThree(t)
		c.does(bot.Event{Kind: bot.Said, Text: said})
		if said != "#1, #3 mờ" {
			c.does(bot.Event{Kind: bot.Said, Text: "mờ"})
		}
		require.Equal(t, bot.ReturnBlurred, m.decisions["r1"].Reason, said)
		require.Equal(t, bot.ReturnBlurred, m.decisions["r3"].Reason, said)
		require.Equal(t, bot.Confirmed, m.decisions["r2"].Review, said)
	}
}

// TestADecisionAboutOneReportNamesItsUnit, and so does its undoing.
func TestADecisionAboutOneReportNamesItsUnit(t *testing.T) {
	m := town()
	m.awaiting(101, 1, bot.FlagCopied)
	name := m.units[0].Name
	for _, u := range m.units {
		if u.ID == 101 {
			name = u.Name
		}
	}
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	c.presses("Xác nhận")
	require.Contains(t, c.text(), "Đã xác nhận báo cáo của "+name)
	c.presses("Hoàn tác")
	require.Contains(t, c.text(), "báo cáo của "+name)
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	c.does(bot.Event{Kind: bot.Said, Text: "trả lại, con dấu che mất tên"})
	require.Contains(t, c.text(), "Trả lại báo cáo của "+name)
	require.NotContains(t, c.text(), "Ảnh 1")
	c.presses("Trả lại với lý do này")
	require.Contains(t, c.text(), "Đã trả lại báo cáo của "+name)
}
