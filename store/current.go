package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// settle brings the unit's copy of its current report up to date. It is called
// after every change of a unit's reports or reviews, in the same transaction.
// It relies on the one writer: nobody changes them between its two statements.
func (t *tx) settle(unit bot.UnitID) error {
	now, err := t.current(unit, bot.AsOf{})
	if err != nil {
		return err
	}
	if now.ID == "" {
		_, err = t.exec(`UPDATE units SET cur_report = NULL, cur_status = '', cur_review = '', cur_at = NULL WHERE id = ?`, unit)
		return err
	}
	_, err = t.exec(`UPDATE units SET cur_report = ?, cur_status = ?, cur_review = ?, cur_at = ? WHERE id = ?`,
		now.ID, now.Status, now.Review, millis(now.At), unit)
	return err
}

// A unit's reports from the newest date back; in the second a row for each of
// their reviews.
const (
	reportsNow = `SELECT id, status, at, recorded_at, verified = TRUE OR on_behalf = TRUE, denied_at, withdrawn_at, review, NULL
  FROM reports WHERE unit_id = ? ORDER BY at DESC, seq DESC`
	reportsDated = `SELECT r.id, r.status, r.at, r.recorded_at, r.verified = TRUE OR r.on_behalf = TRUE, r.denied_at, r.withdrawn_at, coalesce(v.review, ''), v.at
  FROM reports r LEFT JOIN reviews v ON v.report_id = r.id WHERE r.unit_id = ? ORDER BY r.at DESC, r.seq DESC, v.id`
)

// current finds the unit's current report. It reads no further back than the rule
// looks.
func (c *conn) current(unit bot.UnitID, asOf bot.AsOf) (now bot.Present, err error) {
	query := reportsDated
	if asOf.Live() {
		query = reportsNow
	}
	now = bot.Current(func(yield func(bot.DatedReport) bool) {
		var last bot.DatedReport
		enough := false
		err = c.each(query, []any{unit}, func(row *sqlx.Rows) error {
			r, err := scanDated(row)
			if err != nil {
				return err
			}
			if r.ID == last.ID {
				last.Reviews = append(last.Reviews, r.Reviews...)
				return nil
			}
			if enough = last.ID != "" && !yield(last); enough {
				return errEnough
			}
			last = r
			return nil
		})
		if err == nil && !enough && last.ID != "" {
			yield(last)
		}
	}, asOf)
	return now, err
}

func scanDated(row *sqlx.Rows) (r bot.DatedReport, err error) {
	var v bot.Reviewed
	err = row.Scan(&r.ID, &r.Status, moment{&r.At}, moment{&r.Recorded}, &r.Vouched, moment{&r.Denied}, moment{&r.Withdrawn}, &v.Review, moment{&v.At})
	if v.Review != "" {
		r.Reviews = []bot.Reviewed{v}
	}
	return r, err
}
