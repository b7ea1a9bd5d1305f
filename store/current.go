package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Which report is a unit's current one. Reports stand unless they were returned,
// or denied while nobody had vouched for them. Strong ones were made by a
// verified reporter or an officer, or confirmed by an officer. The current one
// is the latest that stands, except that a weak one never replaces a confirmed
// one: when the latest strong one is confirmed, it stays.

// settle brings the unit's copy of its current report up to date. It is called
// after every change of a unit's reports or reviews, in the same transaction.
// It relies on the one writer: nobody changes them between its two statements.
func (t *tx) settle(unit bot.UnitID) error {
	r, err := t.currentOf(unit)
	if err != nil {
		return err
	}
	if r.id == "" {
		_, err = t.exec(`UPDATE units SET cur_report = NULL, cur_status = '', cur_review = '', cur_at = NULL WHERE id = ?`, unit)
		return err
	}
	_, err = t.exec(`UPDATE units SET cur_report = ?, cur_status = ?, cur_review = ?, cur_at = ? WHERE id = ?`,
		r.id, r.status, r.review, r.at, unit)
	return err
}

// standing is a report that stands, as far as the rule looks at it.
type standing struct {
	id, status, review string
	at                 int64
	strong             bool
}

// currentOf reads from the newest report back to the first strong one.
func (c *conn) currentOf(unit bot.UnitID) (current standing, err error) {
	err = c.each(`SELECT id, status, review, at, strong FROM reports
	  WHERE unit_id = ? AND stands = TRUE ORDER BY at DESC, seq DESC`, []any{unit}, func(row *sqlx.Rows) error {
		var r standing
		if err := row.Scan(&r.id, &r.status, &r.review, &r.at, &r.strong); err != nil {
			return err
		}
		if current.id == "" || r.strong && r.review == string(bot.Confirmed) {
			current = r
		}
		if r.strong {
			return errEnough
		}
		return nil
	})
	return current, err
}
