package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
)

// forgetDropped leaves the record of a picture that is being fetched right now:
// its bytes would have nothing that names them.
const forgetDropped = `DELETE FROM pictures WHERE state = 'dropped' AND at < ?1 AND lease_until <= ?1
  AND (sha256 = '' OR EXISTS (SELECT 1 FROM pictures k WHERE k.sha256 = pictures.sha256 AND k.state = 'kept'))`

// Unreferenced lists, by SHA-256, bytes on the disk that only dropped pictures
// name, and drops pictures of drafts that were begun before then and never sent.
// Records of dropped pictures that name no bytes of their own go at once.
func (s *Store) Unreferenced(ctx context.Context, before time.Time, most int) (hashes []string, err error) {
	err = s.write(ctx, func(t *tx) error {
		hashes = nil
		if _, err := t.exec(`UPDATE pictures SET state = 'dropped', file = '{}'
		  WHERE report_id IS NULL AND at < ? AND state <> 'dropped'`, millis(before)); err != nil {
			return err
		}
		if _, err := t.exec(forgetDropped, millis(before)); err != nil {
			return err
		}
		return t.each(`SELECT DISTINCT sha256 FROM pictures p WHERE state = 'dropped' AND sha256 <> '' AND at < ?
		  AND NOT EXISTS (SELECT 1 FROM pictures k WHERE k.sha256 = p.sha256 AND k.state = 'kept') LIMIT ?`,
			[]any{millis(before), most}, func(row *sqlx.Rows) error {
				var h string
				err := row.Scan(&h)
				hashes = append(hashes, h)
				return err
			})
	})
	return hashes, err
}

// Forgotten removes the rows of dropped pictures whose bytes are gone.
func (s *Store) Forgotten(ctx context.Context, sha256 string) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`DELETE FROM pictures WHERE sha256 = ? AND state = 'dropped'`, sha256)
		return err
	})
}
