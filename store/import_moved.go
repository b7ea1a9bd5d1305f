package store

import (
	"context"

	"vneidbot/bot"
)

// movedMost is how many units are named that changed since a plan.
const movedMost = 10

// Moved names units that are no longer as a staged import has found them, the first
// few: who changed them meanwhile is the reason why it cannot be switched.
func (s *Store) Moved(ctx context.Context, id bot.ImportID) (names []string, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		names = nil
		i, err := c.switching(id)
		if err != nil {
			return err
		}
		for from := 0; from < i.rows && len(names) < movedMost; from += importStep {
			rows, err := c.staged(id, from, from+importStep)
			if err != nil {
				return err
			}
			for _, r := range rows {
				if r.fresh || len(names) == movedMost {
					continue
				}
				cur, _, err := c.listed(r.was.ID)
				if err != nil {
					return err
				}
				if cur != r.was {
					names = append(names, r.was.Name)
				}
			}
		}
		return nil
	})
	return names, err
}
