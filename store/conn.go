package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"

	"github.com/jmoiron/sqlx"
	"github.com/mattn/go-sqlite3"

	"vneidbot/bot"
)

// conn is one connection with its prepared statements. It is used by one
// goroutine at a time and always under context.Background(): a context that
// can end costs a goroutine per call in the driver, and ending it inside a
// transaction may roll all of it back silently.
type conn struct {
	raw   *sqlx.Conn
	stmts map[string]prepared
}

// prepared is a statement that is closed with its connection.
type prepared struct{ *sqlx.Stmt }

func newConn(ctx context.Context, db *sqlx.DB) (*conn, error) {
	raw, err := db.Connx(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{raw: raw, stmts: make(map[string]prepared)}, nil
}

func (c *conn) close() error {
	for _, s := range c.stmts {
		_ = s.Close()
	}
	return c.raw.Close()
}

// stmt prepares the query once. Queries are constants, so the map stays small.
func (c *conn) stmt(query string) (prepared, error) {
	if s, ok := c.stmts[query]; ok {
		return s, nil
	}
	s, err := c.raw.PreparexContext(context.Background(), lasting.Replace(query))
	if err != nil {
		return prepared{}, err
	}
	c.stmts[query] = prepared{s}
	return prepared{s}, nil
}

// exec runs a statement and tells how many rows it changed.
func (c *conn) exec(query string, args ...any) (int64, error) {
	s, err := c.stmt(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// insert runs an INSERT that returns the row's id.
func (c *conn) insert(query string, args ...any) (id int64, err error) {
	_, err = c.one(query, args, &id)
	return id, err
}

// one scans the first row into dest; found is false when there is none.
func (c *conn) one(query string, args []any, dest ...any) (found bool, err error) {
	return c.holding(query, args, dest, func() error { return nil })
}

// holding is one that runs then while the row is open: an open statement holds
// its snapshot, so that all that then asks is of the same one, and a BEGIN and a
// ROLLBACK less go to the driver.
func (c *conn) holding(query string, args, dest []any, then func() error) (found bool, err error) {
	err = c.each(query, args, func(row *sqlx.Rows) error {
		found = true
		if err := row.Scan(dest...); err != nil {
			return err
		}
		if err := then(); err != nil {
			return err
		}
		return errEnough
	})
	return found, err
}

// errEnough ends each early.
var errEnough = errors.New("enough rows")

// each calls f for every row, until f returns errEnough.
func (c *conn) each(query string, args []any, f func(*sqlx.Rows) error) error {
	s, err := c.stmt(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryxContext(context.Background(), args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // also when f panics: open rows would block the connection's Close
	for rows.Next() {
		if err := f(rows); errors.Is(err, errEnough) {
			return rows.Close()
		} else if err != nil {
			return err
		}
	}
	return rows.Err()
}

// all selects into a slice of structs with db tags; for lists, not for hot paths.
func (c *conn) all(dest any, query string, args ...any) error {
	s, err := c.stmt(query)
	if err != nil {
		return err
	}
	return s.SelectContext(context.Background(), dest, args...)
}

// autocommit tells whether the connection is outside a transaction.
func (c *conn) autocommit() (on bool, err error) {
	err = c.raw.Raw(func(d any) error {
		on = d.(*sqlite3.SQLiteConn).AutoCommit()
		return nil
	})
	return on, err
}

// read runs f on one snapshot.
func (s *Store) read(ctx context.Context, f func(*conn) error) error {
	return s.readOne(ctx, func(c *conn) (err error) {
		if _, err := c.exec(beginRead); err != nil {
			return err
		}
		defer func() {
			_, end := c.exec("ROLLBACK")
			err = firstError(err, end)
		}()
		return f(c)
	})
}

// readOne runs f, which asks a single query: that is a snapshot by itself.
func (s *Store) readOne(ctx context.Context, f func(*conn) error) error {
	select {
	case <-s.readers.free:
		c := s.readers.pop()
		defer s.readers.push(c)
		return fail("read", f(c))
	case <-ctx.Done():
		return bot.Fail(bot.Unavailable, "store: read", ctx.Err())
	case <-s.writer.quit:
		return bot.Fail(bot.Unavailable, "store: read", errClosed)
	}
}

// kindOf sorts SQLite's errors: what may pass is Unavailable, a full disk
// Exhausted, and the kind of our own errors stays.
func kindOf(err error) bot.Kind {
	var own *bot.Error
	if errors.As(err, &own) {
		return own.Kind
	}
	var e sqlite3.Error
	if errors.As(err, &e) {
		switch e.Code {
		case sqlite3.ErrFull:
			return bot.Exhausted
		case sqlite3.ErrBusy, sqlite3.ErrLocked, sqlite3.ErrIoErr, sqlite3.ErrCantOpen, sqlite3.ErrReadonly,
			sqlite3.ErrNomem, sqlite3.ErrProtocol, sqlite3.ErrInterrupt:
			return bot.Unavailable
		}
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, sql.ErrConnDone) ||
		errors.Is(err, driver.ErrBadConn) {
		return bot.Unavailable
	}
	return bot.Internal
}
