package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// kept is a DATA_DIR with a roster, and its database opened past the store.
func kept(t *testing.T) (*Config, *sql.DB) {
	t.Helper()
	cfg := &Config{DataDir: rostered(t)}
	db, err := sql.Open("sqlite3", filepath.Join(cfg.DataDir, "vneid.db"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return cfg, db
}

func TestDoctorTellsANewerDatabaseFromADamagedOne(t *testing.T) {
	t.Parallel()
	cfg, db := kept(t)
	require.Equal(t, "doctor.database_ok", factsOf(lookRecords(t.Context(), cfg))[0])
	_, err := db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`)
	require.NoError(t, err)
	said := found(t, lookRecords(t.Context(), cfg), "ground.newer")
	require.Contains(t, said, "Hãy chạy phiên bản mới hơn đó")
	require.Contains(t, said, "không cần phục hồi")
	require.NoError(t, db.Close())
	require.NoError(t, os.WriteFile(filepath.Join(cfg.DataDir, "vneid.db"), []byte("this is no database, but it is as long as a file of one might be"), 0o600))
	require.Equal(t, []string{"ground.unreadable"}, factsOf(lookRecords(t.Context(), cfg)))
}

func TestDoctorTellsWhenTheDatabaseIsHeld(t *testing.T) {
	t.Parallel()
	cfg, db := kept(t)
	held, err := db.Conn(t.Context())
	require.NoError(t, err)
	defer func() { require.NoError(t, held.Close()) }()
	_, err = held.ExecContext(t.Context(), "BEGIN IMMEDIATE")
	require.NoError(t, err)
	require.Contains(t, found(t, lookRecords(t.Context(), cfg), "doctor.database_locked"), "LỖI   Cơ sở dữ liệu: đang bị chương trình khác giữ")
	_, err = held.ExecContext(t.Context(), "ROLLBACK")
	require.NoError(t, err)
	require.Equal(t, "doctor.database_ok", factsOf(lookRecords(t.Context(), cfg))[0])
}

// A token that systemd alone reads (LoadCredential) is not one that lacks.
func TestDoctorSeesThatTheProgramRunsWithATokenOfItsOwn(t *testing.T) {
	t.Parallel()
	cfg := &Config{DataDir: rostered(t)}
	require.Equal(t, []string{"doctor.telegram_none"}, factsOf(lookTelegram(t.Context(), cfg)))
	s, err := store.Open(t.Context(), cfg.DataDir, store.Options{})
	require.NoError(t, err)
	require.Equal(t, []string{"doctor.telegram_apart"}, factsOf(lookTelegram(t.Context(), cfg)))
	require.NoError(t, s.Close())
}

func TestDoctorTellsEverythingThatWasGivenUp(t *testing.T) {
	require.Equal(t, well("stuck", "stuck_ok"), lookStuck(store.Counts{JobsWaiting: 1, PicturesWaiting: 1}))
	for name, n := range map[string]store.Counts{"events": {Dead: 2}, "messages": {Failed: 2}, "pictures": {PicturesDead: 2}, "jobs": {JobsFailed: 2}} {
		require.Equal(t, note("stuck", "stuck_some", "what", bot.List{bot.T("doctor.stuck_"+name, "n", 2)}, "at", time.Time{}), lookStuck(n), name)
	}
}

func TestDoctorTriesTheDisk(t *testing.T) {
	cfg := &Config{DataDir: t.TempDir()}
	require.Equal(t, []string{"doctor.disk_ok"}, factsOf(lookDisk(t.Context(), cfg)))
	require.NoError(t, os.Symlink("/dev/full", filepath.Join(cfg.DataDir, ".try")))
	require.Contains(t, found(t, lookDisk(t.Context(), cfg), "doctor.disk_away"), "không ghi được vào "+cfg.DataDir+" (ổ đĩa đã đầy)")
	require.Empty(t, lookDisk(t.Context(), &Config{DataDir: filepath.Join(cfg.DataDir, "none")}))
}

// TestDoctorLeavesEverythingAsItIs, beside a program that serves and without one.
func TestDoctorLeavesEverythingAsItIs(t *testing.T) {
	t.Parallel()
	cfg, db := kept(t)
	require.NoError(t, db.Close())
	cfg.Zone, cfg.TelegramToken, cfg.TelegramAPI = "Asia/Ho_Chi_Minh", "1:x", "http://127.0.0.1:1"
	cfg.HTTPAddr, cfg.MetricsAddr = "127.0.0.1:0", "127.0.0.1:0"
	require.NoError(t, cfg.checkZone())
	before := namesIn(t, cfg.DataDir)
	term, said := calling(t, "vi")
	require.ErrorIs(t, doctorCmd{}.Run(term, cfg), errSaid)
	require.Equal(t, before, namesIn(t, cfg.DataDir))
	require.Contains(t, said.String(), "Thư mục dữ liệu: "+cfg.DataDir)
	require.NotRegexp(t, `(doctor|ground|config|cause)\.[a-z]`, said.String(), "a raw key")

	cfg.DataDir = filepath.Join(cfg.DataDir, "none")
	require.ErrorIs(t, doctorCmd{}.Run(term, cfg), errSaid)
	require.NoDirExists(t, cfg.DataDir)
}

func namesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
