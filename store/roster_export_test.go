package store

import (
	"context"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
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

// UndoStep is one step of UndoImport, after which the program dies.
func (s *Store) UndoStep(ctx context.Context, id bot.ImportID) error {
	_, err := s.undoStep(ctx, id, ImportStep, new(bot.Undone))
	return err
}

// ImportStep is how many rows the first step of a large import has.
const ImportStep = int(firstStep)

// SwitchStep is one step of SwitchImport, after which the program dies.
func (s *Store) SwitchStep(ctx context.Context, id bot.ImportID) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.switchStep(id, ImportStep)
		return err
	})
}
