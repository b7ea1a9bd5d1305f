package store

import (
	"cmp"
	"slices"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// formRow is the units of an area and a level in a form, counted.
type formRow struct {
	bot.Tally
	in map[bot.InRound]int
}

const formStates = `SELECT f.area_id, f.level, f.standing, f.status, f.review, f.state, f.reached, count(*) FROM form_units f WHERE f.form_id = ?
  GROUP BY f.area_id, f.level, f.standing, f.status, f.review, f.state, f.reached`

// countForm counts the units of a form.
func (c *conn) countForm(id bot.FormID) (map[tallyKey]*formRow, error) {
	found := map[tallyKey]*formRow{}
	err := c.each(formStates, []any{id}, func(row *sqlx.Rows) error {
		var k tallyKey
		var u bot.FormUnit
		var n int
		err := row.Scan(&k.area, &k.level, &u.Standing, &u.Status, &u.Review, &u.In, &u.Reached, &n)
		if found[k] == nil {
			found[k] = &formRow{in: map[bot.InRound]int{}}
		}
		found[k].Tally = found[k].Count(u, n)
		if u.Standing == bot.Counted {
			found[k].in[u.In] += n
		}
		return err
	})
	return found, err
}

const insertFormRow = `INSERT INTO form_rows (form_id, area_id, level, name, short_name, sort, total, accepted, succeeded, refused, not_registered,
    other, not_reported, confirmed, behind, reached, outside, excluded, on_time, kept, late) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (form_id, area_id, level) DO NOTHING`

// writeRows keeps the counted units of a form, with the areas as they are called now.
func (t *tx) writeRows(id bot.FormID, rows map[tallyKey]*formRow) error {
	areas, err := t.areas()
	if err != nil {
		return err
	}
	of := map[bot.AreaID]bot.Area{}
	for _, a := range areas {
		of[a.ID] = a
	}
	for k, r := range rows {
		a := of[k.area]
		if _, err := t.exec(insertFormRow, id, k.area, k.level, a.Name, a.Short, a.Sort, r.Total, r.Accepted, r.Succeeded, r.Refused, r.NotRegistered,
			r.Other, r.NotReported, r.Confirmed, r.Behind, r.Reached, r.Outside, r.Excluded, r.in[bot.OnTime], r.in[bot.Unmoved], r.in[bot.Late]); err != nil {
			return err
		}
	}
	return nil
}

const formRows = `SELECT f.form_id, f.area_id, f.level, f.name, f.short_name, f.sort, f.total, f.accepted, f.succeeded, f.refused, f.not_registered,
    f.other, f.not_reported, f.confirmed, f.behind, f.reached, f.outside, f.excluded, f.on_time, f.kept, f.late
  FROM form_rows f WHERE f.form_id = ? ORDER BY f.sort, f.area_id, f.level`

// eachFormRow calls f with each row of a form inside the scope, in the official order.
func (c *conn) eachFormRow(id bot.FormID, scope bot.Scope, f func(bot.Area, bot.Level, formRow)) error {
	return c.each(formRows, []any{id}, func(row *sqlx.Rows) error {
		var a bot.Area
		var l bot.Level
		var t bot.Tally
		var onTime, unmoved, late int
		err := row.Scan(new(int64), &a.ID, &l, &a.Name, &a.Short, &a.Sort, &t.Total, &t.Accepted, &t.Succeeded, &t.Refused, &t.NotRegistered,
			&t.Other, &t.NotReported, &t.Confirmed, &t.Behind, &t.Reached, &t.Outside, &t.Excluded, &onTime, &unmoved, &late)
		if err == nil && scope.Contains(a.ID, l) {
			f(a, l, formRow{t, map[bot.InRound]int{bot.OnTime: onTime, bot.Unmoved: unmoved, bot.Late: late, bot.NotYet: t.Total - onTime - unmoved - late}})
		}
		return err
	})
}

// formOfArea tells which of the forms counts an area: the last one that has it.
func (c *conn) formOfArea(forms []bot.Form) (map[bot.AreaID]bot.FormID, error) {
	of := map[bot.AreaID]bot.FormID{}
	for _, f := range forms {
		err := c.each(`SELECT DISTINCT area_id FROM form_rows WHERE form_id = ?`, []any{f.ID}, func(row *sqlx.Rows) error {
			var area bot.AreaID
			err := row.Scan(&area)
			of[area] = f.ID
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return of, nil
}

// eachOfForms is eachFormRow for several forms.
func (c *conn) eachOfForms(forms []bot.Form, scope bot.Scope, f func(bot.Area, bot.Level, formRow)) error {
	of, err := c.formOfArea(forms)
	for _, form := range forms {
		if err == nil {
			err = c.eachFormRow(form.ID, scope, func(a bot.Area, l bot.Level, r formRow) {
				if of[a.ID] == form.ID {
					f(a, l, r)
				}
			})
		}
	}
	return err
}

// TallyForms counts the frozen units of a scope: a row for each area, in the official
// order, or for each level.
func (n *Snapshot) TallyForms(forms []bot.Form, scope bot.Scope, by bot.By) (rows []bot.Row, err error) {
	found, areas := map[tallyKey]bot.Tally{}, map[bot.AreaID]bot.Area{}
	err = n.c.eachOfForms(forms, scope, func(a bot.Area, l bot.Level, r formRow) {
		k := tallyKey{area: a.ID}
		if by == bot.ByLevel {
			k = tallyKey{level: l}
		}
		found[k], areas[a.ID] = found[k].Add(r.Tally), a
	})
	if err != nil || by == bot.ByLevel {
		return levelRows(found), err
	}
	for k, t := range found {
		rows = append(rows, bot.Row{Area: areas[k.area], Tally: t})
	}
	slices.SortFunc(rows, func(a, b bot.Row) int {
		last := func(r bot.Row) int { return map[bool]int{true: 1}[r.Area.ID == 0] } // units without an area
		return cmp.Or(last(a)-last(b), a.Area.Sort-b.Area.Sort, cmp.Compare(a.Area.ID, b.Area.ID))
	})
	return rows, nil
}

// InRound counts the units of a scope by how they stand in the forms.
func (n *Snapshot) InRound(forms []bot.Form, scope bot.Scope) (map[bot.InRound]int, error) {
	sums := map[bot.InRound]int{}
	err := n.c.eachOfForms(forms, scope, func(_ bot.Area, _ bot.Level, r formRow) {
		for in, k := range r.in {
			sums[in] += k
		}
	})
	return sums, err
}
