package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// officer makes somebody an officer who can be written to.
func (c *clockwork) officer(name string, scope bot.Scope) {
	c.t.Helper()
	id, chat := bot.AccountID("telegram:"+name), bot.Chat{Channel: "telegram", ID: name}
	commit(c.t, c.App, bot.SetAccount{ID: id, Chat: chat, At: c.day(1, 9, 0)},
		bot.InviteOfficer{Event: name, OfficerCode: bot.OfficerCode{Hash: name, Scope: scope, By: "telegram:1", Expires: c.day(30, 9, 0).AddDate(2, 0, 0)}, At: c.day(1, 9, 0)},
		bot.SpendCode{Hash: name, Account: id, Chat: chat, At: c.day(1, 9, 0)})
}

func (c *clockwork) group(name string, scope bot.Scope) {
	commit(c.t, c.App, bot.BindGroup{Group: bot.Group{Chat: bot.Chat{Channel: "telegram", ID: name, Group: true}, Title: name, Scope: scope, By: "telegram:1", At: c.day(1, 9, 0), Lang: "vi"}})
}

// TestTheDayOfADeadlineForTheOffice plays what officers and groups are told by itself.
func TestTheDayOfADeadlineForTheOffice(t *testing.T) {
	t.Parallel()
	now := time.Now()
	c := clockworkOf(t, func(cfg *Config) { cfg.now = func() time.Time { return now } })
	ward, other := c.area("Phường Ánh Sáng"), c.area("Phường Bình Minh")
	hien := c.principal("hien", ward, "Mầm non Hoa Sen", "Tiểu học Hòa Nghĩa")
	c.principal("nam", other, "Mầm non Sao Mai")
	c.officer("lan", bot.WholeArea(ward))
	c.officer("city", bot.Everything)
	c.group("-1", bot.WholeArea(ward))
	c.group("-2", bot.Everything)
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)}, bot.AddRound{Round: bot.Round{Area: other, Day: c.round(0, 21, 16, 0).Day, Units: c.day(21, 16, 0), Areas: c.day(21, 16, 0)}, At: c.day(15, 9, 0)})
	look := func(h, m int) string {
		now = c.day(21, h, m)
		workNow(t, c.App, now, c.freezing())
		workNow(t, c.App, time.Now(), c.tellingCuts())
		var office []string
		for _, line := range strings.Split(c.at(now), "\n") {
			if who, _, _ := strings.Cut(line, ":"); slices.Contains([]string{"lan", "city", "-1", "-2"}, who) {
				office = append(office, strings.TrimSpace(line))
			}
		}
		return strings.Join(office, "\n")
	}
	require.Equal(t, `city: Hôm nay là ngày báo cáo: đơn vị trước 15h30, địa bàn trước 16h00. Chưa báo cáo 3, cần cập nhật 0, chờ xác nhận 0, làm dở 0. [Chưa báo cáo] [Xác nhận ảnh] [Đôn đốc]
lan: Hôm nay là ngày báo cáo: đơn vị trước 15h30, địa bàn trước 16h00. Chưa báo cáo 2, cần cập nhật 0, chờ xác nhận 0, làm dở 0. [Chưa báo cáo] [Xác nhận ảnh] [Đôn đốc]`, look(7, 30))
	require.Empty(t, look(7, 31))
	c.reports(hien, "Mầm non Hoa Sen", bot.Accepted, c.day(21, 9, 0))
	require.Empty(t, look(15, 24))
	require.Contains(t, look(15, 25), "lan: Đồng chí lưu ý: sắp đến hạn 15h30. Chưa báo cáo 1,")
	require.Empty(t, look(15, 30))
	said := look(15, 31)
	require.Contains(t, said, "-1: KẾT QUẢ BÁO CÁO KỲ 21/5/2025")
	require.Contains(t, said, "-2: KẾT QUẢ BÁO CÁO KỲ 21/5/2025")
	require.Empty(t, look(15, 32), "once")
	require.Equal(t, []string{"Chưa báo cáo (1): Tiểu học Hòa Nghĩa.", "Đề nghị các đơn vị còn lại báo cáo trước 15h50 để kịp tổng hợp gửi Sở trước 16h00. Trân trọng cảm ơn các thầy/cô."}, c.parts["-1"][len(c.parts["-1"])-2:])
	require.NotContains(t, strings.Join(c.parts["-2"], "\n"), "Hòa Nghĩa", "a city's group has numbers alone")
	require.Contains(t, strings.Join(c.parts["-1"], "\n"), "Số liệu đã chốt lúc 15h30 ngày 21/5/2025")

	c.reports(hien, "Tiểu học Hòa Nghĩa", bot.Refused, c.day(21, 15, 40))
	for _, day := range []int{23, 26} {
		commit(t, c.App, bot.AddRound{Round: c.round(0, day, 15, 30), At: c.day(22, 9, 0)})
	}
	now = c.day(26, 15, 31)
	for range 2 {
		workNow(t, c.App, now, c.freezing())
		workNow(t, c.App, time.Now(), c.tellingCuts())
	}
	c.at(now)
	require.Contains(t, c.parts["-1"], "Cần cập nhật (1): Tiểu học Hòa Nghĩa.", "who has to report anew is named too")
}

// TestAnAreaThatGotMoreTime is told by the hours that count for it; one without units
// is told nothing.
func TestAnAreaThatGotMoreTime(t *testing.T) {
	t.Parallel()
	now := time.Now()
	c := clockworkOf(t, func(cfg *Config) { cfg.now = func() time.Time { return now } })
	ward, other, empty := c.area("Phường Ánh Sáng"), c.area("Phường Bình Minh"), c.area("Phường Trống")
	c.principal("hien", ward, "Mầm non Hoa Sen")
	nam := c.principal("nam", other, "THPT Sao Mai", "THPT Sao Hôm")
	c.group("-3", bot.WholeArea(other))
	c.group("-4", bot.WholeArea(empty))
	look := func(h, m int) string {
		now = c.day(21, h, m)
		workNow(t, c.App, now, c.freezing())
		workNow(t, c.App, time.Now(), c.tellingCuts())
		return c.at(now)
	}
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)})
	require.NotContains(t, look(15, 31), "-4: ")
	require.Contains(t, c.parts["-3"], "Chưa báo cáo (2): THPT Sao Hôm; THPT Sao Mai.")
	commit(t, c.App, bot.AddRound{Round: bot.Round{Area: other, Day: c.round(0, 21, 17, 0).Day, Units: c.day(21, 17, 0), Areas: c.day(21, 17, 30)}, At: c.day(21, 16, 10)})
	c.reports(nam, "THPT Sao Mai", bot.Accepted, c.day(21, 16, 40))
	require.Contains(t, look(17, 1), "-3: ")
	require.Contains(t, c.parts["-3"], "Chưa báo cáo (1): THPT Sao Hôm.")
}
