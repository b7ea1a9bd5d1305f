package store

import (
	"slices"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
	"vneidbot/bot/names"
)

// former keeps the names that units bore before, and those of units that were merged,
// each as a row of its own: who writes an old one is answered where no name of today is
// surely meant.
type former struct {
	x     *names.Index
	units []bot.UnitID                // whose name the row is, by its id
	rows  map[bot.UnitID][]bot.UnitID // of a unit
}

func newFormer() *former { return &former{x: names.New(), rows: map[bot.UnitID][]bot.UnitID{}} }

const (
	formerColumns = `SELECT u.id, coalesce(u.area_id, 0), u.level, h.name `
	isFormer      = `h.name <> '' AND (u.merged_into IS NOT NULL OR h.name <> u.name AND u.standing NOT IN ('closed', 'void')) ORDER BY h.id`
	allFormer     = formerColumns + `FROM unit_history h JOIN units u ON u.id = h.unit_id WHERE ` + isFormer
	changedFormer = formerColumns + `FROM unit_changes c JOIN units u ON u.id = c.unit_id
  JOIN unit_history h ON h.unit_id = u.id WHERE c.seq > ? AND ` + isFormer
)

// take takes in a name that a unit bore before.
func (f *former) take(row *sqlx.Rows) error {
	var r names.Row
	if err := row.Scan(&r.ID, &r.Area, &r.Level, &r.Name); err != nil {
		return err
	}
	unit := r.ID
	f.units = append(f.units, unit)
	r.ID = bot.UnitID(len(f.units))
	f.rows[unit] = append(f.rows[unit], r.ID)
	f.x.Put(r)
	return nil
}

// drop forgets the names of a unit that changes.
func (f *former) drop(unit bot.UnitID) {
	for _, row := range f.rows[unit] {
		f.x.Drop(row)
	}
	delete(f.rows, unit)
}

// before puts the units that surely bore the name before those that are only like it,
// each once. Where the text names the area of one too, nothing else is meant.
func (f *former) before(q names.Query, like []names.Found) (found []names.Found) {
	rows, _ := f.x.Find(q)
	add := func(one names.Found) {
		same := func(have names.Found) bool { return have.Unit == one.Unit }
		if len(found) < q.Most && !slices.ContainsFunc(found, same) {
			found = append(found, one)
		}
	}
	for _, r := range rows {
		if r.Unit = f.units[r.Unit-1]; r.Score >= names.Sure {
			add(r)
		}
	}
	if slices.ContainsFunc(found, func(r names.Found) bool { return f.x.Says(q.Text, r.Area) }) {
		return found
	}
	for _, one := range like {
		add(one)
	}
	return found
}
