package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// In the order of the index: whoever shows them has an order for people.
const listedUnits = `SELECT u.id, u.name, u.code, u.school, u.level, u.owner, coalesce(u.area_id, 0), u.cur_status, u.cur_review, u.cur_at,
    coalesce(r.words, ''), coalesce(r.reason, ''), coalesce(r.reason_text, ''), coalesce(r.attempt, 0), u.head, u.phone, w.id IS NOT NULL, coalesce(r.flags, '') LIKE '%no_picture%', ` + pile +
	fromCounted + `LEFT JOIN reports r ON r.id = u.cur_report LEFT JOIN awaiting w ON w.unit_id = u.id ` + counted + ` AND `

const howManyUnits = `SELECT count(*)` + fromCounted + counted + ` AND `

// UnitRows lists the counted units of a scope with what they reported, and by which
// pile each of those that are not up to date is chased. They are those that Tally
// counts.
func (n *Snapshot) UnitRows(q bot.MissingOf) (list []bot.UnitRow, err error) {
	rows := 0 // a list that grows as it is read takes four times the memory
	if _, err := n.c.one(howManyUnits+within(q.Scope), scopeArgs(q.Scope), &rows); err != nil {
		return nil, err
	}
	list = make([]bot.UnitRow, 0, rows)
	err = n.c.each(listedUnits+within(q.Scope), missingArgs(q), func(row *sqlx.Rows) error {
		var u bot.UnitRow
		err := row.Scan(&u.ID, &u.Name, &u.Code, &u.School, &u.Level, &u.Owner, &u.Area, &u.Status, &u.Review, moment{&u.At},
			&u.Words, &u.Reason, &u.ReasonText, &u.Tries, &u.Head, &u.Phone, &u.Waits, &u.Bare, &u.Pile)
		if bot.Behind(u.Status, u.At, q.Since.Of(u.Area)) {
			u.Pile = bot.ToUpdate
		}
		list = append(list, u)
		return err
	})
	return list, err
}

// Of several the last one stays: a verified one.
const phonedUnits = `SELECT u.id, c.name, c.phone` + fromCounted + `JOIN reporters r ON r.unit_id = u.id JOIN accounts c ON c.id = r.account_id ` +
	counted + ` AND u.phone = '' AND c.phone <> '' AND `

// Phoned are those who report for the units whose heads have no phone.
func (n *Snapshot) Phoned(scope bot.Scope) (map[bot.UnitID]bot.Phoned, error) {
	found := map[bot.UnitID]bot.Phoned{}
	err := n.c.each(phonedUnits+within(scope)+` ORDER BY u.id, r.verified, c.name DESC`, scopeArgs(scope), func(row *sqlx.Rows) error {
		var unit bot.UnitID
		var p bot.Phoned
		err := row.Scan(&unit, &p.Name, &p.Phone)
		found[unit] = p
		return err
	})
	return found, err
}
