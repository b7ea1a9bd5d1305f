package store

import (
	"context"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot/roster"
)

// Bare groups the units over the index that totals use, and nothing else: the
// least that any totals cost.
func (s *Store) Bare(ctx context.Context) (groups int, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		groups = 0
		return c.each(`SELECT area_id, cur_status, count(*) FROM units INDEXED BY units_counted WHERE standing = '' GROUP BY area_id, cur_status`,
			nil, func(row *sqlx.Rows) error {
				groups++
				var area, n int64
				var status string
				return row.Scan(&area, &status, &n)
			})
	})
	return groups, err
}

// ImportLate works the import out, lets something happen, and then merges once.
func (s *Store) ImportLate(ctx context.Context, rows []roster.Row, o ImportOptions, meanwhile func()) error {
	p, err := s.planImport(ctx, rows, o)
	if err != nil {
		return err
	}
	meanwhile()
	return s.merge(ctx, p)
}
