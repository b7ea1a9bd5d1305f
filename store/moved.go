package store

import (
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Reports that a merge moved were another unit's until then.

// unitsMoved are the units of which reports moved after ?1, from or to them.
const unitsMoved = `SELECT m.from_id FROM report_moves m WHERE m.at > ?1
  UNION SELECT r.unit_id FROM report_moves m JOIN reports r ON r.id = m.report_id WHERE m.at > ?1`

// moved tells of which units reports moved after that moment: few, or none.
func (c *conn) moved(since int64) (map[bot.UnitID]bool, error) {
	ids, err := c.ids(unitsMoved, since)
	units := map[bot.UnitID]bool{}
	for _, id := range ids {
		units[bot.UnitID(id)] = true
	}
	return units, err
}

// reportsThen are those that were the unit's ?1 at ?2, from the newest date back: a
// report is whose it is, unless it moved since.
const reportsThen = `SELECT r.id, ` + presentUpTo + `?2` + presentThen + `, r.at, r.recorded_at, r.verified = TRUE OR r.on_behalf = TRUE, r.denied_at, r.withdrawn_at, coalesce(v.review, ''), v.at, r.account_id
  FROM reports r LEFT JOIN reviews v ON v.report_id = r.id
  WHERE r.id IN (SELECT o.id FROM reports o WHERE o.unit_id = ?1 UNION SELECT m.report_id FROM report_moves m WHERE m.from_id = ?1)
    AND coalesce((SELECT m.from_id FROM report_moves m WHERE m.report_id = r.id AND m.at > ?2 ORDER BY m.id LIMIT 1), r.unit_id) = ?1
  ORDER BY r.at DESC, r.seq DESC, v.id`

// reportsThen lists the reports that were the unit's own then.
func (c *conn) reportsThen(unit bot.UnitID, since int64) (reports []bot.DatedReport, err error) {
	err = c.each(reportsThen, []any{unit, since}, func(row *sqlx.Rows) error {
		var account string
		r, err := scanDated(row, &account)
		if n := len(reports); n > 0 && reports[n-1].ID == r.ID {
			reports[n-1].Reviews = append(reports[n-1].Reviews, r.Reviews...)
			return err
		}
		r.Channel, _, _ = strings.Cut(account, ":")
		reports = append(reports, r)
		return err
	})
	return reports, err
}

// currentThen is the unit's current report among those that were its own then.
func (c *conn) currentThen(unit bot.UnitID, asOf bot.AsOf, since int64) (bot.Present, error) {
	reports, err := c.reportsThen(unit, since)
	return bot.Current(slices.Values(reports), asOf), err
}
