package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// gaveBack gives the last report of a unit back.
func (m *memory) gaveBack(id bot.UnitID) {
	m.reports[id] = []bot.Report{{ID: "r1", Unit: id, Status: bot.Accepted, Review: bot.Returned, At: noon, Receipt: "BC-1111-2222"}}
	m.decisions["r1"] = bot.Decision{Event: "e1", Review: bot.Returned, Reason: bot.ReturnBlurred, By: people["thành phố"], At: noon, Unit: id}
	m.returned = map[bot.UnitID]*bot.Return{id: {Receipt: "BC-1111-2222", Said: noon, Reason: bot.ReturnBlurred, By: people["thành phố"], At: noon}}
	for i := range m.units {
		if m.units[i].ID == id {
			m.units[i].Current = nil
		}
	}
}

// A unit whose report was given back has none that counts, but nobody is told that it has
// sent none: not the officer, not the schools' group, not the principal.
func TestAReturnedReportIsNotCalledNone(t *testing.T) {
	m := town()
	m.gaveBack(102)
	m.reporters[102] = []bot.AccountID{people["hiệu trưởng"]}
	c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
	why := "Ảnh mờ, không đọc được"
	for _, what := range []string{"donvi", "baocaothay"} {
		c.does(bot.Event{Kind: bot.Said, Command: what, Args: "Hoa Hồng"})
		require.NotContains(t, c.text(), "Chưa có báo cáo", what)
		require.Contains(t, c.text(), "lý do: "+why, what)
		require.Contains(t, c.text(), "Đơn vị chưa gửi lại.", what)
	}
	c.does(bot.Event{Kind: bot.Said, Command: "donvi", Args: "Hoa Hồng"})
	c.presses("Lịch sử")
	require.Contains(t, c.text(), "trả lại lúc 15h12 ngày 21/5/2025, lý do: "+why)

	c.does(bot.Event{Kind: bot.Said, Command: "dondoc"})
	text := c.text()
	require.Contains(t, text, "đơn vị cần gửi lại báo cáo: Mầm non Hoa Hồng.")
	require.NotContains(t, text, "chưa báo cáo định danh điện tử: Mầm non Hoa Hồng")
	require.Contains(t, text, "báo cáo của Mầm non Hoa Hồng (quận Dương Kinh) đã được trả lại ngày 21/5/2025. Lý do: "+why)
	require.NotContains(t, text, "chưa có báo cáo")
}
