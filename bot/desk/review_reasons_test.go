package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// Numbers with reasons are read together, and what is no reason is not taken for one.
func TestNumbersWithReasons(t *testing.T) {
	type given struct {
		wrong  []int
		reason bot.ReturnReason
		words  string
	}
	for text, want := range map[string][]given{
		"3 mờ, 7 sai đơn vị":            {{[]int{3}, bot.ReturnBlurred, ""}, {[]int{7}, bot.ReturnElses, ""}},
		"Ảnh 3 bị mờ; 5-6: ảnh cũ":      {{[]int{3}, bot.ReturnBlurred, ""}, {[]int{5, 6}, bot.ReturnOld, ""}},
		"3, 5 mờ":                       {{[]int{3, 5}, bot.ReturnBlurred, ""}},
		"2 và 4 không thấy tên ạ":       {{[]int{2, 4}, bot.ReturnNameless, ""}},
		"1 chữ nhỏ quá, không đọc được": {{[]int{1}, bot.ReturnOther, "chữ nhỏ quá, không đọc được"}},
		"3 7":          nil,
		"3 ạ":          nil,
		"3 không đạt":  nil,
		"3 đạt":        nil,
		"3.5":          nil,
		"3 xyz":        nil,
		"tất cả trừ 3": nil,
		"3 mờ, 7":      nil,
		"mờ":           nil,
	} {
		all, off := readReasoned(text, 10)
		require.Empty(t, off.off, text)
		var got []given
		for _, one := range all {
			reason, words := reasonOf(one.words)
			got = append(got, given{one.wrong, reason, words})
		}
		require.Equal(t, want, got, text)
	}
	_, off := readReasoned("12 mờ", 10)
	require.Equal(t, "12", off.off)
}

// TestSeveralReasonsInOneLine decides about a whole sheet with one line: each sender is
// told the own reason, the rest is confirmed, and the undo takes all of it back.
func TestSeveralReasonsInOneLine(t *testing.T) {
	m := town()
	for _, id := range []bot.UnitID{101, 102, 103} {
		m.awaiting(id, 1)
	}
	m.chats[people["hiệu trưởng"]] = bot.Chat{Channel: "telegram", ID: "6"}
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	a := c.does(bot.Event{Kind: bot.Said, Text: "1 mờ, 3 nhầm trường"})
	require.Contains(t, c.text(), "Đã xác nhận 1 báo cáo. Đã trả lại 1 báo cáo, lý do: Ảnh mờ, không đọc được. Đã trả lại 1 báo cáo, lý do: Ảnh của đơn vị khác.")
	require.Len(t, a.Tell, 2)
	require.Equal(t, bot.ReturnBlurred, m.decisions["r1"].Reason)
	require.Equal(t, bot.ReturnElses, m.decisions["r3"].Reason)
	require.Equal(t, bot.Confirmed, m.decisions["r2"].Review)
	c.presses("Hoàn tác")
	require.Len(t, m.toReview, 3)
}

// TestAPauseKeepsReturnsFromBeingTold, and the officer hears it.
func TestAPauseKeepsReturnsFromBeingTold(t *testing.T) {
	m := town()
	m.awaiting(101, 1)
	m.chats[people["hiệu trưởng"]] = bot.Chat{Channel: "telegram", ID: "6"}
	m.paused(bot.WholeArea(duongKinh))
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	c.presses("Trả lại")
	require.Empty(t, c.presses("1. Ảnh mờ, không đọc được").Tell)
	require.Contains(t, c.text(), "Đang tạm dừng nhắn tin, nên 1 người gửi chưa được báo.")
}

// TestPicturesOnTheirWayAreTold where nothing waits yet.
func TestPicturesOnTheirWayAreTold(t *testing.T) {
	m := town()
	m.arriving = 2
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	require.Contains(t, c.text(), "2 ảnh vừa gửi đang được tải về")
	m.arriving = 0
	m.awaiting(101, 1)
	c.presses("Xem các báo cáo còn chờ")
	require.Contains(t, c.text(), "Mầm non Hoa Sen")
}
