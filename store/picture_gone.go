package store

import (
	"context"
	"time"
)

// DropUnsent removes the records of pictures whose drafts were begun before then
// and never sent, or given up. One that is being fetched right now waits for the
// next time. The bytes are swept when nothing names them.
func (s *Store) DropUnsent(ctx context.Context, before time.Time) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`DELETE FROM pictures WHERE report_id IS NULL AND at < ?1 AND lease_until <= ?1`, millis(before))
		return err
	})
}
