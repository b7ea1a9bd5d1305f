package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestOwnHoursWhenEverybodysHavePassed: an area that was left out of everybody's cut-off
// is frozen at its own, whatever is typed.
func TestOwnHoursWhenEverybodysHavePassed(t *testing.T) {
	m := town()
	day := bot.NewPlace(nil).Day(noon)
	at := func(h, min int) (r bot.Round) {
		p := bot.NewPlace(nil)
		return bot.Round{ID: bot.RoundID(h*100 + min), Day: day, Units: p.At(day, h, min), Areas: p.At(day, 16, 0), Version: 1}
	}
	common, own := at(15, 0), at(16, 0)
	own.Area = duongKinh
	m.rounds = bot.Rounds{common, own}
	city := &inTurn{t: t, d: deskOf(t, m), who: "thành phố"}
	types := func(args string) string {
		city.state = State{}
		city.does(bot.Event{Kind: bot.Said, Command: "kybaocao", Args: args})
		return city.text()
	}
	require.Contains(t, types("xóa 21/5/2025 Dương Kinh"), "không xóa và không chuyển sang ngày khác")
	require.Contains(t, types("dời 21/5/2025 sang 22/5/2025 Dương Kinh"), "không xóa và không chuyển sang ngày khác")
	require.Contains(t, types("dời 21/5/2025 15h45 16h00 Dương Kinh"), "Đổi kỳ báo cáo, quận Dương Kinh")
	require.Contains(t, types("xóa 21/5/2025 Hồng Bàng"), "Ngày 21/5/2025 quận Hồng Bàng theo kỳ chung, không có giờ riêng để xóa.")
	require.Contains(t, types("hôm nay 16h00 16h30 Hồng Bàng"), "Lưu ý: quận Hồng Bàng gửi biểu lúc 16h30, sau giờ thành phố nhận biểu (16h00)")
	require.NotContains(t, types("hôm nay 15h45 16h00 Hồng Bàng"), "Lưu ý")
	require.Contains(t, types("xóa"), "ngày của kỳ cần xóa, ví dụ: 21/5/2025.")
	require.Contains(t, types("dời"), "ví dụ: 21/5/2025 sang 22/5/2025.")
}
