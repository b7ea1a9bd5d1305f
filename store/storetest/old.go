package storetest

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/pressly/goose/v3"
	"github.com/stretchr/testify/require"

	"vneidbot/store"
)

// Old makes a directory with an empty database as an earlier program left it, of
// that schema, and the key of then.
func Old(t testing.TB, schema int64) (dir string) {
	t.Helper()
	dir = t.TempDir()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db")+"?_journal_mode=WAL&_foreign_keys=1")
	require.NoError(t, err)
	p, err := goose.NewProvider(goose.DialectSQLite3, db, store.Migrations(), goose.WithDisableGlobalRegistry(true))
	require.NoError(t, err)
	_, err = p.UpTo(context.Background(), schema)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	require.NoError(t, os.WriteFile(filepath.Join(dir, "key"), make([]byte, 32), 0o600))
	return dir
}
