package store

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vneidbot/bot"
)

// errLooking is why a store that only looks writes nothing.
var errLooking = errors.New("the store was opened for looking only")

// Look opens a DATA_DIR for reading, beside whatever serves it. It makes, changes
// and locks nothing: what has to be written fails. The error wraps a Fault when
// there is nothing to read, or nothing that this program can.
func Look(ctx context.Context, dir string) (*Store, error) {
	g, err := Inspect(ctx, dir)
	if err != nil {
		return nil, err
	}
	switch {
	case g.Fresh:
		return nil, bot.Fail(bot.NotFound, "store: look", os.ErrNotExist)
	case g.Fault != FaultNone && !harmlessToLook(g.Fault):
		return nil, refuse(g.Fault)
	}
	s := &Store{dir: dir, wakes: newWakes(), place: bot.NewPlace(nil), identity: g.identity}
	if s.key, err = readKey(dir); err == nil {
		s.tokens = bot.NewTokens(s.key)
	}
	if err := s.openReaders(ctx, lookDSN(dir)); err != nil {
		_ = s.Close()
		return nil, fail("look", err)
	}
	s.writer = stillWriter()
	return s, nil
}

// WrittenWithin tells whether somebody wrote into the records a moment ago.
func (s *Store) WrittenWithin(ago time.Duration) bool {
	log, err := os.Stat(filepath.Join(s.dir, "vneid.db-wal"))
	return err == nil && time.Since(log.ModTime()) < ago
}

// harmlessToLook: the numbers can be read whatever the key is.
func harmlessToLook(f Fault) bool {
	return f == FaultKeyGone || f == FaultKeyDamaged || f == FaultKeyOther
}

// lookDSN opens the file without writing to it.
func lookDSN(dir string) string { return copyDSN(dir) + "&_query_only=1" }

// copyDSN lets a statement write another file. Where nobody has left a log of
// changes beside the database, SQLite would make one even for reading: then the
// file is whole by itself and is read as one that nobody changes.
func copyDSN(dir string) string {
	path := filepath.Join(dir, databaseName)
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() + "?mode=ro&_busy_timeout=5000"
	if !exists(path + "-wal") {
		dsn += "&immutable=1"
	}
	return dsn
}

// escapeGlob takes a folder's name as it is written.
func escapeGlob(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}
