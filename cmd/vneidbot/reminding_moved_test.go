package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// An hour that is corrected is no reminder: that of two hours before comes all the same.
func TestWhoseHourWasMovedIsRemindedBeforeTheNewOne(t *testing.T) {
	t.Parallel()
	c := newClockwork(t)
	c.principal("hien", c.area("Phường Ánh Sáng"), "Mầm non Hoa Sen")
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)})
	require.Contains(t, c.at(c.day(20, 15, 30)), "Hạn: 15h30")
	moved := c.round(0, 21, 15, 45)
	moved.ID, moved.Areas = c.rounds()[0].ID, c.day(21, 16, 15)
	commit(t, c.App, bot.MoveRound{Round: moved, Was: 1, At: c.day(21, 13, 20)})
	require.Contains(t, c.at(c.day(21, 13, 20)), "đổi từ 15h30 sang 15h45")
	require.Empty(t, c.at(c.day(21, 13, 44)))
	require.Contains(t, c.at(c.day(21, 13, 45)), "sắp đến hạn báo cáo (15h45 hôm nay)")
	require.Empty(t, c.at(c.day(21, 14, 20)))
	var told []bot.RoundKey
	require.NoError(t, c.store.Snapshot(t.Context(), func(s *store.Snapshot) error {
		list, err := s.Occasions(c.rounds()[0], bot.Everything)
		for _, o := range list {
			told = append(told, o.Note.Key)
		}
		return err
	}))
	require.Contains(t, told, bot.NewOccasion(bot.Round{ID: moved.ID, Version: 1}, bot.RemindAhead), "what was written of the hour before is listed")
	require.Contains(t, told, bot.NewOccasion(bot.Round{ID: moved.ID, Version: 2}, bot.RemindNear))
}

// What was promised for the hour of a reminder, or shortly before it, is asked once.
func TestAPromiseAtTheHourOfAReminderIsAskedOnce(t *testing.T) {
	t.Parallel()
	c := newClockwork(t)
	direct := c.area("Khối Trực Thuộc")
	hien := c.principal("hien", direct, "THPT Sao Hôm")
	nam := c.principal("nam", direct, "THPT Sao Mai")
	c.principal("ha", direct, "THPT Hoa Sen")
	commit(t, c.App, bot.AddRound{Round: c.round(direct, 21, 16, 0), At: c.day(20, 17, 0)})
	require.NotEmpty(t, c.at(c.day(21, 9, 0)), "the day before was too late")
	commit(t, c.App, bot.PutOff{Account: hien, Units: []bot.UnitID{c.unit["THPT Sao Hôm"]}, Until: c.day(21, 14, 0), At: c.day(21, 9, 1)},
		bot.PutOff{Account: nam, Units: []bot.UnitID{c.unit["THPT Sao Mai"]}, Until: c.day(21, 13, 40), At: c.day(21, 13, 10)})
	require.Equal(t, 1, strings.Count(c.at(c.day(21, 13, 40)), "nam: "))
	said := c.at(c.day(21, 14, 0))
	require.Equal(t, 1, strings.Count(said, "hien: "), said)
	require.Contains(t, said, "hien: Kính gửi thầy/cô, theo giờ thầy/cô đã hẹn")
	require.Contains(t, said, "ha: Kính gửi thầy/cô, sắp đến hạn")
	require.NotContains(t, said, "nam: ")
	require.Empty(t, c.at(c.day(21, 14, 31)))
	require.NoError(t, c.store.Snapshot(t.Context(), func(s *store.Snapshot) error {
		list, err := s.Occasions(c.rounds()[0], bot.Everything)
		i := slices.IndexFunc(list, func(o bot.Occasion) bool { return o.Note.Key.Reminding() == bot.RemindNear })
		require.GreaterOrEqual(t, i, 0)
		require.Equal(t, 3, list[i].Told+list[i].Waiting, "who was asked at the own hour is told of in the round's list: %+v", list[i])
		return err
	}))
}

// The reminders of one look are parted by their kind, whichever areas they are of.
func TestEveryAreasMorningLineComesAtOnce(t *testing.T) {
	t.Parallel()
	c := newClockwork(t)
	ward, direct := c.area("Phường Ánh Sáng"), c.area("Khối Trực Thuộc")
	c.principal("hien", ward, "Mầm non Hoa Sen")
	c.principal("nam", direct, "THPT Sao Mai")
	c.officer("kim", bot.WholeArea(direct))
	c.officer("lan", bot.WholeArea(ward))
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)}, bot.AddRound{Round: c.round(direct, 21, 16, 0), At: c.day(15, 9, 0)})
	said := c.at(c.day(21, 7, 30))
	require.Contains(t, said, "kim: Hôm nay là ngày báo cáo: đơn vị trước 16h00")
	require.Contains(t, said, "lan: Hôm nay là ngày báo cáo: đơn vị trước 15h30")
}

// Whoever was told that there is no hour any more is told when it is there again, and
// how long it is until then in hours.
func TestAnHourThatIsThereAgainIsTold(t *testing.T) {
	t.Parallel()
	c := newClockwork(t)
	c.principal("hien", c.area("Phường Ánh Sáng"), "Mầm non Hoa Sen")
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)})
	require.NotEmpty(t, c.at(c.day(20, 15, 30)))
	commit(t, c.App, bot.RemoveRound{Round: c.rounds()[0].ID, Was: 1, At: c.day(20, 16, 0)})
	require.Contains(t, c.at(c.day(20, 16, 1)), "không còn nữa")
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(20, 16, 20)})
	require.Equal(t, "hien: Kính gửi thầy/cô, Mầm non Hoa Sen (phường Ánh Sáng) lại có hạn báo cáo: 15h30 ngày 21/5/2025. ", c.at(c.day(20, 16, 21)))
	require.Empty(t, c.at(c.day(20, 16, 22)))
	require.Contains(t, c.at(c.day(21, 14, 0)), "sắp đến hạn báo cáo (15h30 hôm nay)")
	commit(t, c.App, bot.RemoveRound{Round: c.rounds()[0].ID, Was: 1, At: c.day(21, 14, 10)})
	require.Contains(t, c.at(c.day(21, 14, 11)), "không còn nữa")
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 45), At: c.day(21, 14, 20)})
	require.Contains(t, c.at(c.day(21, 14, 21)), "lại có hạn báo cáo: 15h45 ngày 21/5/2025.", "of one that was taken back nothing is moved")
}

// A unit that comes to an area with other hours is told them, as a round that moves is.
func TestAUnitThatMovesToOtherHoursIsToldThem(t *testing.T) {
	t.Parallel()
	c := newClockwork(t)
	ward, direct := c.area("Phường Ánh Sáng"), c.area("Khối Trực Thuộc")
	c.principal("hien", ward, "THPT Sao Mai")
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(15, 9, 0)}, bot.AddRound{Round: c.round(direct, 21, 16, 0), At: c.day(15, 9, 0)})
	require.Contains(t, c.at(c.day(20, 15, 30)), "Hạn: 15h30")
	require.Empty(t, c.at(c.day(20, 16, 10)))
	unit := c.unit["THPT Sao Mai"]
	var was bot.UnitCard
	require.NoError(t, c.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
		u, err := n.Unit(unit)
		was = u.Card()
		return err
	}))
	now := was
	now.Area = direct
	commit(t, c.App, bot.ChangeUnit{Event: "m", Act: "a", Unit: unit, Was: was, Now: now, Since: c.day(20, 16, 20), By: "telegram:9"})
	require.Contains(t, c.at(c.day(20, 16, 30)), "THPT Sao Mai (Khối Trực Thuộc) đổi từ 15h30 sang 16h00")
	require.Empty(t, c.at(c.day(20, 16, 40)), "once")
}

// An office has its own quiet hours, and its own last reminder.
func TestAnOfficesOwnTact(t *testing.T) {
	t.Parallel()
	c := newClockwork(t)
	c.principal("hien", c.area("Phường Ánh Sáng"), "Mầm non Hoa Sen")
	commit(t, c.App, bot.AddRound{Round: c.round(0, 21, 15, 30), At: c.day(20, 19, 0)},
		bot.SetSetting{Setting: bot.SettingQuietFrom, Value: "19"}, bot.SetSetting{Setting: bot.SettingRemindHours, Value: "3"})
	require.Empty(t, c.at(c.day(20, 19, 30)), "quiet")
	require.Contains(t, c.at(c.day(21, 8, 0)), "15h30")
	require.Contains(t, c.at(c.day(21, 12, 30)), "sắp đến hạn báo cáo")
	require.Empty(t, c.at(c.day(21, 13, 31)))
}
