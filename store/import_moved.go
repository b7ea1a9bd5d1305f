package store

import (
	"context"

	"vneidbot/bot"
)

// movedMost is how many units are named that changed since a plan.
const movedMost = 10

// Moved names units that are no longer as a staged import has found them, or that
// have come since and that a row may mean, the first few: who changed them meanwhile
// is the reason why it cannot be switched.
func (s *Store) Moved(ctx context.Context, id bot.ImportID) (names []string, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		names = nil
		i, err := c.switching(id)
		if err != nil {
			return err
		}
		for from := 0; from < i.rows && len(names) < movedMost; from += int(mostStep) {
			rows, err := c.staged(id, from, from+int(mostStep))
			if err != nil {
				return err
			}
			if names, err = c.movedRows(i.seen, rows, names); err != nil {
				return err
			}
		}
		return nil
	})
	return names, err
}

// movedRows adds those of the rows to the names.
func (c *conn) movedRows(seen bot.UnitID, rows []stagedRow, names []string) ([]string, error) {
	come, err := c.newcomers(seen, true, rows)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if len(names) == movedMost {
			break
		}
		if r.fresh {
			if come[r.n] {
				names = append(names, r.now.Name)
			}
			continue
		}
		cur, _, err := c.listed(r.was.ID)
		if err != nil {
			return nil, err
		}
		if cur != r.was {
			names = append(names, r.was.Name)
		}
	}
	return names, nil
}
