package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// freezing is what a form asks of each unit.
type freezing struct {
	form   bot.FormID
	kind   bot.FormKind
	asOf   bot.AsOf
	of     func(bot.AreaID) (bot.Window, bool) // when an area's reports are in time; false: it is not in the form
	silent string
}

// liveUnit is a unit's row, and when something was heard of it last.
type liveUnit struct {
	bot.FormUnit
	touched int64
}

// frozenColumns select a unit in the order of liveInto. Chats between ?4 and ?5 are
// those of the channel where nobody hears.
const frozenColumns = `SELECT u.id, u.name, u.code, u.school, u.owner, u.level, coalesce(u.area_id, 0), u.standing, coalesce(u.cur_report, ''),
  u.cur_status, u.cur_review, u.cur_at, u.touched_at, ` + hasReach + ` FROM units u `

const (
	unitsBehind = frozenColumns + `WHERE u.id > ?1 ORDER BY u.id LIMIT ?2`
	// unitsOfArea are those of an area, and those that may have left it since.
	unitsOfArea = frozenColumns + `WHERE u.id IN ` + inAreaOrTouched + ` ORDER BY u.id`
)

func (c *conn) liveUnits(query, silent string, args ...any) (list []liveUnit, err error) {
	err = c.each(query, append(args, "", silent+":", silent+";"), func(row *sqlx.Rows) error {
		var u liveUnit
		err := row.Scan(&u.Unit, &u.Name, &u.Code, &u.School, &u.Owner, &u.Level, &u.Area, &u.Standing, &u.Report,
			&u.Status, &u.Review, moment{&u.At}, &u.touched, &u.Reached)
		list = append(list, u)
		return err
	})
	return list, err
}

// freeze writes those of the units that belong to the form, as they were then.
func (t *tx) freeze(q freezing, units []liveUnit) error {
	for _, live := range units {
		u, in, err := t.stoodThen(q, live)
		if err == nil && in {
			err = t.insertFormUnit(q.form, u)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const insertFormUnit = `INSERT INTO form_units (form_id, unit_id, name, code, school, owner, level, area_id, standing, report_id, status, review, at, state, excused, reached)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (form_id, unit_id) DO NOTHING`

func (t *tx) insertFormUnit(id bot.FormID, u bot.FormUnit) error {
	_, err := t.exec(insertFormUnit, id, u.Unit, u.Name, u.Code, u.School, u.Owner, u.Level, u.Area, u.Standing, u.Report, u.Status, u.Review,
		millis(u.At), u.In, u.Excused, u.Reached)
	return err
}

// stoodThen is how a unit stood, and whether it belongs to the form. A unit of which
// nothing was heard since is as its row says, and its reports are read only where the
// last one came late.
func (c *conn) stoodThen(q freezing, live liveUnit) (u bot.FormUnit, in bool, err error) {
	u, since := live.FormUnit, millis(earlier(q.asOf.Said, q.asOf.Known))
	heard := live.touched > since
	if heard {
		then, ok, err := c.unitThen(u.Unit, q.asOf)
		if err != nil || !ok {
			return u, false, err
		}
		u.Name, u.Level, u.Area, u.Standing = then.Name, then.Level, then.Area, then.Standing
	}
	w, in := q.of(u.Area)
	if !in || u.Standing == bot.Void {
		return u, false, nil
	}
	now := bot.Present{ID: u.Report, Status: u.Status, Review: u.Review, At: u.At}
	if !heard && (now.ID == "" || w.Strict().InTime(bot.DatedReport{At: now.At})) {
		u.In = w.Of(now, now)
		return u, true, nil
	}
	reports, err := c.reportsThen(u.Unit, since)
	if q.kind == bot.CutOff {
		reports = w.Cut(reports)
	}
	now, u.In = w.State(reports, q.asOf)
	if _, strict := w.Strict().State(reports, q.asOf); u.In == bot.OnTime {
		u.Excused = strict != bot.OnTime
	}
	u.Report, u.Status, u.Review, u.At = now.ID, now.Status, now.Review, now.At
	return u, true, err
}

const factsOfUnit = factsOf + `unit_history h WHERE h.unit_id = ?1` + inOrder

// unitThen is how one unit stood; false when there was none.
func (c *conn) unitThen(id bot.UnitID, asOf bot.AsOf) (u bot.UnitState, ok bool, err error) {
	err = c.unitsAt(asOf, func(_ bot.UnitID, then bot.UnitState) { u, ok = then, true }, factsOfUnit, id)
	return u, ok, err
}

const formUnits = `SELECT f.unit_id, f.name, f.code, f.school, f.owner, f.level, f.area_id, f.standing, f.report_id, f.status, f.review, f.at, f.state, f.excused, f.reached
  FROM form_units f WHERE f.form_id = ? ORDER BY f.unit_id`

// FormUnits lists the units of a form, by their ids.
func (n *Snapshot) FormUnits(id bot.FormID) (list []bot.FormUnit, err error) {
	err = n.c.each(formUnits, []any{id}, func(row *sqlx.Rows) error {
		var u bot.FormUnit
		err := row.Scan(&u.Unit, &u.Name, &u.Code, &u.School, &u.Owner, &u.Level, &u.Area, &u.Standing, &u.Report, &u.Status, &u.Review, moment{&u.At}, &u.In, &u.Excused, &u.Reached)
		list = append(list, u)
		return err
	})
	return list, err
}

const formUnitRows = `SELECT f.unit_id, f.name, f.code, f.school, f.level, f.owner, f.area_id, f.status, f.review, f.at, f.state, f.excused,
    coalesce(r.words, ''), coalesce(r.reason, ''), coalesce(r.reason_text, ''), coalesce(r.attempt, 0)
  FROM form_units f LEFT JOIN reports r ON r.id = f.report_id WHERE f.form_id = ? AND f.standing = ''`

// FormRows lists the counted units of forms as UnitRows does: without whom to phone,
// and by no pile but that of those who are not up to date.
func (n *Snapshot) FormRows(forms []bot.Form, scope bot.Scope) (list []bot.UnitRow, err error) {
	of, err := n.c.formOfArea(forms)
	for _, f := range forms {
		if err != nil {
			return nil, err
		}
		err = n.c.each(formUnitRows, []any{f.ID}, func(row *sqlx.Rows) error {
			var u bot.UnitRow
			var in bot.InRound
			err := row.Scan(&u.ID, &u.Name, &u.Code, &u.School, &u.Level, &u.Owner, &u.Area, &u.Status, &u.Review, moment{&u.At}, &in, &u.Excused,
				&u.Words, &u.Reason, &u.ReasonText, &u.Tries)
			if in == bot.NotYet && u.Status != bot.NoStatus {
				u.Pile = bot.ToUpdate
			}
			if of[u.Area] == f.ID && scope.Contains(u.Area, u.Level) {
				list = append(list, u)
			}
			return err
		})
	}
	return list, err
}

const excusedUnits = `SELECT area_id, level, count(*) FROM form_units WHERE form_id = ? AND excused = TRUE AND standing = '' GROUP BY area_id, level`

// Excused counts the units of forms that are in time by an outage alone; an area that
// several of them count is of the last one.
func (n *Snapshot) Excused(forms []bot.Form, scope bot.Scope) (sum int, err error) {
	of, err := n.c.formOfArea(forms)
	for _, f := range forms {
		if err != nil {
			return 0, err
		}
		err = n.c.each(excusedUnits, []any{f.ID}, func(row *sqlx.Rows) error {
			var area bot.AreaID
			var level bot.Level
			var k int
			err := row.Scan(&area, &level, &k)
			if of[area] == f.ID && scope.Contains(area, level) {
				sum += k
			}
			return err
		})
	}
	return sum, err
}
