package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

const registerNow = `SELECT id, code, school, owner, head, phone FROM units`

var reportsIn = `SELECT id, words, reason, reason_text, attempt FROM reports WHERE ` + among("id", 1)

// UnitRowsAt is UnitRows as of an earlier moment: names, levels, areas and reports as they
// were, the rest of the register as it is now. No pile says who could be written to then:
// those that are to be updated are ToUpdate, the others have none.
func (n *Snapshot) UnitRowsAt(q bot.MissingOf, asOf bot.AsOf) (list []bot.UnitRow, err error) {
	var ids []bot.UnitID
	err = n.c.unitsAt(asOf, func(id bot.UnitID, u bot.UnitState) {
		if u.Standing == bot.Counted && q.Scope.Contains(u.Area, u.Level) {
			ids = append(ids, id)
			list = append(list, bot.UnitRow{ID: id, Name: u.Name, Level: u.Level, Area: u.Area})
		}
	}, allFacts)
	if err != nil {
		return nil, err
	}
	at := make(map[bot.UnitID]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	current := make([]bot.Present, len(ids))
	err = n.c.currentTouched(0, asOf, func(id bot.UnitID, now bot.Present) {
		if i, ok := at[id]; ok {
			current[i] = now
		}
	})
	if err == nil {
		err = n.c.beforeMerges(ids, asOf, 0, func(i int, now bot.Present) { current[i] = now })
	}
	if err == nil {
		err = n.c.fillRegister(list, at)
	}
	if err == nil {
		err = n.c.fillReports(list, current)
	}
	for i := range list {
		if u := &list[i]; bot.Behind(u.Status, u.At, q.Since.Of(u.Area)) {
			u.Pile = bot.ToUpdate
		}
	}
	return list, err
}

// fillRegister adds what is kept of a unit without dates.
func (c *conn) fillRegister(list []bot.UnitRow, at map[bot.UnitID]int) error {
	return c.each(registerNow, nil, func(row *sqlx.Rows) error {
		var u bot.UnitRow
		err := row.Scan(&u.ID, &u.Code, &u.School, &u.Owner, &u.Head, &u.Phone)
		if i, ok := at[u.ID]; ok {
			l := &list[i]
			l.Code, l.School, l.Owner, l.Head, l.Phone = u.Code, u.School, u.Owner, u.Head, u.Phone
		}
		return err
	})
}

// fillReports adds the units' current reports of then, with their words.
func (c *conn) fillReports(list []bot.UnitRow, current []bot.Present) error {
	of := map[bot.ReportID]int{}
	ids := []bot.ReportID{}
	for i, now := range current {
		if now.ID != "" {
			list[i].Status, list[i].Review, list[i].At = now.Status, now.Review, now.At
			of[now.ID] = i
			ids = append(ids, now.ID)
		}
	}
	return c.each(reportsIn, []any{listed(ids)}, func(row *sqlx.Rows) error {
		var id bot.ReportID
		var u bot.UnitRow
		err := row.Scan(&id, &u.Words, &u.Reason, &u.ReasonText, &u.Tries)
		l := &list[of[id]]
		l.Words, l.Reason, l.ReasonText, l.Tries = u.Words, u.Reason, u.ReasonText, u.Tries
		return err
	})
}
