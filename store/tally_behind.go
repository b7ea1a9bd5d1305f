package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// ofOld holds for a counted unit that has reported, but not that it only waits or
// is done, before a moment: bot.Behind.
const ofOld = counted + ` AND u.cur_status IN ('tu_choi', 'chua_dang_ky', 'khac') AND u.cur_at < ?5`

// behind counts the units that are to be updated, with one query for each moment
// from which reports are of the round: areas seldom have moments of their own.
func (c *conn) behind(from tables, q bot.TotalsOf, found map[tallyKey]bot.Tally) error {
	moments := map[time.Time][]bot.AreaID{}
	own := []bot.AreaID{}
	for area, since := range q.Since.Own {
		moments[since], own = append(moments[since], area), append(own, area)
	}
	if !q.Since.All.IsZero() {
		if err := c.olderThan(from, q, q.Since.All, own, ` AND NOT `, found); err != nil {
			return err
		}
	}
	for since, areas := range moments {
		if since.IsZero() {
			continue
		}
		if err := c.olderThan(from, q, since, areas, ` AND `, found); err != nil {
			return err
		}
	}
	return nil
}

// olderThan adds those of the areas, or with NOT of all others.
func (c *conn) olderThan(from tables, q bot.TotalsOf, since time.Time, areas []bot.AreaID, are string, found map[tallyKey]bot.Tally) error {
	head, group := grouped(q.By)
	args := append(scopeArgs(q.Scope), "", millis(since), listed(areas))
	if from.dated != nil {
		args[3] = from.dated[0]
	}
	query := head + from.each + from.old + ofOld + from.which + are + `(` + among("coalesce(u.area_id, 0)", 6) + `) AND ` + within(q.Scope) + group
	return c.each(query, args, func(row *sqlx.Rows) error {
		var k tallyKey
		var n int
		err := row.Scan(&k.area, &k.level, &n)
		t := found[k]
		t.Behind += n
		found[k] = t
		return err
	})
}
