package main

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
)

// TestBothPlatformsAtOnce has one unit's history and one set of totals on both,
// and the trouble of one told on the other, once.
func TestBothPlatformsAtOnce(t *testing.T) {
	t.Parallel()
	tg := telegramtest.New(t)
	z, app := bootZalo(t, func(c *Config) {
		c.TelegramToken, c.TelegramAPI = telegramtest.Token, tg.URL()
		c.Admins = append(c.Admins, "telegram:9000001")
		c.Silence, c.BusyHours = time.Hour, "0-24"
	})
	admin := tg.User(adminID, "Cán bộ Mai")
	perform(t, admin, act{"/tonghop", "tonghop.head"})
	perform(t, admin, act{"/mamoi 0299900124", "MM-"})
	for _, a := range recorded["one_message"] {
		performZalo(t, z.User("6ede9afa66b88fe6d6a9", "Cô Lan"), a)
	}
	perform(t, admin, act{"/tonghop", "tonghop.head + 1/"})
	performZalo(t, z.User(zaloAdmin, "Cán bộ Mai"), act{"/tonghop", "tonghop.prose_head + 1 ("})

	ready := app.ready(context.Background())
	require.NoError(t, ready["zalo"])
	require.NoError(t, ready["telegram"])

	at := workday(time.Now().AddDate(0, 0, 1))
	app.watch.Look(at)
	app.watch.Came("telegram", at)
	app.watch.Came("zalo", at)
	later := at.Add(2 * time.Hour)
	app.watch.Came("telegram", later)
	seen := len(admin.Screen())
	app.tellWorries(context.Background(), later)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err := admin.Says(ctx, "zalo", own("zalo.silent"))
	require.NoError(t, err, admin.Transcript())
	app.tellWorries(context.Background(), later)
	require.LessOrEqual(t, len(admin.Screen()), seen+2)
}

// workday is ten in the morning of that day, or of the next one that is worked.
func workday(day time.Time) time.Time {
	p := bot.NewPlace(nil)
	for !p.Working(p.Day(day)) {
		day = day.AddDate(0, 0, 1)
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 10, 0, 0, 0, p.Zone)
}

func TestBusyHours(t *testing.T) {
	c := &Config{BusyHours: "7-18"}
	require.NoError(t, c.checkHealth())
	day := func(d, h int) time.Time { return time.Date(2026, 11, d, h, 30, 0, 0, c.place().Zone) }
	require.True(t, c.busy(day(23, 7)))
	require.False(t, c.busy(day(23, 18)))
	require.False(t, c.busy(day(22, 10)), "a Sunday")
	require.False(t, c.busy(time.Date(2026, 9, 2, 10, 0, 0, 0, c.place().Zone)), "the national day")
	for _, bad := range []string{"", "7", "18-7", "x-y", "0-25"} {
		require.Error(t, (&Config{BusyHours: bad}).checkHealth(), bad)
	}
}
