package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// plan is a merge before it is written.
type plan struct {
	rows    []roster.Row
	options ImportOptions
	at      bot.Place
	places  *places
	units   []known
	last    bot.UnitID // highest id of the snapshot
	items   []*item    // rows that have a place, in the file's order
	report  ImportReport
}

// known is a unit of the snapshot.
type known struct {
	bot.Unit
	key   string // nameKey
	taken *item  // the row that means it
}

// item is a row on its way to a unit.
type item struct {
	roster.Row
	key  string // nameKey
	area bot.AreaID
	unit *known // nil for a new one
	// unclear is how many units the row may mean; it is wrong then.
	unclear int
}

func newPlan(rows []roster.Row, o ImportOptions, at bot.Place) *plan {
	return &plan{rows: rows, options: o, at: at, report: ImportReport{Rows: len(rows), UnknownAreas: map[string]string{}}}
}

const knownUnits = `SELECT id, code, school, name, level, owner, coalesce(area_id, 0), address, head, phone, standing,
  code_proposed, no_code FROM units ORDER BY id`

func (p *plan) load(c *conn) error {
	areas, err := c.areas()
	if err != nil {
		return err
	}
	p.places = newPlaces(areas, p.options, p.at)
	p.units = p.units[:0]
	return c.each(knownUnits, nil, func(row *sqlx.Rows) error {
		var k known
		err := row.Scan(&k.ID, &k.Code, &k.School, &k.Name, &k.Level, &k.Owner, &k.Area, &k.Address, &k.Head, &k.Phone,
			&k.Standing, &k.Proposed, &k.NoCode)
		k.key = nameKey(k.Name)
		p.units, p.last = append(p.units, k), k.ID
		return err
	})
}

// work finds the place and the unit of every row and counts what changes.
func (p *plan) work() {
	p.place()
	p.dropRepeated()
	p.match()
	for _, it := range p.items {
		p.count(it)
	}
	for i := range p.units {
		if u := &p.units[i]; u.taken == nil && (u.Standing == bot.Counted || u.Standing == bot.Exempt) {
			p.report.Missing = append(p.report.Missing, u.Unit)
		}
	}
	p.report.NewAreas = p.places.made()
}

func (p *plan) count(it *item) {
	switch {
	case it.unit == nil:
		p.report.New++
	case it.changes():
		p.report.Changed++
	default:
		p.report.Same++
	}
	if it.Code == "" && (it.unit == nil || it.unit.Code == "") {
		p.report.NoCode++
	}
}

func (p *plan) wrong(r roster.Row, column string, why bot.Text) {
	p.report.Wrong = append(p.report.Wrong, roster.Problem{Line: r.Line, Column: column, Why: why})
}

// after is the unit as the row leaves it: what the row does not say stays.
func (it *item) after() bot.Unit {
	u := it.unit.Unit
	u.Name, u.Area, u.Level = it.Name, it.area, it.Level
	for _, f := range []struct {
		to   *string
		from string
	}{{&u.School, it.School}, {&u.Address, it.Address}, {&u.Head, it.Head}, {&u.Phone, it.Phone}} {
		if f.from != "" {
			*f.to = f.from
		}
	}
	if it.Owner != bot.UnknownOwner {
		u.Owner = it.Owner
	}
	if it.Code != "" {
		u.Code, u.Proposed, u.NoCode = it.Code, "", false
	}
	if u.Standing == bot.Pending { // the roster is what accepts a unit
		u.Standing = bot.Counted
	}
	return u
}

func (it *item) changes() bool { return it.after() != it.unit.Unit }
