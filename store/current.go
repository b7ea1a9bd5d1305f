package store

import (
	"math"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// settle brings the unit's copy of its current report up to date, and what of it
// waits for an officer. It is called after every change of a unit's reports or reviews, in the same transaction.
// It relies on the one writer: nobody changes them between its two statements.
func (t *tx) settle(unit bot.UnitID) error {
	now, err := t.current(unit, bot.AsOf{})
	if err != nil {
		return err
	}
	if now.ID == "" {
		_, err = t.exec(`UPDATE units SET cur_report = NULL, cur_status = '', cur_review = '', cur_at = NULL WHERE id = ?`, unit)
	} else {
		_, err = t.exec(`UPDATE units SET cur_report = ?, cur_status = ?, cur_review = ?, cur_at = ? WHERE id = ?`,
			now.ID, now.Status, now.Review, millis(now.At), unit)
	}
	if err != nil {
		return err
	}
	return t.await(unit)
}

// A unit's reports from the newest date back; in the others a row for each of
// their reviews. The last gives those of all touched units together, of each no
// more than the rule looks at: up to the newest one that a verified reporter made,
// and nobody took back or returned, ever.
const (
	reportsNow = `SELECT r.id, ` + present + `, r.at, r.recorded_at, r.verified = TRUE OR r.on_behalf = TRUE, r.denied_at, r.withdrawn_at, r.review, NULL
  FROM reports r WHERE r.unit_id = ? ORDER BY r.at DESC, r.seq DESC`
	reportsDated = `SELECT r.id, ` + presentUpTo + `?2` + presentThen + `, r.at, r.recorded_at, r.verified = TRUE OR r.on_behalf = TRUE, r.denied_at, r.withdrawn_at, coalesce(v.review, ''), v.at
  FROM reports r LEFT JOIN reviews v ON v.report_id = r.id WHERE r.unit_id = ?1 ORDER BY r.at DESC, r.seq DESC, v.id`
	reportsTouched = `SELECT r.id, ` + presentUpTo + `?1` + presentThen + `, r.at, r.recorded_at, r.verified = TRUE OR r.on_behalf = TRUE, r.denied_at, r.withdrawn_at, coalesce(v.review, ''), v.at, x.id
  FROM (SELECT u.id, coalesce((SELECT s.at FROM reports s WHERE s.unit_id = u.id AND s.at <= ?2 AND s.recorded_at <= ?3
      AND (s.verified = TRUE OR s.on_behalf = TRUE) AND s.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM reviews w WHERE w.report_id = s.id AND w.review = 'tra_lai') ORDER BY s.at DESC LIMIT 1), 0) AS enough
    FROM ` + touchedUnits + ` u) x CROSS JOIN reports r LEFT JOIN reviews v ON v.report_id = r.id
  WHERE r.unit_id = x.id AND r.at <= ?2 AND r.at >= x.enough ORDER BY x.id, r.at DESC, r.seq DESC, v.id`
)

// current finds the unit's current report. It reads no further back than the rule
// looks.
func (c *conn) current(unit bot.UnitID, asOf bot.AsOf) (now bot.Present, err error) {
	query, args := reportsDated, []any{unit, millis(earlier(asOf.Said, asOf.Known))}
	if asOf.Live() {
		query, args = reportsNow, args[:1]
	}
	now = bot.Current(func(yield func(bot.DatedReport) bool) {
		var last bot.DatedReport
		enough := false
		err = c.each(query, args, func(row *sqlx.Rows) error {
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

// currentTouched calls f with each unit that was touched since and had a report,
// and what was its current one, in the order of the units.
func (c *conn) currentTouched(since int64, asOf bot.AsOf, f func(bot.UnitID, bot.Present)) error {
	var unit bot.UnitID
	var reports []bot.DatedReport
	end := func() {
		if len(reports) > 0 {
			f(unit, bot.Current(slices.Values(reports), asOf))
		}
		reports = reports[:0]
	}
	err := c.each(reportsTouched, []any{since, limit(asOf.Said), limit(asOf.Known)}, func(row *sqlx.Rows) error {
		var id bot.UnitID
		r, err := scanDated(row, &id)
		if id != unit {
			end()
			unit = id
		}
		if n := len(reports); n > 0 && reports[n-1].ID == r.ID {
			reports[n-1].Reviews = append(reports[n-1].Reviews, r.Reviews...)
			return err
		}
		reports = append(reports, r)
		return err
	})
	end()
	return err
}

// limit is the last moment that counts; a zero time is none.
func limit(t time.Time) int64 {
	if t.IsZero() {
		return math.MaxInt64
	}
	return t.UnixMilli()
}

func scanDated(row *sqlx.Rows, more ...any) (r bot.DatedReport, err error) {
	var v bot.Reviewed
	into := []any{&r.ID, &r.Status, moment{&r.At}, moment{&r.Recorded}, &r.Vouched, moment{&r.Denied}, moment{&r.Withdrawn}, &v.Review, moment{&v.At}}
	err = row.Scan(append(into, more...)...)
	if v.Review != "" {
		r.Reviews = []bot.Reviewed{v}
	}
	return r, err
}
