package store

import "context"

// TryWrite writes and commits a page that says what it said before. It fails
// where a report would: another process holds the database, its disk is full or
// can only be read, the writer hangs.
func (s *Store) TryWrite(ctx context.Context) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(samePage)
		return err
	})
}
