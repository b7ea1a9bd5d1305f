package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/jmoiron/sqlx"
	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"vneidbot/bot"
)

// readerCount is how many reads run at once; more only wait for the two cores.
const readerCount = 4

// Options say how the directory is opened.
type Options struct {
	// Exclusive refuses a second process. It is needed with the embedded Redis,
	// whose sessions only one process can hold.
	Exclusive bool
	// Beside opens for a command that works beside whatever serves: import,
	// export, a check. It takes no part in the question who may serve.
	Beside bool
	// NewKey makes a key when the database's own is gone, damaged or another's:
	// all invitations that were handed out become worthless. What was there is
	// set aside, not deleted.
	NewKey bool
	// NewData begins an empty database beside what a lost one has left.
	NewData bool
	// Place is the office's clock and calendar; what it lacks is Việt Nam's.
	Place bot.Place
	// Areas are those that a folder without any begins with.
	Areas []bot.Area
}

// Open opens the directory, makes it at first, and brings its database to this
// program's schema. bot.Conflict: another copy runs there. bot.Invalid: a Fault,
// which the error wraps.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	s := &Store{dir: dir, wakes: newWakes(), place: o.Place.Whole()}
	if err := s.open(ctx, o); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, o Options) (err error) {
	if err = os.MkdirAll(s.dir, 0o700); err != nil {
		return fail("open", err)
	}
	if !o.Beside {
		if s.lock, err = lockDir(s.dir, o.Exclusive); err != nil {
			return err
		}
		if s.copies, err = joinCopies(s.dir); err != nil {
			return err
		}
	}
	if err = s.prepare(ctx, o); err != nil {
		return err
	}
	if err = s.openReaders(ctx, s.dsn("_query_only=1")); err != nil {
		return fail("open", err)
	}
	if s.writer, err = startWriter(ctx, s.writeDB, s.place.Now, s.wakes); err != nil {
		return fail("open", err)
	}
	if err = s.firstAreas(ctx, o.Areas); err != nil {
		return err
	}
	if err = s.takeOutLeaving(ctx); err != nil {
		return err
	}
	return s.FreeEnded(ctx)
}

// prepare makes what the first start makes, and migrates, one process at a time.
func (s *Store) prepare(ctx context.Context, o Options) error {
	starting, err := lockStart(s.dir)
	if err != nil {
		return err
	}
	defer func() { _ = starting.Close() }()
	if err := s.accept(ctx, o); err != nil {
		return err
	}
	if s.key, err = loadKey(s.dir); err != nil {
		return err
	}
	s.tokens = bot.NewTokens(s.key)
	if err := s.makeFile(); err != nil {
		return err
	}
	if s.writeDB, err = connect(ctx, s.dsn("_txlock=immediate")); err != nil {
		return fail("open", err)
	}
	s.writeDB.SetMaxOpenConns(1)
	if err := migrate(ctx, s.writeDB.DB); err != nil {
		return err
	}
	s.identity, err = settleIdentity(ctx, s.writeDB, s.key)
	return fail("identity", err)
}

// accept refuses a directory in which going on would do harm, and clears the way
// for whoever means it all the same.
func (s *Store) accept(ctx context.Context, o Options) error {
	g, err := Inspect(ctx, s.dir)
	if err != nil {
		return err
	}
	switch g.Fault {
	case FaultNone, FaultOlder:
		return nil
	case FaultKeyGone, FaultKeyDamaged, FaultKeyOther:
		if o.NewKey {
			_, err = setAside(s.dir, keyName)
			return err
		}
	case FaultDataGone:
		if o.NewData {
			_, err = setAside(s.dir, "sessions.log", databaseName+"-wal", databaseName+"-shm")
			return err
		}
	case FaultNewer:
		return bot.Fail(bot.Invalid, "store: open",
			fmt.Errorf("%w: it has schema %d and this program knows %d", g.Fault, g.Schema, g.Known))
	case FaultRestoring, FaultUnreadable: // nothing but a backup helps
	}
	return refuse(g.Fault)
}

// makeFile makes the database's file, empty and private: SQLite gives its own
// modes, and those of the files beside it, to what it makes. A file that exists
// is not opened, because closing it would drop the locks this process has on it.
func (s *Store) makeFile() error {
	f, err := os.OpenFile(s.file(), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return fail("open", err)
	}
	return fail("open", f.Close())
}

func (s *Store) openReaders(ctx context.Context, dsn string) (err error) {
	if s.readDB, err = connect(ctx, dsn); err != nil {
		return err
	}
	s.readDB.SetMaxOpenConns(readerCount)
	s.readDB.SetMaxIdleConns(readerCount)
	s.readers = newReaders(readerCount)
	for range readerCount {
		c, err := newConn(ctx, s.readDB)
		if err != nil {
			return err
		}
		s.readers.push(c)
	}
	return nil
}

// databaseName is the database's file in DATA_DIR.
const databaseName = "vneid.db"

func (s *Store) file() string { return filepath.Join(s.dir, databaseName) }

// dsn holds every setting: a PRAGMA by Exec would reach one connection of a
// pool, and none that is opened later.
func (s *Store) dsn(more string) string {
	return "file:" + (&url.URL{Path: s.file()}).EscapedPath() +
		"?_journal_mode=WAL&_synchronous=FULL&_foreign_keys=1&_busy_timeout=5000&_cache_size=-8000&_mutex=no&" + more
}

func connect(ctx context.Context, dsn string) (*sqlx.DB, error) {
	db, err := sqlx.ConnectContext(ctx, "sqlite3", dsn)
	if err != nil && db != nil {
		_ = db.Close()
		return nil, err
	}
	return db, err
}

// Close waits for the writer's last group and frees the directory.
func (s *Store) Close() error {
	s.close.Do(func() {
		if s.writer != nil {
			s.arrive(context.Background())
			s.writer.stop()
		}
		s.closeReaders()
		for _, db := range []*sqlx.DB{s.readDB, s.writeDB} {
			if db != nil {
				s.err = firstError(s.err, db.Close())
			}
		}
		if s.copies != nil {
			s.err = firstError(s.err, s.copies.leave())
		}
		if s.lock != nil {
			s.err = firstError(s.err, s.lock.Close())
		}
	})
	return fail("close", s.err)
}

// closeReaders waits until nobody reads any more.
func (s *Store) closeReaders() {
	if s.readers == nil {
		return
	}
	if s.writer == nil { // it never opened: only what openReaders has put there
		close(s.readers.free)
	}
	for range cap(s.readers.free) {
		if _, ok := <-s.readers.free; !ok {
			return
		}
		s.err = firstError(s.err, s.readers.pop().close())
	}
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
