package store

import (
	"fmt"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// unitRow is what a unit's row says of what is kept elsewhere as well.
type unitRow struct {
	id bot.UnitID
	bot.UnitState
	bot.Present
}

const unitRows = `SELECT id, name, level, coalesce(area_id, 0), standing, coalesce(cur_report, ''), cur_status, cur_review, cur_at
  FROM units ORDER BY id`

// checkUnits finds units whose row is not what their history and their reports say.
func (c *conn) checkUnits() (wrong []string, err error) {
	states := map[bot.UnitID]bot.UnitState{}
	if err := c.unitsAt(bot.AsOf{}, func(id bot.UnitID, u bot.UnitState) { states[id] = u }, allFacts); err != nil {
		return nil, err
	}
	var units []unitRow
	err = c.each(unitRows, nil, func(row *sqlx.Rows) error {
		var u unitRow
		err := row.Scan(&u.id, &u.Name, &u.Level, &u.Area, &u.Standing, &u.ID, &u.Status, &u.Review, moment{&u.At})
		units = append(units, u)
		return err
	})
	for _, u := range units {
		if err != nil || len(wrong) >= 100 {
			return wrong, err
		}
		if had, ok := states[u.id]; !ok || had != u.UnitState {
			wrong = append(wrong, fmt.Sprintf("history of unit: %d", u.id))
		}
		var now bot.Present
		if now, err = c.current(u.id, bot.AsOf{}); now != u.Present {
			wrong = append(wrong, fmt.Sprintf("current report of unit: %d", u.id))
		}
	}
	return wrong, err
}
