package store

import "context"

// KeptPictures lists, by SHA-256, the pictures that must lie on the disk.
func (s *Store) KeptPictures(ctx context.Context) (sha256 []string, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		sha256 = nil
		return c.all(&sha256, `SELECT DISTINCT sha256 FROM pictures WHERE state = 'kept' AND sha256 <> '' ORDER BY sha256`)
	})
	return sha256, err
}

// StillKept tells whether a picture is kept under that SHA-256.
func (s *Store) StillKept(ctx context.Context, sha256 string) (kept bool, err error) {
	err = s.readOne(ctx, func(c *conn) (err error) {
		kept, err = c.one(`SELECT 1 FROM pictures WHERE sha256 = ? AND sha256 <> '' AND state = 'kept' LIMIT 1`, []any{sha256}, new(int))
		return err
	})
	return kept, err
}
