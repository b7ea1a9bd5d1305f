package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// returnedBehalf is a report that an officer of the city made on behalf, as another officer
// gives it back.
func returnedBehalf(t *testing.T, m *memory, maker string) (*inTurn, Answer) {
	t.Helper()
	m.awaiting(101, 1)
	m.toReview[0].OnBehalf, m.toReview[0].Account = true, people[maker]
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	c.presses("Trả lại")
	return c, c.presses("1. Ảnh mờ, không đọc được")
}

// TestAReturnedReportOnBehalfIsTold to the unit's people, who may send a better one, and to
// the officer who made it, who is no principal: its button reports on behalf.
func TestAReturnedReportOnBehalfIsTold(t *testing.T) {
	m := town()
	m.reachable(101, "hiệu trưởng", "hiệu phó")
	m.chats[people["thành phố"]] = bot.Chat{Channel: "telegram", ID: "5"}
	c, a := returnedBehalf(t, m, "thành phố")
	require.Len(t, a.Tell, 3)
	keys := map[string]bool{}
	for i, who := range []string{"hiệu trưởng", "hiệu phó", "thành phố"} {
		tell := a.Tell[i]
		require.Equal(t, people[who], tell.To.Account)
		keys[tell.Key] = true
		text, button := c.d.Words.Words("vi", tell.Say.Parts[0].Text), c.d.Words.Words("vi", tell.Say.Choices[0][0].Label)
		if who == "thành phố" {
			require.Contains(t, text, "Đồng chí Lan Anh trả lại báo cáo thay BC-0000-0001 của Mầm non Hoa Sen")
			require.Equal(t, "Báo cáo thay", button)
			continue
		}
		require.Contains(t, text, "Xin thầy/cô gửi lại")
		require.Equal(t, "Gửi lại ảnh", button)
	}
	require.Len(t, keys, 3, "each is told")
	back := c.presses("Hoàn tác")
	require.Len(t, back.Tell, 3)
	require.Contains(t, c.d.Words.Words("vi", back.Tell[2].Say.Parts[0].Text), "Đồng chí không phải làm gì thêm")
}

// TestAReturnedReportOnBehalfOfNobodyIsPhonedAbout: no unit of the list, so its head is
// named; who made it and decides is told nothing besides, nor who is no officer any more.
func TestAReturnedReportOnBehalfOfNobodyIsPhonedAbout(t *testing.T) {
	for _, maker := range []string{"cán bộ DK", "hiệu trưởng", "cán bộ HB"} {
		m := town()
		m.units[0].Head, m.units[0].Phone = "Cô Sen", "0999000101"
		m.chats[people[maker]] = bot.Chat{Channel: "telegram", ID: "5"}
		c, a := returnedBehalf(t, m, maker)
		require.Empty(t, a.Tell, maker)
		require.Contains(t, c.text(), "Cô Sen, điện thoại 0999 000 101", maker)
	}
}

// TestWhoSignsIsOfTheOwnOffice: an officer of the city is none of the ward's.
func TestWhoSignsIsOfTheOwnOffice(t *testing.T) {
	for who, office := range map[string]string{"cán bộ DK": "Phòng VHXH Dương Kinh", "thành phố": "Sở GDĐT", "cán bộ MN": "Sở GDĐT"} {
		m := town()
		m.campaign.Office = "Sở GDĐT"
		for i := range m.areas {
			if m.areas[i].ID == duongKinh {
				m.areas[i].Office = "Phòng VHXH Dương Kinh"
			}
		}
		m.chats[people["hiệu trưởng"]] = bot.Chat{Channel: "telegram", ID: "6"}
		m.awaiting(101, 1)
		c := &inTurn{t: t, d: deskOf(t, m), who: who}
		c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
		c.presses("Trả lại")
		told := c.presses("1. Ảnh mờ, không đọc được").Tell[0].Say.Parts[0].Text
		require.Contains(t, c.d.Words.Words("vi", told), "("+names[who]+", "+office+")", who)
	}
}

// TestAPauseKeepsAReturnedReportOnBehalfFromBeingTold to anybody.
func TestAPauseKeepsAReturnedReportOnBehalfFromBeingTold(t *testing.T) {
	m := town()
	m.reachable(101, "hiệu trưởng", "hiệu phó")
	m.paused(bot.WholeArea(duongKinh))
	c, a := returnedBehalf(t, m, "cán bộ DK")
	require.Empty(t, a.Tell)
	require.Contains(t, c.text(), "Đang tạm dừng nhắn tin, nên 1 người gửi chưa được báo.")
}
