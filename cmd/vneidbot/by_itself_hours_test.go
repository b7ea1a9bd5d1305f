package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestTwoAreasWithTwoHours: a group and an officer of both are told of each at its own
// hour, and of no unit of the other.
func TestTwoAreasWithTwoHours(t *testing.T) {
	t.Parallel()
	now := time.Now()
	c := clockworkOf(t, func(cfg *Config) { cfg.now = func() time.Time { return now } })
	ward, direct := c.area("Phường Ánh Sáng"), c.area("Khối Trực Thuộc")
	both := bot.Scope{{Areas: []bot.AreaID{ward, direct}, AllLevels: true}}
	c.principal("hien", ward, "Mầm non Hoa Sen")
	c.principal("nam", direct, "THPT Sao Mai", "THPT Sao Hôm")
	c.group("-5", both)
	c.group("-6", bot.Everything)
	c.officer("lan", both)
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)}, bot.AddRound{Round: c.round(direct, 21, 16, 0), At: c.day(15, 9, 0)})
	look := func(h, m int) string {
		now = c.day(21, h, m)
		workNow(t, c.App, now, c.freezing())
		workNow(t, c.App, time.Now(), c.tellingCuts())
		return c.at(now) + "\n" + c.at(now) + "\n" + c.at(now) // a chat is told one at a time
	}
	look(7, 30)
	require.Contains(t, look(15, 25), "lan: Đồng chí lưu ý: sắp đến hạn 15h30. Chưa báo cáo 1")
	require.Contains(t, look(15, 31), "-5: ")
	require.Contains(t, look(15, 55), "lan: Đồng chí lưu ý: sắp đến hạn 16h00. Chưa báo cáo 2")
	said := look(16, 1)
	require.Contains(t, said, "-5: KẾT QUẢ BÁO CÁO KỲ 21/5/2025")
	require.NotContains(t, said, "-6: ", "the whole hears of it with all forms")
	require.Contains(t, c.parts["-5"], "Chưa báo cáo (2): THPT Sao Hôm; THPT Sao Mai.")
}
