package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jmoiron/sqlx"
	"github.com/mattn/go-sqlite3"
)

// Ground is what a DATA_DIR is found to be before anything in it is touched.
type Ground struct {
	Fault  Fault // why Open would refuse it; FaultOlder it would mend
	Fresh  bool  // there is no database, and nothing that belongs to one
	Schema int64 // of the database, 0 for none
	Known  int64 // the newest schema that this program knows

	keyless  bool // there is no key
	identity identity
}

// Inspect looks at a DATA_DIR and changes nothing, whether a program serves it
// or not. Its error is the disk's: no such folder is fs.ErrNotExist.
func Inspect(ctx context.Context, dir string) (Ground, error) {
	g := Ground{Known: newestMigration()}
	if _, err := os.Stat(dir); err != nil {
		return g, fail("inspect", err)
	}
	if exists(filepath.Join(dir, restoring)) {
		g.Fault = FaultRestoring
		return g, nil
	}
	key, err := readKey(dir)
	g.keyless = errors.Is(err, fs.ErrNotExist)
	if err != nil && !g.keyless && FaultOf(err) == FaultNone {
		return g, fail("inspect", err)
	}
	g.Fault = FaultOf(err)
	if !hasDatabase(dir) {
		return g.withoutDatabase(dir)
	}
	return g.withDatabase(ctx, dir, key)
}

// restoring is the mark of a restore under way.
const restoring = "restoring"

// withoutDatabase tells a folder's first start from a loss.
func (g Ground) withoutDatabase(dir string) (Ground, error) {
	belongs, err := leftBehind(dir)
	if belongs {
		g.Fault = FaultDataGone
	}
	g.Fresh = !belongs
	return g, fail("inspect", err)
}

// leftBehind tells whether the folder holds what only a database gives a meaning.
func leftBehind(dir string) (bool, error) {
	for _, name := range []string{"shelf", "photos"} { // photos: of an older program
		pictures, err := filepath.Glob(filepath.Join(escapeGlob(dir), name, "??", "*"))
		if err != nil || len(pictures) > 0 {
			return len(pictures) > 0, err
		}
	}
	for _, name := range []string{"sessions.log", "vneid.db-wal"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.Size() > 0 {
			return true, nil
		}
	}
	return false, nil
}

func (g Ground) withDatabase(ctx context.Context, dir string, key []byte) (Ground, error) {
	db, err := connect(ctx, lookDSN(dir))
	if err == nil {
		defer func() { _ = db.Close() }()
		err = g.read(ctx, db, key)
	}
	if broken(err) {
		g.Fault, err = FaultUnreadable, nil
	}
	return g, fail("inspect", err)
}

func (g *Ground) read(ctx context.Context, db *sqlx.DB, key []byte) (err error) {
	if g.Schema, err = schemaOf(ctx, db); err != nil {
		return err
	}
	g.identity, err = readIdentity(ctx, db)
	switch is := g.identity; {
	case err != nil:
	case g.Schema > g.Known:
		g.Fault = FaultNewer
	case g.Fault != FaultNone: // of the key's file
	case g.keyless:
		g.Fault = FaultKeyGone
	case is.Key != "" && is.Key != keyPrint(key):
		g.Fault = FaultKeyOther
	case g.Schema < g.Known:
		g.Fault = FaultOlder
	}
	return err
}

// broken tells that SQLite found no database of its own in the file.
func broken(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrCorrupt || e.Code == sqlite3.ErrNotADB)
}

// hasDatabase tells whether there is a database with something in it. An empty
// file is what a start leaves that was killed before it made one.
func hasDatabase(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, databaseName))
	return err == nil && info.Size() > 0
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// readKey reads the secret; fs.ErrNotExist: there is none.
func readKey(dir string) ([]byte, error) {
	f, err := os.Open(filepath.Join(dir, keyName))
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	key, err := io.ReadAll(io.LimitReader(f, keySize+1))
	if err == nil && len(key) != keySize {
		err = refuse(FaultKeyDamaged)
	}
	return key, err
}
