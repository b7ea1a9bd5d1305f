package store

import (
	"context"
	"time"
)

// Scrub writes the database's file anew: what was deleted lies between its rows
// until then. Turns wait meanwhile, half a second for a hundred megabytes.
func (s *Store) Scrub(ctx context.Context) error {
	db, err := connect(ctx, s.dsn(""))
	if err != nil {
		return fail("scrub", err)
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, whollyNew)
	if err == nil {
		_, err = db.ExecContext(ctx, noLog)
	}
	return fail("scrub", err)
}

// Unsaid tells whether a message still waits to be sent to the chat with this key.
func (s *Store) Unsaid(ctx context.Context, chat string, now time.Time) (waits bool, err error) {
	err = s.readOne(ctx, func(c *conn) (err error) {
		waits, err = c.one(`SELECT 1 FROM outbox WHERE chat_key = ? AND state = 'waiting' AND not_before <= ? LIMIT 1`, []any{chat, millis(now)}, new(int))
		return err
	})
	return waits, err
}
