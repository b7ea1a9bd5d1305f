package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// Check proves that the file is whole and that what is kept twice agrees:
// units' current state with reports and reviews. It returns one line for each
// thing that is wrong, in ids only, at most 100.
func (s *Store) Check(ctx context.Context) (wrong []string, err error) {
	err = s.read(ctx, func(c *conn) error {
		wrong = nil
		for _, k := range checks {
			if err := c.each(k.query, nil, func(r *sqlx.Rows) error {
				var what string
				if err := r.Scan(&what); err != nil {
					return err
				}
				if what != "ok" {
					wrong = append(wrong, fmt.Sprintf("%s: %s", k.name, what))
				}
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return wrong, err
}

// checks name a rule and select what breaks it.
var checks = []struct{ name, query string }{
	{"file", `SELECT integrity_check FROM pragma_integrity_check`},
	{"foreign key", `SELECT "table" || ' row ' || coalesce(rowid, '?') FROM pragma_foreign_key_check LIMIT 100`},
}
