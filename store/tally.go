package store

import (
	"slices"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// What a row of totals counts, in the order in which tally reads it.
const (
	oneEach = `count(*)`
	sums    = `count(*), coalesce(count(*) FILTER (WHERE u.cur_status = 'duoc_tiep_nhan'), 0), coalesce(count(*) FILTER (WHERE u.cur_status = 'thanh_cong'), 0),
  coalesce(count(*) FILTER (WHERE u.cur_status = 'tu_choi'), 0), coalesce(count(*) FILTER (WHERE u.cur_status = 'chua_dang_ky'), 0),
  coalesce(count(*) FILTER (WHERE u.cur_status = 'khac'), 0), coalesce(count(*) FILTER (WHERE u.cur_status = ''), 0),
  coalesce(count(*) FILTER (WHERE u.cur_review = 'da_xac_nhan'), 0)`

	counted = `WHERE u.standing = ''`
	others  = `WHERE u.standing <> '' AND u.standing <> 'void'`

	byArea  = `SELECT coalesce(u.area_id, 0), '', `
	byLevel = `SELECT 0, u.level, `
	byBoth  = `SELECT coalesce(u.area_id, 0), u.level, `
)

// tables say where units are counted: in their rows, all or some of them, or in a
// list of how they stood.
type tables struct {
	counted, others string
	old             string // for those that are to be updated
	each            string // how many units a row is
	which           string // of them, as a further condition
	dated           []any  // the parameter behind those of the scope
}

// live are the units' rows. Their current state is copied there, and two indexes
// hold all that is counted, so the number of reports does not matter.
var live = tables{counted: fromCounted, others: fromApart, old: fromBehind, each: oneEach}

// queries are the query of the counted units, that of the others, and their
// arguments. A scope of everything asks nothing of the rows. Levels are grouped
// within areas, in the order of the index, and added up by the reader: grouping by
// level alone would sort all units first.
func (t tables) queries(scope bot.Scope, by bot.By) (ofCounted, ofOthers string, args []any) {
	inside := ` AND ` + inScope + t.which
	if args = append(scopeArgs(scope), t.dated...); scope.Covers(bot.Everything) && t.dated == nil {
		inside, args = ``, nil
	}
	head, tail := grouped(by)
	return head + strings.ReplaceAll(sums, oneEach, t.each) + t.counted + counted + inside + tail,
		head + `u.standing, ` + t.each + t.others + others + inside + tail + `, u.standing`, args
}

// grouped is what a query of a table begins and ends with.
func grouped(by bot.By) (head, tail string) {
	switch by {
	case bot.ByLevel:
		return byLevel, ` GROUP BY u.area_id, u.level`
	case bot.ByBoth:
		return byBoth, ` GROUP BY u.area_id, u.level`
	case bot.ByArea, bot.ByBlock:
	}
	return byArea, ` GROUP BY u.area_id`
}

// tallyKey is the row of a table that a unit belongs to.
type tallyKey struct {
	area  bot.AreaID
	level bot.Level
}

// Tally counts the units of the scope, as they are now or as they stood: a row for
// each area, in the official order, or for each level. A row without a unit is
// left out, unless the scope names its area and the area exists on that day. What
// no such area has makes a row with a zero Area, last: units that no officer has
// accepted and that have none, and those that an area which has ended left behind.
func (n *Snapshot) Tally(q bot.TotalsOf) ([]bot.Row, error) {
	from := []tables{live}
	if !q.AsOf.Live() {
		var err error
		if from, err = n.c.asOf(q); err != nil {
			return nil, err
		}
	}
	found := make(map[tallyKey]bot.Tally)
	for _, t := range from {
		if err := n.c.tally(t, q, found); err != nil {
			return nil, err
		}
	}
	if err := n.c.reached(q, found); err != nil {
		return nil, err
	}
	if q.By == bot.ByLevel {
		return levelRows(found), nil
	}
	areas, err := n.c.areas()
	if q.By == bot.ByBoth {
		return bothRows(found, areas), err
	}
	return areaRows(found, areas, q.Scope, n.s.dayOf(q.AsOf)), err
}

// bothRows are the levels of each area that have units, those without an area last.
func bothRows(found map[tallyKey]bot.Tally, areas []bot.Area) (rows []bot.Row) {
	for _, a := range append(slices.Clone(areas), bot.Area{}) {
		for _, l := range append(bot.Levels(), "") {
			if t, ok := found[tallyKey{a.ID, l}]; ok {
				rows = append(rows, bot.Row{Area: a, Level: l, Tally: t})
			}
		}
	}
	return rows
}

func (s *Store) dayOf(asOf bot.AsOf) time.Time {
	if asOf.Said.IsZero() {
		return s.place.Today()
	}
	return s.place.Day(asOf.Said)
}

// tally adds what is counted there.
func (c *conn) tally(from tables, q bot.TotalsOf, found map[tallyKey]bot.Tally) error {
	ofCounted, ofOthers, args := from.queries(q.Scope, q.By)
	err := c.each(ofCounted, args, func(row *sqlx.Rows) error {
		var k tallyKey
		var t bot.Tally
		err := row.Scan(&k.area, &k.level, &t.Total, &t.Accepted, &t.Succeeded, &t.Refused, &t.NotRegistered, &t.Other, &t.NotReported, &t.Confirmed)
		found[k] = found[k].Add(t)
		return err
	})
	if err != nil {
		return err
	}
	if err := c.behind(from, q, found); err != nil {
		return err
	}
	return c.each(ofOthers, args, func(row *sqlx.Rows) error {
		var k tallyKey
		var standing bot.Standing
		var n int
		err := row.Scan(&k.area, &k.level, &standing, &n)
		t := found[k]
		if standing == bot.Pending {
			t.Outside += n
		} else {
			t.Excluded += n
		}
		found[k] = t
		return err
	})
}

func levelRows(found map[tallyKey]bot.Tally) (rows []bot.Row) {
	for _, l := range append(bot.Levels(), "") {
		if t, ok := found[tallyKey{level: l}]; ok {
			rows = append(rows, bot.Row{Level: l, Tally: t})
		}
	}
	return rows
}

func areaRows(found map[tallyKey]bot.Tally, areas []bot.Area, scope bot.Scope, day time.Time) (rows []bot.Row) {
	named := scope.Areas()
	left, some := found[tallyKey{}]
	for _, a := range areas {
		t, ok := found[tallyKey{area: a.ID}]
		switch {
		case ok && !a.ValidOn(day) && !slices.Contains(named, a.ID):
			left, some = left.Add(t), true
		case ok, slices.Contains(named, a.ID) && a.ValidOn(day):
			rows = append(rows, bot.Row{Area: a, Tally: t})
		}
	}
	if some {
		rows = append(rows, bot.Row{Tally: left})
	}
	return rows
}
