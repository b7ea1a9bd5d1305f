package store

import (
	"context"

	"vneidbot/bot"
)

// Snapshot is the records of one moment, as the officers' desk reads them. What is
// not found is nil or empty, never an error.
type Snapshot struct {
	s *Store
	c *conn
}

// Snapshot runs f on the records as they are now; what others commit meanwhile,
// f does not see. It holds a connection: f must not wait for another one.
func (s *Store) Snapshot(ctx context.Context, f func(*Snapshot) error) error {
	s.arrive(ctx)
	return s.read(ctx, func(c *conn) error { return f(&Snapshot{s, c}) })
}

// ChatsOf tells where accounts can be written to in private, in the order
// asked; those that never wrote, or blocked the bot, are left out.
func (s *Store) ChatsOf(ctx context.Context, ids []bot.AccountID) (list []bot.AccountChat, err error) {
	err = s.Snapshot(ctx, func(now *Snapshot) (err error) {
		list, err = now.ChatsOf(ids)
		return err
	})
	return list, err
}

// Areas lists every area of any time, in the official order.
func (s *Store) Areas(ctx context.Context) (list []bot.Area, err error) {
	err = s.Snapshot(ctx, func(now *Snapshot) (err error) {
		list, err = now.Areas()
		return err
	})
	return list, err
}
