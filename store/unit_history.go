package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// What is kept of a unit with its dates is written here with every change of its
// row: Check compares the two.

const (
	firstFact = `INSERT INTO unit_history (unit_id, since, recorded_at, name, level, area_id, standing, by)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`
	// A change of the present is never dated before what is recorded already, also
	// by a clock that was ahead.
	laterFact = `INSERT INTO unit_history (unit_id, since, recorded_at, name, level, area_id, standing, by)
  SELECT ?1, CASE WHEN max(since) > ?2 THEN max(since) ELSE ?2 END, ?3, ?4, ?5, ?6, ?7, ?8
  FROM unit_history WHERE unit_id = ?1`
)

// recordUnit records how a new unit stands from that moment on.
func (t *tx) recordUnit(unit bot.UnitID, made bot.UnitState, at int64, by string) error {
	_, err := t.exec(firstFact, unit, at, millis(t.now), made.Name, made.Level, idOrNull(made.Area), made.Standing, by)
	return err
}

// recordChange records what of a unit is another from that moment on, and stops the
// reminders that are wrong now.
func (t *tx) recordChange(unit bot.UnitID, was, now bot.UnitState, at int64, by string) error {
	f, changed := was.Changed(now)
	if !changed {
		return nil
	}
	var area any
	if f.Area != nil {
		area = idOrNull(*f.Area)
	}
	if _, err := t.exec(laterFact, unit, at, millis(t.now), given(f.Name), given(f.Level), area, given(f.Standing), by); err != nil {
		return err
	}
	return t.unremind(unit, was, now)
}

// A unit's facts in order, those of all units or of the touched ones.
const (
	factsOf      = `SELECT h.unit_id, h.since, h.recorded_at, h.name, h.level, h.area_id, h.standing FROM `
	inOrder      = ` ORDER BY h.unit_id, h.since, h.id`
	allFacts     = factsOf + `unit_history h` + inOrder
	touchedFacts = factsOf + touchedUnits + ` x CROSS JOIN unit_history h WHERE h.unit_id = x.id` + inOrder
)

// unitsAt calls f with each unit of those facts that there was, and how it stood.
// It asks nothing while f runs, and f asks nothing either.
func (c *conn) unitsAt(asOf bot.AsOf, f func(bot.UnitID, bot.UnitState), facts string, args ...any) error {
	var unit bot.UnitID
	var known []bot.UnitFact
	end := func() {
		if u, ok := bot.UnitAt(known, asOf); ok {
			f(unit, u)
		}
		known = known[:0]
	}
	err := c.each(facts, args, func(row *sqlx.Rows) error {
		id, fact, err := scanFact(row)
		if id != unit {
			end()
			unit = id
		}
		known = append(known, fact)
		return err
	})
	end()
	return err
}

// scanFact reads a row that begins with a fact, and then more.
func scanFact(row *sqlx.Rows, more ...any) (unit bot.UnitID, f bot.UnitFact, err error) {
	var since, recorded int64
	err = row.Scan(append([]any{&unit, &since, &recorded, &f.Name, &f.Level, &f.Area, &f.Standing}, more...)...)
	f.Since, f.Recorded = time.UnixMilli(since), time.UnixMilli(recorded)
	if f.Area == nil && f.Standing != nil && *f.Standing == bot.Pending {
		f.Area = new(bot.AreaID)
	}
	return unit, f, err
}
