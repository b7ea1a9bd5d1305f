package zalo

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/zalo/zalotest"
)

// ledger is a Ledger in memory.
type ledger struct {
	mu    sync.Mutex
	chats map[string]bool
	spent map[string]int
}

func (l *ledger) Meet(_ context.Context, chat bot.Chat, most int, _ time.Time) (int, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.chats[chat.Key()] && len(l.chats) < most {
		l.chats[chat.Key()] = true
	}
	return len(l.chats), l.chats[chat.Key()], nil
}

func (l *ledger) Spend(_ context.Context, _, month string, n int) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.spent[month] += n
	return l.spent[month], nil
}

func (l *ledger) Used(_ context.Context, _, month string) (int, int, int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.chats), 0, l.spent[month], nil
}

type free struct{}

func (free) Take(context.Context, string, string, bool, int) (time.Duration, error) { return 0, nil }
func (free) Count(context.Context, string, map[bot.Chat]int) error                  { return nil }

func TestThePlanIsWatched(t *testing.T) {
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	var alarms []string
	q := &Quota{Ledger: &ledger{chats: map[string]bool{}, spent: map[string]int{}}, Users: 5, Groups: 3, Messages: 20, SentOnly: true,
		Now: func() time.Time { return now },
		Full: func(bot.Event) (bot.Message, bool) {
			return bot.Message{Parts: []bot.Para{{Text: "hết chỗ"}}}, true
		},
		Tell: func(_ context.Context, a Alarm) { alarms = append(alarms, a.Key) }}
	r := newRig(t, zalotest.Quirks{}, func(o *Options) { o.Quota = q })
	r.start()
	for n := range 5 {
		r.srv.User(string(rune('a'+n)), "Cô").Say("chào")
		r.event(n + 1)
	}
	late := r.srv.User("late", "Cô Muộn")
	r.srv.Fault(zalotest.Fault{Method: "sendMessage", Page: 502})
	late.Say("chào")
	late.Say("chào, có ai không")
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_, err := late.Says(ctx, "hết chỗ")
	require.NoError(t, err)
	late.Say("chào lại")
	r.srv.User("a", "Cô").Say("vẫn được")
	require.Equal(t, "vẫn được", r.event(6).Text)
	require.Len(t, late.Screen(), 4, "answered once a day, counted from the answer")
	require.NoError(t, r.stop())
	require.Equal(t, []string{"zalo.quota:users:2026-11", "zalo.quota:users:2026-11:full"}, alarms)

	to := bot.Chat{Channel: Name, ID: "a"}
	pace := q.Pace(free{})
	send := func() error {
		_, err := r.c.Send(context.Background(), to, bot.Message{Parts: []bot.Para{{Text: "x"}}})
		return err
	}
	for range 16 {
		wait, err := pace.Take(context.Background(), Name, "a", false, 1)
		require.NoError(t, err)
		require.Zero(t, wait)
		require.NoError(t, send())
	}
	require.Equal(t, "zalo.quota:messages:2026-11", alarms[len(alarms)-1])
	require.NoError(t, send())
	wait, err := pace.Take(context.Background(), Name, "a", false, 1)
	require.NoError(t, err)
	require.Positive(t, wait, "the rest is for answers")
	wait, err = pace.Take(context.Background(), "telegram", "a", false, 1)
	require.NoError(t, err)
	require.Zero(t, wait, "other platforms go on")

	now = now.AddDate(0, 1, 0)
	wait, err = pace.Take(context.Background(), Name, "a", false, 1)
	require.NoError(t, err)
	require.Zero(t, wait, "a new month")
	r.srv.SetQuota(0)
	e := channel.AsSendError(send())
	require.Equal(t, channel.Limited, e.Outcome)
	require.True(t, e.All)
	require.Equal(t, limitLeast, e.After)
	require.Equal(t, 2*limitLeast, channel.AsSendError(send()).After)
	require.Equal(t, "zalo.quota:refused:2026-12-22", alarms[len(alarms)-1])
	wait, err = pace.Take(context.Background(), Name, "a", false, 1)
	require.NoError(t, err)
	require.Positive(t, wait)
	r.srv.SetQuota(100)
	require.NoError(t, send())
}
