package store_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

func TestKeyIsMadeOnceAndPrivate(t *testing.T) {
	dir := t.TempDir()
	a := storetest.OpenDir(t, dir)
	b := storetest.OpenDir(t, dir)
	require.Len(t, a.Key(), 32)
	require.Equal(t, a.Key(), b.Key())
	for _, name := range []string{"key", "vneid.db", "vneid.db-wal", "vneid.db-shm", "lock"} {
		info, err := os.Stat(filepath.Join(dir, name))
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), name)
	}
}

func TestDamagedKeyIsRefused(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "key"), []byte("short"), 0o600))
	_, err := store.Open(context.Background(), dir, store.Options{})
	require.Error(t, err)
}

func TestExclusiveRefusesAnotherCopy(t *testing.T) {
	for _, first := range []bool{true, false} {
		dir := t.TempDir()
		s, err := store.Open(context.Background(), dir, store.Options{Exclusive: first})
		require.NoError(t, err)
		_, err = store.Open(context.Background(), dir, store.Options{Exclusive: !first})
		require.Equal(t, bot.Conflict, bot.KindOf(err))
		require.NoError(t, s.Close())
		s, err = store.Open(context.Background(), dir, store.Options{Exclusive: true})
		require.NoError(t, err, "the lock goes with the store")
		require.NoError(t, s.Close())
	}
}

func TestNewerDatabaseIsRefused(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(context.Background(), dir, store.Options{})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	db, err := sql.Open("sqlite3", filepath.Join(dir, "vneid.db"))
	require.NoError(t, err)
	_, err = db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	_, err = store.Open(context.Background(), dir, store.Options{})
	require.Equal(t, bot.Invalid, bot.KindOf(err))
	require.ErrorContains(t, err, "newer program")
}

func TestOddDirectoryNames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dữ liệu?a=b#c%20d")
	storetest.OpenDir(t, dir)
	require.FileExists(t, filepath.Join(dir, "vneid.db"))
}

func TestClosedStoreAnswers(t *testing.T) {
	s, err := store.Open(context.Background(), t.TempDir(), store.Options{})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	require.NoError(t, s.Close(), "twice is harmless")
	_, err = s.Check(context.Background())
	require.Equal(t, bot.Unavailable, bot.KindOf(err))
}
