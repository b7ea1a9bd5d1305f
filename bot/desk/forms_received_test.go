package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// itself freezes an area's form of today's round by itself.
func (m *memory) itself(t *testing.T, area bot.AreaID) {
	r, ok := m.rounds.Of(area).On(bot.NewPlace(nil).Day(noon))
	require.True(t, ok)
	require.NoError(t, m.formWrite(bot.FreezeForm{Key: "auto" + num10(area), Form: bot.Form{Kind: bot.Automatic, Round: r.ID, Day: r.Day, Area: area, Units: r.Units, Areas: r.Areas, At: r.Areas}}))
}

// TestWhoReceivesFormsSeesThem: nothing is sent in an area's place by looking at it.
func TestWhoReceivesFormsSeesThem(t *testing.T) {
	m := town()
	m.lacking()
	d := deskOf(t, m)
	area, city := &inTurn{t: t, d: d, who: "cán bộ DK"}, &inTurn{t: t, d: d, who: "thành phố"}
	asks := func(args string) {
		city.state = State{}
		city.does(bot.Event{Kind: bot.Said, Command: "guilenso", Args: args})
	}
	asks("dương kinh")
	require.Contains(t, city.text(), "Chưa nhận được biểu của quận Dương Kinh (kỳ 21/5/2025). Hạn gửi Sở: 16h00.")
	require.Contains(t, city.text(), "Cán bộ: Lan Anh")
	require.Empty(t, m.forms, "a look freezes nothing")

	area.does(bot.Event{Kind: bot.Said, Command: "guilenso"})
	area.presses("Gửi")
	asks("dương kinh")
	require.Contains(t, city.text(), "Biểu số 1 của quận Dương Kinh (kỳ 21/5/2025), gửi lúc 15h12 ngày 21/5/2025 (lần 1)")
	require.Contains(t, city.text(), "Sở chưa ghi nhận.")
	city.presses("Sở đã nhận (1)")
	require.False(t, m.sent[0].Acked.IsZero())
	asks("dương kinh")
	require.Contains(t, city.text(), "Sở đã nhận lúc 15h12 ngày 21/5/2025 (đ/c Hà).")
	city.presses("Excel")
	require.Len(t, m.forms, 1)

	m.itself(t, hongBang)
	asks("hồng bàng")
	require.Contains(t, city.text(), "Số liệu tự động của quận Hồng Bàng (kỳ 21/5/2025), chốt 16h00; chưa có cán bộ gửi:")
	city.presses("Excel")
	task := m.jobs[len(m.jobs)-1].Args.(bot.ExportTask)
	require.True(t, task.Head.Itself)
	require.Equal(t, m.forms[1].ID, task.Forms[0])
	asks("")
	require.Contains(t, city.text(), "Quận Hồng Bàng: số liệu tự động chốt 16h00, chưa có cán bộ gửi, Minh")
	require.Len(t, m.sent, 1)

	other := &inTurn{t: t, d: d, who: "cán bộ HB"}
	other.does(bot.Event{Kind: bot.Said, Command: "guilenso"})
	require.Contains(t, other.text(), "Đến 16h00 chưa có cán bộ gửi biểu nên hệ thống đã tự chốt số liệu.")
}

// TestFormsOfAnEarlierRound are listed, seen and acknowledged on later days.
func TestFormsOfAnEarlierRound(t *testing.T) {
	m := town()
	m.lacking()
	before := m.rounds[0].Day
	require.NoError(t, m.formWrite(bot.FreezeForm{Key: "f", Form: bot.Form{Kind: bot.ByOfficer, Round: 1, Area: duongKinh, Day: before, Number: 4, At: noon.AddDate(0, 0, -2)}}))
	require.NoError(t, m.sendForm(bot.SendForm{Event: "s", Form: 1, Times: 1, By: people["cán bộ DK"], At: noon.AddDate(0, 0, -2)}))
	d := deskOf(t, m)
	city, area := &inTurn{t: t, d: d, who: "thành phố"}, &inTurn{t: t, d: d, who: "cán bộ DK"}
	for _, typed := range []string{"19/5/2025", "kỳ trước"} {
		city.state = State{}
		city.does(bot.Event{Kind: bot.Said, Command: "guilenso", Args: typed})
		require.Contains(t, city.text(), "BIỂU GỬI VỀ SỞ – KỲ 19/5/2025", typed)
	}
	city.presses("Sở đã nhận (1)")
	require.False(t, m.sent[0].Acked.IsZero())
	city.presses("Ai đã gửi")
	require.Contains(t, city.text(), "BIỂU GỬI VỀ SỞ – KỲ 19/5/2025")
	area.does(bot.Event{Kind: bot.Said, Command: "guilenso", Args: "kỳ trước"})
	require.Contains(t, area.text(), "Biểu số 4 của quận Dương Kinh (kỳ 19/5/2025)")
	require.Contains(t, area.text(), "Sở đã nhận lúc")
	city.state = State{}
	city.does(bot.Event{Kind: bot.Said, Command: "guilenso", Args: "20/5/2025"})
	require.Contains(t, city.text(), "Không có kỳ báo cáo ngày 20/5/2025.")
	require.Len(t, m.forms, 1)
}
