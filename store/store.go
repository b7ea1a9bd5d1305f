// Package store keeps what lasts: the roster, reports, pictures' records,
// people, queues. One SQLite file in DATA_DIR, through sqlx.
//
// Reading goes through read: a snapshot on one of four connections that cannot
// write. Writing goes through write: a turn's statements inside a savepoint of
// a transaction that the one writer shares among the turns that wait, so that
// one full commit serves many. Nobody is answered before that commit.
//
// Several processes of one machine may share a DATA_DIR. Nothing here is
// cached across transactions except what is derived from rows that are read
// again each time.
//
// A claim, a spend, a move is one conditional statement whose row count decides.
// What looks first and then writes relies on the one writer, and says so. What
// totals depend on has two dates, its own and that of its recording (bot.AsOf);
// a unit's row is a copy of what its history and its reports say, which Check
// compares.
package store

import (
	"os"
	"sync"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Store is an open DATA_DIR. Its methods may be called concurrently.
type Store struct {
	dir      string
	key      []byte
	tokens   *bot.Tokens
	lock     *os.File
	copies   *copies // nil beside those that serve
	writeDB  *sqlx.DB
	readDB   *sqlx.DB
	readers  *readers
	writer   *writer
	wakes    *wakes
	place    bot.Place
	identity identity
	seldom   seldom
	search   search
	close    sync.Once
	err      error // of Close
}

// Key is the secret of tokens and signed links, 32 bytes made at first start.
func (s *Store) Key() []byte { return append([]byte(nil), s.key...) }

// Dir is the DATA_DIR.
func (s *Store) Dir() string { return s.dir }

// fail wraps a cause that is SQLite's or the disk's.
func fail(op string, err error) error {
	if err == nil {
		return nil
	}
	return bot.Fail(kindOf(err), "store: "+op, err)
}
