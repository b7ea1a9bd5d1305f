package desk

import (
	"slices"
	"strings"
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
		"3 7":                 nil,
		"3 ạ":                 nil,
		"3 không đạt":         nil,
		"3 đạt":               nil,
		"3.5":                 nil,
		"3 xyz":               nil,
		"tất cả trừ 3":        nil,
		"3 mờ, 7":             nil,
		"số 3: sai; số 7: mờ": nil, "3 không đạt, 7 mờ": nil,
		"3 ảnh mờ với 7 sai trường": {{[]int{3}, bot.ReturnBlurred, ""}, {[]int{7}, bot.ReturnElses, ""}}, "4 với 5 mờ": {{[]int{4, 5}, bot.ReturnBlurred, ""}},
		// What breaks a sheet: right, asked, put off, counted, or said of the others.
		"10 ảnh đều đạt": nil, "10 ảnh ok hết": nil, "1 2 3 đều đúng": nil, "9 cho qua": nil, "3 hợp lệ rồi": nil, "6 để sau": nil,
		"ảnh 3 là trường nào": nil, "ảnh 4 sao mờ thế?": nil, "3 có phải ảnh cũ không": nil,
		"2 phút nữa tôi xem tiếp": nil, "8 giờ tôi duyệt": nil, "3 trường nào chưa nộp": nil,
		"3 mờ còn 7 sai đơn vị":              {{[]int{3}, bot.ReturnBlurred, ""}, {[]int{7}, bot.ReturnElses, ""}},
		"7 không phải màn hình, còn lại đạt": {{[]int{7}, bot.ReturnScreen, ""}},
		"5 gọi điện hỏi lại trường":          {{[]int{5}, bot.ReturnOther, "gọi điện hỏi lại trường"}},
		"mờ":                                 nil,
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
	require.Contains(t, c.text(), "Đã xác nhận báo cáo của Mầm non Hoa Hồng (quận Dương Kinh). Đã trả lại báo cáo của Mầm non Hoa Sen (quận Dương Kinh), lý do: Ảnh mờ, không đọc được. Đã trả lại báo cáo của Tiểu học Hòa Nghĩa (quận Dương Kinh), lý do: Ảnh của đơn vị khác.")
	require.Len(t, a.Tell, 2)
	require.Equal(t, bot.ReturnBlurred, m.decisions["r1"].Reason)
	require.Equal(t, bot.ReturnElses, m.decisions["r3"].Reason)
	require.Equal(t, bot.Confirmed, m.decisions["r2"].Review)
	c.presses("Hoàn tác")
	require.Len(t, m.toReview, 3)
}

// TestWordsThatAreNoReasonOfTheListAreAskedAbout: nothing is decided by them, not even
// about the other pictures, until the officer says that they are the reason.
func TestWordsThatAreNoReasonOfTheListAreAskedAbout(t *testing.T) {
	m := town()
	for _, id := range []bot.UnitID{101, 102, 103} {
		m.awaiting(id, 1)
	}
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	for _, said := range []string{"2 gọi điện hỏi lại trường", "3 ảnh đều đạt", "ảnh 1 là trường nào", "1 phút nữa tôi xem tiếp", "3 mờ, 1 chữ bị che mất"} {
		require.False(t, decides(c.does(bot.Event{Kind: bot.Said, Text: said})), said)
		require.Empty(t, m.decisions, said)
	}
	require.Contains(t, c.text(), "Ảnh 3: Ảnh mờ, không đọc được\n• Ảnh 1: chữ bị che mất")
	c.presses("Trả lại với lý do này")
	require.Equal(t, "chữ bị che mất", m.decisions["r1"].Words)
	require.Equal(t, bot.ReturnBlurred, m.decisions["r3"].Reason)
	require.Equal(t, bot.Confirmed, m.decisions["r2"].Review)
}

// TestWordsAtTheQuestionWhy: a reason of the list decides, by words or by number; other
// words are asked about, and what takes it back, asks or names numbers decides nothing.
func TestWordsAtTheQuestionWhy(t *testing.T) {
	for said, want := range map[string]bot.ReturnReason{
		"mờ quá": bot.ReturnBlurred, "1": bot.ReturnBlurred, "lý do 1": bot.ReturnBlurred, "thiếu tên trường": bot.ReturnNameless,
		"thôi nhầm rồi": "", "để sau": "", "huỷ": "", "không trả lại nữa": "", "nhầm, ảnh 3 cơ": "", "đạt": "", "tất cả": "", "ảnh nào?": "",
		"hoàn tác": "", "1 3": "", "1, 2": "", "con dấu che mất tên": "",
	} {
		m := town()
		for _, id := range []bot.UnitID{101, 102, 103} {
			m.awaiting(id, 1)
		}
		c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
		c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
		c.does(bot.Event{Kind: bot.Said, Text: "2"})
		a := c.does(bot.Event{Kind: bot.Said, Text: said})
		require.Equal(t, want, m.decisions["r2"].Reason, said)
		require.Equal(t, want != "", decides(a), said)
		require.NotEmpty(t, a.Say, said)
	}
}

// TestWordsBelowASingleReport mean what its buttons mean.
func TestWordsBelowASingleReport(t *testing.T) {
	for said, want := range map[string]bot.Review{
		"xác nhận": bot.Confirmed, "đạt": bot.Confirmed, "ảnh mờ": bot.Returned, "trả lại, sai đơn vị": bot.Returned, "1 mờ": bot.Returned,
		"để sau": "", "trả lại": "", "1": "", "hoàn tác": "", "số liệu": "", "sao thế?": "", "chữ nhỏ quá": "", "thiếu tên trường nhé": bot.Returned,
	} {
		for pictures := range 3 { // one without a picture has no number either
			m := town()
			m.awaiting(101, pictures, bot.FlagCopied)
			c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
			c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
			a := c.does(bot.Event{Kind: bot.Said, Text: said})
			require.Equal(t, want, m.decisions["r1"].Review, "%s, %d pictures", said, pictures)
			require.NotEmpty(t, a.Say, said)
			require.NotContains(t, c.text(), "chưa hiểu", said)
		}
	}
}

// TestNoPictureIsAReasonOnlyWhereThereIsNone.
func TestNoPictureIsAReasonOnlyWhereThereIsNone(t *testing.T) {
	for pictures, button := range map[int]string{0: "9. Chưa có ảnh màn hình VNeID", 1: "Ảnh có giấy tờ cá nhân"} {
		m := town()
		m.awaiting(101, pictures, bot.FlagCopied)
		c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
		c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
		asked := c.presses("Trả lại")
		var labels []string
		for _, row := range asked.Say[0].Choices {
			labels = append(labels, c.d.Words.Words("vi", row[0].Label))
		}
		require.Contains(t, labels, button)
		require.Equal(t, pictures == 0, slices.ContainsFunc(labels, func(l string) bool { return strings.Contains(l, "Chưa có ảnh") }))
		require.False(t, decides(c.presses("8. Lý do khác")))
		c.does(bot.Event{Kind: bot.Said, Text: "con dấu che mất tên"})
		require.True(t, decides(c.presses("Trả lại với lý do này")))
	}
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

// TestNobodyIsVerifiedByAReportThatIsNotConfirmed: an old button, after the decision was
// taken back.
func TestNobodyIsVerifiedByAReportThatIsNotConfirmed(t *testing.T) {
	m := town()
	m.awaiting(101, 1, bot.FlagAnother)
	m.people[101] = []bot.UnitPerson{{AccountChat: bot.AccountChat{Account: people["hiệu trưởng"], Name: "Ngọc"}}}
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	c.does(bot.Event{Kind: bot.Said, Command: "xacnhan"})
	confirmed := c.presses("Xác nhận")
	c.presses("Hoàn tác")
	verifies := tapOn(t, c.d, "cán bộ DK", confirmed.Say, "Xác nhận cả người báo cáo")
	require.False(t, decides(verifies))
	require.Contains(t, c.d.Words.Words("vi", verifies.Say[0].Parts[0].Text), "không còn được xác nhận")
}
