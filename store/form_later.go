package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// heardLater are the counted units of the form ?1 that were not in time in it, or were,
// and of which a report of that day was recorded after it, at ?2. Those in time by an
// outage alone stay so: nobody knows any more until when it lasted.
const heardLater = `SELECT f.unit_id, f.area_id, f.level, f.state FROM form_units f
  WHERE f.form_id = ?1 AND f.standing = '' AND f.excused = FALSE AND f.state IN ('chua', 'dung_han')
    AND EXISTS (SELECT 1 FROM reports r WHERE r.unit_id = f.unit_id AND r.at < ?3 AND r.recorded_at > ?2)
  ORDER BY f.unit_id`

// MovedInRound is what of InRound has become another since the forms were frozen, by
// reports that are dated on the round's day: what is to be added to each of its counts.
// Window is when an area's reports are in time, until is the end of that day.
func (n *Snapshot) MovedInRound(forms []bot.Form, scope bot.Scope, window func(bot.AreaID) bot.Window, until time.Time) (map[bot.InRound]int, error) {
	of, err := n.c.formOfArea(forms)
	moved := map[bot.InRound]int{}
	for _, f := range forms {
		if err != nil {
			return nil, err
		}
		var heard []bot.FormUnit
		err = n.c.each(heardLater, []any{f.ID, millis(f.AsOf.Known), millis(until)}, func(row *sqlx.Rows) error {
			var u bot.FormUnit
			err := row.Scan(&u.Unit, &u.Area, &u.Level, &u.In)
			if of[u.Area] == f.ID && scope.Contains(u.Area, u.Level) {
				heard = append(heard, u)
			}
			return err
		})
		for _, u := range heard {
			if err == nil {
				err = n.c.movedUnit(u, window(u.Area), until, moved)
			}
		}
	}
	return moved, err
}

// movedUnit counts a unit where it stands now instead of where it stood.
func (c *conn) movedUnit(u bot.FormUnit, w bot.Window, until time.Time, moved map[bot.InRound]int) error {
	reports, err := c.reportsThen(u.Unit, millis(until))
	if _, in := w.State(reports, bot.AsOf{Said: until.Add(-time.Millisecond)}); err == nil && in != u.In {
		moved[u.In]--
		moved[in]++
	}
	return err
}
