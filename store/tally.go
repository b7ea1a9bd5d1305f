package store

import (
	"context"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Totals are read from the units' current state, never from reports: two
// indexes hold all of it, so the number of reports does not matter. A status in
// other words counts as not registered until it is classified.
const (
	sums = `count(*), count(*) FILTER (WHERE u.cur_status = 'duoc_tiep_nhan'), count(*) FILTER (WHERE u.cur_status = 'thanh_cong'),
  count(*) FILTER (WHERE u.cur_status = 'tu_choi'), count(*) FILTER (WHERE u.cur_status = 'chua_dang_ky'),
  count(*) FILTER (WHERE u.cur_status = 'khac'), count(*) FILTER (WHERE u.cur_status = ''),
  count(*) FILTER (WHERE u.cur_review = 'da_xac_nhan')`

	countedAll = fromCounted + `WHERE u.standing = ''`

	byArea  = `SELECT coalesce(u.area_id, 0), '', `
	byLevel = `SELECT 0, u.level, `
)

var (
	countedInScope = countedAll + ` AND ` + inScope
	apartInScope   = `, u.standing, count(*)` + fromApart + `WHERE u.standing <> '' AND ` + inScope
)

// Levels are grouped within areas, in the order of the index, and added up
// here: grouping by level alone would sort all units first.

// tallyQueries are the query of the counted units and that of the others. A
// scope of everything asks nothing of the rows.
func tallyQueries(scope bot.Scope, by bot.By) (counted, apart string) {
	head, tail := byArea, ` GROUP BY u.area_id`
	apart = `SELECT coalesce(u.area_id, 0), ''` + apartInScope + ` GROUP BY u.area_id, u.standing`
	if by == bot.ByLevel {
		head, tail = byLevel, ` GROUP BY u.area_id, u.level`
		apart = `SELECT 0, u.level` + apartInScope + ` GROUP BY u.level, u.standing`
	}
	if scope.Covers(bot.Everything) {
		return head + sums + countedAll + tail, apart
	}
	return head + sums + countedInScope + tail, apart
}

// tallyKey is the row of a table that a unit belongs to.
type tallyKey struct {
	area  bot.AreaID
	level bot.Level
}

// Tally counts the units of the scope, as they are now: a row for each area, in
// the official order, or for each level. A row without a unit is left out,
// unless the scope names its area and the area exists on day. Units that no
// officer has accepted and that have no area make a row with a zero Area, last.
func (s *Store) Tally(ctx context.Context, scope bot.Scope, by bot.By, day time.Time) (rows []bot.Row, err error) {
	err = s.read(ctx, func(c *conn) error {
		found, err := c.tally(scope, by)
		if err != nil {
			return err
		}
		if by == bot.ByLevel {
			rows = levelRows(found)
			return nil
		}
		areas, err := c.areas()
		rows = areaRows(found, areas, scope, day)
		return err
	})
	return rows, err
}

func (c *conn) tally(scope bot.Scope, by bot.By) (map[tallyKey]bot.Tally, error) {
	counted, apart := tallyQueries(scope, by)
	found := make(map[tallyKey]bot.Tally)
	args := scopeArgs(scope)
	own := args
	if scope.Covers(bot.Everything) {
		own = nil
	}
	err := c.each(counted, own, func(row *sqlx.Rows) error {
		var k tallyKey
		var t bot.Tally
		err := row.Scan(&k.area, &k.level, &t.Total, &t.Accepted, &t.Succeeded, &t.Refused, &t.NotRegistered, &t.Other, &t.NotReported, &t.Confirmed)
		t.NotRegistered += t.Other
		found[k] = found[k].Add(t)
		return err
	})
	if err != nil {
		return nil, err
	}
	return found, c.each(apart, args, func(row *sqlx.Rows) error {
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
	for _, l := range bot.Levels() {
		if t, ok := found[tallyKey{level: l}]; ok {
			rows = append(rows, bot.Row{Level: l, Tally: t})
		}
	}
	return rows
}

func areaRows(found map[tallyKey]bot.Tally, areas []bot.Area, scope bot.Scope, day time.Time) (rows []bot.Row) {
	named := scope.Areas()
	for _, a := range areas {
		t, ok := found[tallyKey{area: a.ID}]
		if ok || slices.Contains(named, a.ID) && a.ValidOn(day) {
			rows = append(rows, bot.Row{Area: a, Tally: t})
		}
	}
	if t, ok := found[tallyKey{}]; ok {
		rows = append(rows, bot.Row{Tally: t})
	}
	return rows
}
