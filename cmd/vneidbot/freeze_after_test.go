package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestAnAreaThatClosesLater is named as such at everybody's hour, and the groups of the
// whole hear once more when the last one has closed.
func TestAnAreaThatClosesLater(t *testing.T) {
	t.Parallel()
	now := time.Now()
	c := clockworkOf(t, func(cfg *Config) { cfg.now = func() time.Time { return now } })
	ward, later, last := c.area("Phường Ánh Sáng"), c.area("Phường Bình Minh"), c.area("Phường Chiều Tà")
	c.principal("hien", ward, "Mầm non Hoa Sen")
	nam := c.principal("nam", later, "THPT Sao Mai", "THPT Sao Hôm")
	c.principal("ha", last, "THPT Sao Đêm")
	c.group("-2", bot.Everything)
	add := func(r bot.Round) { commit(t, c.App, bot.AddRound{Round: r, At: c.day(15, 9, 0)}) }
	add(c.round(0, 21, 15, 30))
	for _, area := range []bot.AreaID{later, last} {
		r := c.round(area, 21, 16, 0)
		r.Areas = c.day(21, 16, 30)
		add(r)
	}
	look := func(h, m int) string {
		now = c.day(21, h, m)
		for range 2 {
			workNow(t, c.App, now, c.closing())
		}
		return c.at(now)
	}
	require.Contains(t, look(16, 1), `Cán bộ đã gửi biểu: 0/3 địa bàn. Số liệu tự động, chưa có cán bộ gửi: 1 (phường Ánh Sáng). Chốt sau, chưa có trong số liệu: 2 (phường Bình Minh 16h30, phường Chiều Tà 16h30).
Đã báo cáo: 0/1 (0%)`)
	c.reports(nam, "THPT Sao Mai", bot.Accepted, c.day(21, 16, 10))
	told := look(16, 31)
	require.Contains(t, told, `Cán bộ đã gửi biểu: 0/3 địa bàn. Số liệu tự động, chưa có cán bộ gửi: 3 (phường Ánh Sáng, phường Bình Minh, phường Chiều Tà).
Đã báo cáo: 1/4 (25,0%)`)
	require.NotContains(t, told, "Chốt sau")
	require.Empty(t, look(16, 40), "each once")
}

// TestOfficersHearThatTheirFormsCameByThemselves: once each, with those of their hour.
func TestOfficersHearThatTheirFormsCameByThemselves(t *testing.T) {
	t.Parallel()
	now := time.Now()
	c := clockworkOf(t, func(cfg *Config) { cfg.now = func() time.Time { return now } })
	ward, direct, third := c.area("Phường Ánh Sáng"), c.area("Khối Trực Thuộc"), c.area("Phường Chiều Tà")
	c.principal("hien", ward, "Mầm non Hoa Sen")
	c.principal("nam", direct, "THPT Sao Mai", "THPT Sao Hôm")
	c.principal("ha", third, "THPT Sao Đêm")
	c.officer("lan", bot.WholeArea(ward))
	c.officer("both", bot.Scope{{Areas: []bot.AreaID{ward, third}, AllLevels: true}})
	c.officer("city", bot.Everything)
	c.officer("kim", bot.WholeArea(direct))
	c.officer("level", bot.OfLevels(bot.Nursery))
	add := func(r bot.Round) { commit(t, c.App, bot.AddRound{Round: r, At: c.day(15, 9, 0)}) }
	add(c.round(0, 21, 15, 30))
	add(c.round(direct, 21, 16, 0))
	now = c.day(21, 15, 40)
	c.at(now)
	look := func() string {
		for range 2 {
			workNow(t, c.App, now, c.closing())
		}
		return c.at(now)
	}
	now = c.day(21, 16, 1)
	require.Equal(t, `both: Số liệu tự động của phường Ánh Sáng, phường Chiều Tà (kỳ 21/5/2025), chốt 16h00; chưa có cán bộ gửi. [Gửi Sở]
kim: Số liệu tự động của Khối Trực Thuộc (kỳ 21/5/2025), chốt 16h00; chưa có cán bộ gửi: đã báo cáo 0/2, được tiếp nhận trở lên 0/2, đã xác nhận 0. [Gửi Sở]
lan: Số liệu tự động của phường Ánh Sáng (kỳ 21/5/2025), chốt 16h00; chưa có cán bộ gửi: đã báo cáo 0/1, được tiếp nhận trở lên 0/1, đã xác nhận 0. [Gửi Sở]`, look())
	now = c.day(21, 16, 5)
	require.Empty(t, look())
}
