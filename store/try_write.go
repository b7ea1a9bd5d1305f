package store

import (
	"context"
	"net/url"
	"path/filepath"
)

// TryWrite writes and commits a page that says what it said before. It fails
// where a report would: another process holds the database, its disk is full or
// can only be read, the writer hangs.
func (s *Store) TryWrite(ctx context.Context) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(samePage)
		return err
	})
}

// TryLock asks for the right to write to dir's database, beside whatever serves
// it, and gives it back. Where nobody has it open nobody holds it, and nothing
// is asked: opening it would make files beside it.
func TryLock(ctx context.Context, dir string) error {
	path := filepath.Join(dir, databaseName)
	if !exists(path + "-wal") {
		return nil
	}
	db, err := connect(ctx, "file:"+(&url.URL{Path: path}).EscapedPath()+"?mode=rw&_txlock=immediate&_busy_timeout=3000")
	if err != nil {
		return fail("lock", err)
	}
	t, err := db.BeginTx(ctx, nil)
	if err == nil {
		err = t.Rollback()
	}
	return fail("lock", firstError(err, db.Close()))
}
