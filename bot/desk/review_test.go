package desk

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// reviewRoom is an officer of Dương Kinh in private, before reports that wait.
func reviewRoom(t *testing.T) *trialChat {
	m := town()
	return &trialChat{t, m, deskOf(t, m), State{}, 0, people["cán bộ DK"]}
}

func (c *trialChat) types(text string) Answer { return c.turn(bot.Event{Kind: bot.Said, Text: text}) }

// press taps the button of that label below one of the answer's messages.
func (c *trialChat) press(a Answer, label string) Answer {
	c.Helper()
	for _, say := range a.Say {
		for _, row := range say.Choices {
			for _, choice := range row {
				if strings.HasPrefix(c.d.Words.Words("vi", choice.Label), label) {
					return c.turn(bot.Event{Kind: bot.Tapped, Data: choice.Data, Message: "9"})
				}
			}
		}
	}
	c.Fatalf("no button %q", label)
	return Answer{}
}

// heard is all that was said.
func (c *trialChat) heard(a Answer) string {
	var all []string
	for _, say := range a.Say {
		for _, p := range say.Parts {
			all = append(all, c.d.Words.Words("vi", p.Text))
		}
	}
	return strings.Join(all, "\n")
}

// decides tells whether anything is decided by the answer.
func decides(a Answer) bool {
	for _, w := range a.Writes {
		switch w.(type) {
		case bot.DecideReports, bot.UndoDecision, bot.ErasePicture, bot.VerifyReporter:
			return true
		}
	}
	return len(a.Tell) > 0
}

func TestNumbersTypedUnderASheet(t *testing.T) {
	for text, want := range map[string]picked{
		"3 7": {wrong: []int{3, 7}, ok: true}, "3,7": {wrong: []int{3, 7}, ok: true}, "3-5": {wrong: []int{3, 4, 5}, ok: true},
		"3 – 5": {wrong: []int{3, 4, 5}, ok: true}, "3 đến 5": {wrong: []int{3, 4, 5}, ok: true}, "tất cả trừ 3": {wrong: []int{3}, ok: true},
		"Tất cả trừ 3 và 7": {wrong: []int{3, 7}, ok: true}, "ảnh 2": {wrong: []int{2}, ok: true}, "không đạt 2 2": {wrong: []int{2}, ok: true},
		"3 không đạt": {wrong: []int{3}, ok: true}, "số 3: sai": {wrong: []int{3}, ok: true}, "3 và 7 sai": {wrong: []int{3, 7}, ok: true}, "trừ 3 7 ra": {wrong: []int{3, 7}, ok: true},
		"bỏ 3": {wrong: []int{3}, ok: true}, "Đạt hết trừ 4": {wrong: []int{4}, ok: true}, "3 với 4": {wrong: []int{3, 4}, ok: true}, "sai": {}, "không đạt": {}, "sai hết": {},
		"tất cả": {all: true, ok: true}, "để sau": {later: true, ok: true}, "hoàn tác": {undo: true, ok: true},
		"11": {off: "11"}, "0": {off: "0"}, "8-12": {off: "12"}, "5-3": {}, "": {}, "mờ quá": {}, "3 mờ": {}, "99999999999999999999": {},
	} {
		require.Equal(t, want, readPicked(text, 10), text)
	}
}

// Forty clean reports of forty units are four sheets: one command and four taps.
func TestFortyCleanReportsTakeFewTaps(t *testing.T) {
	c := reviewRoom(t)
	for i := range 40 {
		u := unit(bot.UnitID(2000+i), "Mầm non Sao "+num10(i), bot.Nursery, duongKinh, bot.NoStatus, "")
		c.m.units = append(c.m.units, u)
		c.m.awaiting(u.ID, 1)
	}
	a, taps := c.types("/xacnhan"), 0
	for len(c.m.toReview) > 0 {
		require.Len(t, a.Say[len(a.Say)-1].Album, 10)
		a = c.press(a, "Xác nhận cả 10")
		taps++
	}
	require.LessOrEqual(t, taps, 8)
	require.Equal(t, 4, taps)
	require.Len(t, c.m.decisions, 40)
}

// What cannot be meant is answered, and nothing is decided by it.
func TestWhatCannotBeMeantUnderASheet(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	c.m.awaiting(102, 1)
	sheet := c.types("/xacnhan")
	for _, text := range []string{"9", "mờ", "5-3"} {
		require.False(t, decides(c.types(text)), text)
	}
	why := c.types("2")
	require.False(t, decides(why))
	for _, text := range []string{strings.Repeat("dài ", 1000), "99", "0"} {
		long := c.types(text)
		require.False(t, decides(long), text)
		require.NotEmpty(t, long.Say[0].Choices, "the reasons stand below what is asked again")
	}
	require.False(t, decides(c.types("8")), "which other reason?")
	done := c.types("7")
	require.True(t, decides(done))
	require.Contains(t, c.heard(done), "Đã xác nhận báo cáo của Mầm non Hoa Sen (quận Dương Kinh). Đã trả lại báo cáo của Mầm non Hoa Hồng (quận Dương Kinh), lý do: Mã số thuế không khớp")
	again := c.press(sheet, "Xác nhận cả 2")
	require.False(t, decides(again))
	require.Contains(t, c.heard(again), "Bỏ qua 2")
}

// A sheet of yesterday, a scope that shrank and a unit that changed decide nothing.
func TestWhatChangedMeanwhileIsNotDecided(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	c.m.awaiting(102, 1)
	old := c.types("/xacnhan")
	c.n += int((26 * time.Hour).Seconds())
	yesterday := c.press(old, "Xác nhận cả 2")
	require.False(t, decides(yesterday))
	require.Contains(t, c.heard(yesterday), "đã cũ")

	fresh := c.types("/xacnhan")
	c.m.toReview[0].Row = 77 // a picture came, say
	partly := c.press(fresh, "Xác nhận cả 2")
	require.Contains(t, c.heard(partly), "Đã xác nhận báo cáo của Mầm non Hoa Hồng (quận Dương Kinh).")
	require.Contains(t, c.heard(partly), "vừa có thay đổi")

	c.m.awaiting(103, 1)
	moved := c.types("/xacnhan")
	for i := range c.m.units {
		if c.m.units[i].ID == 103 {
			c.m.units[i].Area = hongBang
		}
	}
	gone := c.press(moved, "Xác nhận cả 2")
	require.Contains(t, c.heard(gone), "Đã xác nhận báo cáo của Mầm non Hoa Sen (quận Dương Kinh).")
	require.Contains(t, c.heard(gone), "Một đơn vị ngoài phạm vi")

	ended := c.m.awaiting(301, 1)
	for i := range c.m.units {
		if c.m.units[i].ID == ended.Unit {
			c.m.units[i].Area = duongKinh
		}
	}
	c.m.toReview[len(c.m.toReview)-1].Area = duongKinh
	alone := c.types("/xacnhan")
	for i := range c.m.units {
		if c.m.units[i].ID == ended.Unit {
			c.m.units[i].Standing = bot.Closed
		}
	}
	closed := c.press(alone, "Xác nhận")
	require.False(t, decides(closed))
	require.Contains(t, c.heard(closed), "không còn trong danh sách")
	c.m.toReview = nil

	c.m.awaiting(104, 1)
	one := c.types("/xacnhan")
	a := c.m.accounts[c.from]
	a.Scope = bot.WholeArea(hongBang)
	c.m.accounts[c.from] = a
	require.False(t, decides(c.press(one, "Xác nhận")))
}

// A report with a mark is looked at by itself, before the others; another unit is
// named inside the own scope alone.
func TestMarksAreLookedAtOneByOne(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	c.m.awaiting(102, 1)
	r := c.m.awaiting(103, 1, bot.FlagCopied)
	for i := range c.m.toReview {
		if c.m.toReview[i].ID == r.ID {
			c.m.toReview[i].Twin, _ = c.m.Unit(201)
		}
	}
	a := c.types("/xacnhan")
	require.Len(t, a.Say[0].Album, 1)
	require.Contains(t, c.heard(a), "trùng với ảnh của một đơn vị ngoài phạm vi")
	require.NotContains(t, c.heard(a), "hồng bàng")
	returned := c.press(c.press(a, "Trả lại"), "4. ")
	require.Len(t, returned.Say[1].Album, 2, "then the others together")
	require.True(t, decides(c.press(returned, "Hoàn tác")))
	require.Len(t, c.m.toReview, 3)
}

// A decision that was answered, or is older than ten minutes, is not taken back.
func TestUndoHasItsTime(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	done := c.press(c.types("/xacnhan"), "Xác nhận")
	c.n += 601
	late := c.press(done, "Hoàn tác")
	require.False(t, decides(late))
	require.Contains(t, c.heard(late), "quá 10 phút")

	r := c.m.awaiting(102, 1)
	back := c.press(c.press(c.types("/xacnhan"), "Trả lại"), "1. ")
	d := c.m.decisions[r.ID]
	d.Later = true
	c.m.decisions[r.ID] = d
	answered := c.press(back, "Hoàn tác")
	require.False(t, decides(answered))
	require.Contains(t, c.heard(answered), "đã gửi lại")
}

// A sheet says of each report whether its reporter is verified: the button below its
// answer verifies those who are not.
func TestASheetNamesWhoIsNotVerified(t *testing.T) {
	c := reviewRoom(t)
	c.m.awaiting(101, 1)
	c.m.awaiting(102, 1)
	for i := range c.m.toReview {
		c.m.toReview[i].Verified, c.m.toReview[i].Name = i == 0, "Cô Thu"
	}
	a := c.types("/xacnhan")
	album := a.Say[len(a.Say)-1].Album
	require.Len(t, album, 2)
	require.NotContains(t, c.d.Words.Words("vi", album[0].Caption), "chưa xác minh")
	require.Contains(t, c.d.Words.Words("vi", album[1].Caption), "(người báo cáo Cô Thu chưa xác minh)")
}
