package storetest

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/store"
)

// Fresh makes a directory as a first start leaves it, without bringing an empty
// database through every migration each time: an eighth of a second, several times
// that under the race detector. All of a package's tests share its key.
func Fresh(t testing.TB) (dir string) {
	t.Helper()
	return fresh(t)
}

var fresh = Cast(func(string) error { return nil })

// Cast fills a directory once, for the first test that asks, and gives each a copy of
// the database and the key that stand there then.
func Cast(fill func(dir string) error) func(t testing.TB) (dir string) {
	once := sync.OnceValues(func() (map[string][]byte, error) { return cast(fill) })
	return func(t testing.TB) (dir string) {
		t.Helper()
		files, err := once()
		require.NoError(t, err)
		dir = t.TempDir()
		for name, content := range files {
			require.NoError(t, os.WriteFile(filepath.Join(dir, name), content, 0o600))
		}
		return dir
	}
}

func cast(fill func(dir string) error) (files map[string][]byte, err error) {
	dir, err := os.MkdirTemp("", "vneidbot-fresh-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := fill(dir); err != nil {
		return nil, err
	}
	if err := nameless(dir); err != nil {
		return nil, err
	}
	files = map[string][]byte{}
	for _, name := range []string{"vneid.db", "key"} {
		if files[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// nameless starts there, and takes away the name that each data gives itself.
func nameless(dir string) error {
	s, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db"))
	if err != nil {
		return err
	}
	_, err = db.Exec(`DELETE FROM identity`)
	if shut := db.Close(); err == nil {
		err = shut
	}
	return err
}
