package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/backup"
)

func TestWhenABackupIsDue(t *testing.T) {
	p := bot.NewPlace(nil)
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, p.Zone) }
	due := func(last, now time.Time) bool { return nightDue(last, now, backupHour, p) }
	require.True(t, due(time.Time{}, at(20, 12)), "there is none")
	require.False(t, due(at(20, 2), at(21, 1)))
	require.True(t, due(at(20, 2), at(21, 2)))
	require.False(t, due(at(21, 2), at(21, 2)))
	require.True(t, due(at(19, 12), at(20, 12)), "the program was off at night")
	require.True(t, due(at(25, 2), at(20, 12)), "the clock was wrong")
}

// The administrator hears hour, size and hash of each night's backup, and once a
// day why there is none.
func TestTheAdministratorHearsOfBackups(t *testing.T) {
	t.Parallel()
	to := filepath.Join(t.TempDir(), "backups")
	tg, serving := boot(t)
	cfg, app := *serving.cfg, *serving
	cfg.BackupDir, app.cfg = to, &cfg // the one that serves makes none of its own
	admin := tg.User(adminID, "Cán bộ Mai")
	perform(t, admin, act{"/tonghop", "tonghop.head"})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	chat := bot.Chat{Channel: "telegram", ID: "9000001"}
	_, err := app.store.Commit(ctx, []bot.Write{bot.SetAccount{ID: "telegram:9000001", Chat: chat, At: time.Now()}})
	require.NoError(t, err)
	n, now := app.metrics.nightly(), time.Now()
	look := func(at time.Time) {
		t.Helper()
		writes, err := app.backUpWhenDue(ctx, n, at)
		require.NoError(t, err)
		_, err = app.store.Commit(ctx, writes)
		require.NoError(t, err)
	}
	look(now)
	_, err = admin.Says(ctx, own("backup.failed"), said("backup.no_folder", "dir", to))
	require.NoError(t, err, admin.Transcript())
	require.Equal(t, backupAgain, n.pause, "a share that is away is not asked all the time")
	require.NoError(t, os.Mkdir(to, 0o700))
	look(now.Add(time.Hour))
	_, err = admin.Says(ctx, own("backup.told_same_disk"))
	require.NoError(t, err, admin.Transcript())
	require.Equal(t, backupLook, n.pause)
	seen := len(admin.Screen())
	look(now.Add(time.Hour + time.Minute))
	require.Len(t, admin.Screen(), seen, "one a night")
	require.Contains(t, lookBackup(ctx, app.cfg)[0].fact.Key, "backup_same_disk")
}

// The program makes it by itself, as work that is due once among all copies.
func TestAProgramThatServesMakesItsBackup(t *testing.T) {
	t.Parallel()
	to := t.TempDir()
	boot(t, func(c *Config) { c.BackupDir = to })
	require.Eventually(t, func() bool { n, err := backup.Latest(to, time.Now()); return err == nil && !n.Made.IsZero() }, 20*time.Second, 20*time.Millisecond)
}
