package store

import (
	"time"

	"vneidbot/bot"
)

// stood is how units of the list stood that is counted in the place of their rows,
// in the order of fromDated.
type stood [6]any

// asOf says where units are counted as of a moment: in their rows, if all that is
// kept of them is dated by then, and the others in a list of how they stood. So
// the totals of a moment cost what those of now do, and a little for each unit of
// which something was heard since.
func (c *conn) asOf(q bot.TotalsOf) ([]tables, error) {
	since := millis(earlier(q.AsOf.Said, q.AsOf.Known))
	list, err := c.stood(q, since)
	alike := map[stood]int{}
	for _, u := range list {
		alike[u]++
	}
	var rows [][]any
	for u, n := range alike {
		rows = append(rows, append(u[:], n))
	}
	return []tables{
		{fromCounted, fromApart, fromBehind, oneEach, ` AND u.touched_at <= ?4`, []any{since}},
		{fromDated, fromDated, fromDated, `sum(u.n)`, ``, []any{listed(rows)}},
	}, err
}

// earlier is the earlier of two limits; a zero time is none.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// stood lists the units of the scope that were touched since, as they stood, each
// with the report that was its current one: two statements, however many there are.
func (c *conn) stood(q bot.TotalsOf, since int64) (list []stood, err error) {
	var ids []bot.UnitID
	err = c.unitsAt(q.AsOf, func(id bot.UnitID, u bot.UnitState) {
		if q.Scope.Contains(u.Area, u.Level) {
			ids = append(ids, id)
			list = append(list, stood{idOrNull(u.Area), u.Level, u.Standing, "", "", 0})
		}
	}, touchedFacts, since)
	if err != nil || len(ids) == 0 {
		return list, err
	}
	i, dates := 0, len(q.Since.Own) > 0 || !q.Since.All.IsZero() // without, more of them are alike
	note := func(i int, now bot.Present) {
		list[i][3], list[i][4], list[i][5] = now.Status, now.Review, 0
		if dates && now.ID != "" {
			list[i][5] = millis(now.At)
		}
	}
	err = c.currentTouched(since, q.AsOf, func(id bot.UnitID, now bot.Present) {
		for i < len(ids) && ids[i] < id {
			i++
		}
		if i < len(ids) && ids[i] == id {
			note(i, now)
		}
	})
	if err != nil {
		return list, err
	}
	return list, c.beforeMerges(ids, q.AsOf, since, note)
}

// beforeMerges notes anew the units of which reports moved since: then they were
// another unit's.
func (c *conn) beforeMerges(ids []bot.UnitID, asOf bot.AsOf, since int64, note func(int, bot.Present)) error {
	moved, err := c.moved(since)
	for i, id := range ids {
		if err != nil || !moved[id] {
			continue
		}
		var now bot.Present
		if now, err = c.currentThen(id, asOf, since); err == nil {
			note(i, now)
		}
	}
	return err
}
