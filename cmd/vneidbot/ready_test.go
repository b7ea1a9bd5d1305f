package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/locales"
	"vneidbot/store/storetest"
)

// opened is a program on an emulated Telegram that answers HTTP and takes no
// events.
func opened(t testing.TB, change func(*Config)) *App {
	t.Helper()
	words, err := locales.New()
	require.NoError(t, err)
	cfg := &Config{TelegramToken: telegramtest.Token, TelegramAPI: telegramtest.New(t).URL(), TelegramRate: 25, DataDir: storetest.Fresh(t),
		HTTPAddr: "127.0.0.1:0", MetricsAddr: "127.0.0.1:0", Zone: "Asia/Ho_Chi_Minh", AccountEvents: 1000, NewSessions: 1000}
	if change != nil {
		change(cfg)
	}
	app, err := New(t.Context(), cfg, quiet(), words)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, app.Close()) })
	return app
}

func TestReadyTriesToWrite(t *testing.T) {
	t.Parallel()
	app := opened(t, nil)
	ready := app.ready(t.Context())
	require.Equal(t, map[string]error{"redis": nil, "database": nil, "disk": nil, "room": nil, "telegram": nil}, ready)
	require.NoError(t, os.Symlink("/dev/full", filepath.Join(app.cfg.DataDir, ".try")))
	require.ErrorIs(t, app.ready(t.Context())["disk"], syscall.ENOSPC)
}

// At the floor no pictures are taken: whoever watches the program is told, and so
// are the administrators, once.
func TestTheFloorOfTheDiskIsTold(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	admin := tg.User(adminID, "Cán bộ Mai")
	now := time.Date(2026, 5, 21, 8, 0, 0, 0, time.UTC)
	require.Zero(t, app.lookAtRoom(t.Context(), 1, lowRoom{}, now))
	low := app.lookAtRoom(t.Context(), 1<<60, lowRoom{}, now)
	require.Equal(t, lowRoom{since: now}, low, "nobody can be told yet")
	perform(t, admin, act{"/id", "telegram:9000001"})
	_, err := app.roomAbove(1 << 60)
	require.Equal(t, bot.Exhausted, bot.KindOf(err))
	for _, was := range []lowRoom{low, {now, 1}, {}} { // it comes and goes within the hour
		require.Equal(t, lowRoom{now, 1}, app.lookAtRoom(t.Context(), 1<<60, was, now))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err = admin.Says(ctx, "tạm chưa nhận ảnh")
	require.NoError(t, err, admin.Transcript())
	require.Equal(t, 1, strings.Count(admin.Transcript(), "tạm chưa nhận ảnh"))
}

func TestAPartThatDoesNotAnswerIsNotReady(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	away := errors.New("away")
	for range 100 { // whoever is ready first
		found := askAll(ctx, map[string]func(context.Context) error{
			"well": func(context.Context) error { return nil },
			"away": func(context.Context) error { return away },
		})
		require.Equal(t, map[string]error{"well": nil, "away": away}, found)
	}
	hangs := make(chan struct{})
	defer close(hangs)
	cancel()
	found := askAll(ctx, map[string]func(context.Context) error{"hangs": func(context.Context) error { <-hangs; return nil }})
	require.ErrorIs(t, found["hangs"], context.DeadlineExceeded)
}

// answer is a page's status and text.
func answer(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	require.NoError(t, err)
	defer func() { require.NoError(t, r.Body.Close()) }()
	body, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	return r.StatusCode, string(body)
}

func TestMetricsHaveAnAddressOfTheirOwn(t *testing.T) {
	t.Parallel()
	app := opened(t, nil)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- app.Run(ctx) }()
	defer func() { stop(); require.NoError(t, <-done) }()

	code, _ := answer(t, "http://"+app.server.Addr()+"/metrics")
	require.Equal(t, 404, code, "the address that a proxy knows")
	code, page := answer(t, "http://"+app.numbers.Addr()+"/metrics")
	require.Equal(t, 200, code)
	require.Contains(t, page, "vneidbot_waiting")

	second := opened(t, func(c *Config) { c.MetricsAddr = app.numbers.Addr() })
	require.Nil(t, second.numbers, "a second copy works without")
}
