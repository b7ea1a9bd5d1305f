package main

import (
	"context"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/storetest"
)

// TestAnHourOf429: from the minute of a reminder on Telegram answers every message with
// "retry after an hour". The program asks it no more for so long, and then says everything
// once; what principals say meanwhile is taken.
func TestAnHourOf429(t *testing.T) {
	t.Parallel()
	place := bot.NewPlace(nil)
	day := place.Day(time.Now()).AddDate(0, 0, 1)
	for !place.Working(day) {
		day = day.AddDate(0, 0, 1)
	}
	var ahead, waited atomic.Int64 // of the office's clock, and of the one by which messages are sent
	clock := func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	to := func(hour, minute int) { ahead.Add(int64(place.At(day, hour, minute).Sub(clock()))) }
	to(13, 29)
	tg, app := boot(t, func(c *Config) {
		c.now, c.sends = clock, func() time.Time { return time.Now().Add(time.Duration(waited.Load())) }
	})
	users := reminded(t, tg, app, 5, clock())
	before := tg.Calls("sendMessage")
	tg.Fault(telegramtest.Fault{Retry: 3600, Count: -1})
	commit(t, app, bot.AddRound{Round: bot.Round{Day: day, Units: place.At(day, 15, 30), Areas: place.At(day, 16, 0)}, At: clock()})
	to(13, 30)
	users[0].Say("0299900124 đã được tiếp nhận")
	require.Eventually(t, func() bool { // all is written, and was refused or is held; nothing is on its way
		return count(t, app, `SELECT count(*) FROM outbox WHERE state = 'waiting'`) > len(users) &&
			count(t, app, `SELECT count(*) FROM outbox o WHERE o.state = 'waiting' AND (o.lease_until > 0 OR o.not_before <= ?1
			  AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.key IN (o.chat_key, o.channel)))`, time.Now().UnixMilli()) == 0
	}, 20*time.Second, 50*time.Millisecond)
	require.Greater(t, tg.Calls("sendMessage"), before)
	tg.ClearFaults()
	asked := tg.Calls("sendMessage")
	to(14, 20)
	waited.Store(int64(50 * time.Minute))
	users[1].Say("0299900124 bị từ chối")
	require.Eventually(t, func() bool { return tg.Pending() == 0 }, 20*time.Second, 10*time.Millisecond)
	to(14, 31)
	early := func() bool { return tg.Calls("sendMessage") > asked+1 } // the answer to the second one goes at once
	require.Never(t, early, time.Second, 20*time.Millisecond, "it asks a platform again that has said when to come back")
	waited.Store(int64(61 * time.Minute))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for i, u := range users {
		_, err := u.Says(ctx, "chưa có báo cáo")
		require.NoError(t, err, u.Transcript())
		require.Equal(t, 1, strings.Count(u.Transcript(), "chưa có báo cáo"), u.Transcript())
		if i < 2 {
			require.Equal(t, 1, strings.Count(u.Transcript(), "Đã ghi trạng thái"), u.Transcript())
		}
	}
	require.Empty(t, tg.Refused())
}

// reminded are so many principals, each of a unit that has not reported.
func reminded(t *testing.T, tg *telegramtest.Server, app *App, n int, now time.Time) (users []*telegramtest.User) {
	t.Helper()
	for i := range n {
		u := tg.User(int64(3000+i), "Hiệu trưởng "+strconv.Itoa(i))
		u.Say("/start")
		users = append(users, u)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for i, u := range users {
		_, err := u.Says(ctx, "mã số thuế")
		require.NoError(t, err, u.Transcript())
		chat := bot.Chat{Channel: "telegram", ID: strconv.Itoa(3000 + i)}
		unit := storetest.Unit(t, app.store, bot.Unit{Name: "Mầm non Số " + strconv.Itoa(i), Area: 1})
		commit(t, app, bot.BindReporter{Account: bot.AccountID(chat.Key()), Chat: chat, Unit: unit, At: now})
		u.Skip()
	}
	return users
}
