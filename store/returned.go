package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// returnsOf are the reports of units that were given back, by an index that has no
// others, the newest of each unit last.
var returnsOf = `SELECT r.unit_id, r.receipt, r.at, v.reason, v.words, v.by, v.at FROM reports r JOIN reviews v ON v.id = (SELECT max(w.id) FROM reviews w WHERE w.report_id = r.id)
  WHERE ` + among("r.unit_id", 1) + ` AND r.review = 'tra_lai' AND r.withdrawn_at IS NULL ORDER BY r.unit_id, r.at, r.seq`

// ReturnedOf are the last reports of units that were given back.
func (n *Snapshot) ReturnedOf(units []bot.UnitID) (map[bot.UnitID]bot.Return, error) {
	return n.c.returnedOf(units)
}

func (c *conn) returnedOf(units []bot.UnitID) (map[bot.UnitID]bot.Return, error) {
	last := map[bot.UnitID]bot.Return{}
	if len(units) == 0 {
		return last, nil
	}
	return last, c.each(returnsOf, []any{listed(units)}, func(row *sqlx.Rows) error {
		var id bot.UnitID
		var r bot.Return
		err := row.Scan(&id, &r.Receipt, moment{&r.Said}, &r.Reason, &r.Words, &r.By, moment{&r.At})
		last[id] = r
		return err
	})
}

// returned notes of each unit that has no report why its last one was given back.
func (c *conn) returned(units []*bot.MissingUnit) error {
	var ids []bot.UnitID
	for _, u := range units {
		if u.Status == bot.NoStatus {
			ids = append(ids, u.ID)
		}
	}
	last, err := c.returnedOf(ids)
	for _, u := range units {
		if r, ok := last[u.ID]; ok && u.Status == bot.NoStatus {
			u.Returned = &r
		}
	}
	return err
}
