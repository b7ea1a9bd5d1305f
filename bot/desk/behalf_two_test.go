package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestTwoUnitsNamedAtOnceAreAskedAbout: none is dropped, and what was said is kept.
func TestTwoUnitsNamedAtOnceAreAskedAbout(t *testing.T) {
	for _, args := range []string{"hoa sen, hòa nghĩa được tiếp nhận", "mầm non hoa sen và tiểu học hòa nghĩa đã được tiếp nhận", "Tiểu học Hòa Nghĩa, mầm non hoa sen: được tiếp nhận"} {
		m := town()
		c := &inTurn{t: t, d: deskOf(t, m), who: "cán bộ DK"}
		c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: args})
		require.Contains(t, c.text(), "Đồng chí báo cáo thay đơn vị nào trước?", args)
		c.presses("Tiểu học Hòa Nghĩa (quận Dương Kinh)")
		require.Contains(t, c.text(), "Trạng thái: Được tiếp nhận")
		c.presses("Gửi báo cáo thay")
		c.presses("Báo cáo thay Mầm non Hoa Sen (quận Dương Kinh)")
		require.Contains(t, c.text(), "Báo cáo thay Mầm non Hoa Sen (quận Dương Kinh).")
	}
}

// TestANameWithItsAreaIsOneUnit, whatever stands between.
func TestANameWithItsAreaIsOneUnit(t *testing.T) {
	for _, args := range []string{"Hòa Nghĩa, Dương Kinh, được tiếp nhận", "trường mầm non hoa sen, quận Dương Kinh: được tiếp nhận", "mầm non hoa sen, cô hiệu trưởng báo đã được tiếp nhận"} {
		c := &inTurn{t: t, d: deskOf(t, town()), who: "cán bộ DK"}
		c.does(bot.Event{Kind: bot.Said, Command: "baocaothay", Args: args})
		require.NotContains(t, c.text(), "nhiều đơn vị được nhắc tới", args)
	}
}
