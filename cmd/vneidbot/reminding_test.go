package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// clockwork is a program that stands still, with principals who can be written to; its
// reminders are looked for when the test says so.
type clockwork struct {
	t *testing.T
	*App
	reminder reminder
	unit     map[string]bot.UnitID
	parts    map[string][]string // of the last message to each
}

func newClockwork(t *testing.T) *clockwork { return clockworkOf(t, nil) }

func clockworkOf(t *testing.T, change func(*Config)) *clockwork {
	app := opened(t, change)
	return &clockwork{t: t, App: app, reminder: reminder{App: app}, unit: map[string]bot.UnitID{}, parts: map[string][]string{}}
}

// day is a moment of May 2025 at the office.
func (c *clockwork) day(day, hour, minute int) time.Time {
	return time.Date(2025, 5, day, hour, minute, 0, 0, c.place.Zone)
}

func (c *clockwork) round(area bot.AreaID, day, hour, minute int) bot.Round {
	at := c.day(day, hour, minute)
	return bot.Round{Area: area, Day: c.place.Day(at), Units: at, Areas: c.day(day, 16, 0)}
}

// principal ties somebody to units of an area, made when they are not there.
func (c *clockwork) principal(name string, area bot.AreaID, units ...string) bot.AccountID {
	c.t.Helper()
	id := bot.AccountID("telegram:" + name)
	for _, u := range units {
		if c.unit[u] == 0 {
			c.unit[u] = storetest.Unit(c.t, c.store, bot.Unit{Name: u, Area: area})
		}
		commit(c.t, c.App, bot.BindReporter{Account: id, Chat: bot.Chat{Channel: "telegram", ID: name}, Unit: c.unit[u], At: c.day(1, 9, 0)})
	}
	return id
}

func (c *clockwork) reports(who bot.AccountID, unit string, s bot.Status, at time.Time) {
	c.t.Helper()
	draft := bot.DraftID(fmt.Sprint(c.unit[unit], "-", at.Unix()))
	commit(c.t, c.App, bot.FileReport{ID: bot.NewReportID(draft, 1), Draft: draft, Unit: c.unit[unit], Status: s, Account: who, At: at})
}

// at looks for what is due at a moment, and tells what was written since.
func (c *clockwork) at(at time.Time) string {
	c.t.Helper()
	require.NoError(c.t, c.reminder.look(c.t.Context(), at))
	list, err := c.store.Claim(c.t.Context(), time.Now(), time.Minute, 100)
	require.NoError(c.t, err)
	var said []string
	for _, q := range list {
		var labels []string
		for _, row := range q.Message.Buttons {
			for _, b := range row {
				require.LessOrEqual(c.t, len(b.Data), 64)
				require.True(c.t, b.Standing)
				labels = append(labels, "["+b.Label+"]")
			}
		}
		require.True(c.t, q.Unasked)
		c.parts[q.To.ID] = nil
		for _, p := range q.Message.Parts {
			c.parts[q.To.ID] = append(c.parts[q.To.ID], p.Text)
		}
		said = append(said, q.To.ID+": "+q.Message.Parts[0].Text+" "+strings.Join(labels, " "))
		require.NoError(c.t, c.store.Sent(c.t.Context(), q.Row, "1"))
	}
	slices.Sort(said)
	return strings.Join(said, "\n")
}

// rounds are those that stand.
func (c *clockwork) rounds() (all bot.Rounds) {
	require.NoError(c.t, c.store.Snapshot(c.t.Context(), func(s *store.Snapshot) (err error) { all, err = s.Rounds(); return err }))
	return all
}

func (c *clockwork) area(name string) bot.AreaID {
	return storetest.Area(c.t, c.store, bot.Area{Name: name})
}

// TestADayOfReminders plays the letters' first round.
func TestADayOfReminders(t *testing.T) {
	t.Parallel()
	c := newClockwork(t)
	ward := c.area("Phường Ánh Sáng")
	hien := c.principal("hien", ward, "Mầm non Hoa Sen")
	nam := c.principal("nam", ward, "Tiểu học Hòa Nghĩa", "THCS Hòa Nghĩa")
	c.principal("ha", ward, "Mầm non Sao Mai")
	commit(t, c.App, bot.AddRound{Round: c.round(0, 19, 15, 30), At: c.day(15, 9, 0)}, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)})
	c.reports(hien, "Mầm non Hoa Sen", bot.Refused, c.day(19, 9, 10))
	c.reports(nam, "THCS Hòa Nghĩa", bot.Accepted, c.day(19, 10, 0))
	require.Equal(t, `hien: Kính gửi thầy/cô, Mầm non Hoa Sen (phường Ánh Sáng) đã đăng ký lại trên VNeID chưa? Lần trước đơn vị báo "Từ chối" (19/5/2025). [Rồi, được tiếp nhận] [Rồi, lại bị từ chối] [Chưa đăng ký lại] [Cần hỗ trợ] [Nhắc lại sau 30 phút] [Chiều nay 14h] [Tôi không phụ trách đơn vị này nữa]`, c.at(c.day(20, 9, 10)))
	require.Equal(t, `ha: Kính gửi thầy/cô, Mầm non Sao Mai (phường Ánh Sáng) chưa có báo cáo định danh điện tử. Hạn: 15h30 ngày 21/5/2025. [Báo cáo ngay] [Nhắc lại sau 30 phút] [Sáng mai 8h] [Tôi không phụ trách đơn vị này nữa]
nam: Kính gửi thầy/cô, Tiểu học Hòa Nghĩa (phường Ánh Sáng) chưa có báo cáo định danh điện tử. Hạn: 15h30 ngày 21/5/2025. [Báo cáo ngay] [Nhắc lại sau 30 phút] [Sáng mai 8h] [Tôi không phụ trách đơn vị này nữa]`, c.at(c.day(20, 15, 30)))
	require.Empty(t, c.at(c.day(20, 15, 31)))
	commit(t, c.App, bot.PutOff{Account: "telegram:ha", Units: []bot.UnitID{c.unit["Mầm non Sao Mai"]}, Until: c.day(21, 8, 0), At: c.day(20, 16, 0)})
	require.Equal(t, `ha: Kính gửi thầy/cô, theo giờ thầy/cô đã hẹn: Mầm non Sao Mai (phường Ánh Sáng) chưa có báo cáo. Xin thầy/cô báo cáo trước 15h30 hôm nay. [Báo cáo ngay] [Nhắc lại sau 30 phút] [Chiều nay 14h] [Tôi không phụ trách đơn vị này nữa]`, c.at(c.day(21, 8, 0)))
	require.Empty(t, c.at(c.day(21, 8, 1)))
	c.reports("telegram:ha", "Mầm non Sao Mai", bot.Succeeded, c.day(21, 9, 0))
	require.Empty(t, c.at(c.day(21, 13, 29)))
	require.Equal(t, `hien: Kính gửi thầy/cô, lần trước Mầm non Hoa Sen (phường Ánh Sáng) báo "Từ chối" (19/5/2025). Xin thầy/cô cập nhật trước 15h30 hôm nay. [Không thay đổi] [Được tiếp nhận] [Định danh thành công] [Nhắc lại sau 30 phút] [Chiều nay 14h] [Tôi không phụ trách đơn vị này nữa]
nam: Kính gửi thầy/cô, sắp đến hạn báo cáo (15h30 hôm nay). Tiểu học Hòa Nghĩa (phường Ánh Sáng) chưa có báo cáo định danh điện tử. [Báo cáo ngay] [Nhắc lại sau 30 phút] [Chiều nay 14h] [Tôi không phụ trách đơn vị này nữa]`, c.at(c.day(21, 13, 30)))

	moved := c.round(0, 21, 16, 30)
	moved.ID, moved.Areas = c.rounds()[1].ID, c.day(21, 17, 0)
	commit(t, c.App, bot.MoveRound{Round: moved, Was: 1, At: c.day(21, 13, 40)})
	require.Equal(t, `ha: Kính gửi thầy/cô, hạn báo cáo ngày 21/5/2025 của Mầm non Sao Mai (phường Ánh Sáng) đổi từ 15h30 sang 16h30. 
hien: Kính gửi thầy/cô, hạn báo cáo ngày 21/5/2025 của Mầm non Hoa Sen (phường Ánh Sáng) đổi từ 15h30 sang 16h30. 
nam: Kính gửi thầy/cô, hạn báo cáo ngày 21/5/2025 của Tiểu học Hòa Nghĩa (phường Ánh Sáng) đổi từ 15h30 sang 16h30. `, c.at(c.day(21, 13, 41)))
	require.Empty(t, c.at(c.day(21, 13, 42)))
	require.Empty(t, c.at(c.day(21, 14, 30).Add(-time.Second)))
	require.Contains(t, c.at(c.day(21, 14, 30)), "nam: Kính gửi thầy/cô, sắp đến hạn báo cáo (16h30 hôm nay).")
}
