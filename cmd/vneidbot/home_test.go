package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/locales"
	"vneidbot/store"
	"vneidbot/store/backup"
	"vneidbot/store/session"
	"vneidbot/store/session/redistest"
)

// Two programs on one Redis with two folders would split the records in silence:
// the second is refused, also when its folder is a copy of the first one's.
func TestOneRedisIsOfOneFolder(t *testing.T) {
	t.Parallel()
	redis, dir := redistest.Start(t), t.TempDir()
	env := func(dir, addr string) []string {
		return []string{"TELEGRAM_BOT_TOKEN=" + telegramtest.Token, "TELEGRAM_API_URL=" + telegramtest.New(t).URL(),
			"REDIS_URL=" + redis.URL, "DATA_DIR=" + dir, "HTTP_ADDR=" + addr, "LOG_LEVEL=warn"}
	}
	serve := func(dir string, args ...string) *process {
		addr := freeAddr(t)
		p := launch(t, "program", env(dir, addr), args...)
		require.Eventually(t, func() bool { return healthy(addr) }, time.Minute, 10*time.Millisecond, p.logged())
		return p
	}
	refused := func(dir, why string, args ...string) {
		p := launch(t, "program", env(dir, freeAddr(t)), args...)
		<-p.done
		require.Equal(t, 1, p.cmd.ProcessState.ExitCode())
		require.Contains(t, p.logged(), why)
	}
	first := serve(dir)
	refused(t.TempDir(), "this Redis keeps the conversations of other data")
	refused(t.TempDir(), "this Redis keeps the conversations of other data", "serve", "--new-data")
	second := serve(dir)
	copied := t.TempDir()
	require.NoError(t, store.CopyDatabase(t.Context(), dir, store.DatabaseFile(copied)))
	key, err := os.ReadFile(store.KeyFile(dir))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(store.KeyFile(copied), key, 0o600))
	refused(copied, "a copy of the same data uses this Redis")
	second.stop(t)
	first.stop(t)
	serve(copied).stop(t) // the folder was moved
	refused(filepath.Join(t.TempDir(), "new"), "this Redis keeps the conversations of other data")
	serve(filepath.Join(t.TempDir(), "meant"), "serve", "--new-data").stop(t)
}

// Who has not claimed the Redis, or not lately, locks every chat.
func TestNobodyIsAloneWithoutTheClaim(t *testing.T) {
	t.Parallel()
	redis := redistest.Start(t)
	s, err := store.Open(t.Context(), t.TempDir(), store.Options{})
	require.NoError(t, err)
	require.True(t, s.Alone())
	h := &home{Store: s}
	require.False(t, h.Alone())
	h.sessions, err = session.Connect(redis.URL, session.Among(h))
	require.NoError(t, err)
	require.NoError(t, h.settle(t.Context()))
	require.True(t, h.Alone())
	h.until.Store(time.Now().UnixMilli())
	require.False(t, h.Alone(), "the claim may be over")
	redis.Kill()
	require.Error(t, h.settle(t.Context()))
	require.False(t, h.Alone())
	require.NoError(t, h.sessions.Close())
	require.NoError(t, s.Close())
}

// After a restore no conversation that Redis keeps goes on: its units are others
// now, or none.
func TestARestoreEndsTheConversationsInRedis(t *testing.T) {
	t.Parallel()
	redis, dir, ctx := redistest.Start(t), t.TempDir(), t.Context()
	words, err := locales.New()
	require.NoError(t, err)
	open := func() *App {
		cfg := &Config{TelegramToken: telegramtest.Token, TelegramAPI: telegramtest.New(t).URL(), TelegramRate: 25, DataDir: dir, Redis: redis.URL,
			HTTPAddr: "127.0.0.1:0", MetricsAddr: "127.0.0.1:0", Zone: "Asia/Ho_Chi_Minh", AccountEvents: 1000, NewSessions: 1000}
		app, err := New(ctx, cfg, quiet(), words)
		require.NoError(t, err)
		return app
	}
	version := func(app *App) int64 {
		turn, err := app.sessions.Enter(ctx, "telegram:1000")
		require.NoError(t, err)
		turn.Data = []byte("a draft of unit 9")
		require.NoError(t, app.sessions.Leave(ctx, turn))
		return turn.Version
	}
	app := open()
	require.Zero(t, version(app))
	to := t.TempDir()
	n, err := backup.Make(ctx, dir, backup.Options{To: to, Keep: 1, Now: time.Now()})
	require.NoError(t, err)
	require.NoError(t, app.Close())
	app = open()
	require.Equal(t, int64(1), version(app), "a restart alone ends nothing")
	require.NoError(t, app.Close())

	_, err = n.Restore(ctx, dir)
	require.NoError(t, err)
	app = open()
	require.Zero(t, version(app))
	require.NoError(t, app.Close())
	app = open()
	require.Equal(t, int64(1), version(app), "once")
	require.NoError(t, app.Close())
}
