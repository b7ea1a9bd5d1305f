package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Of each unit the newest report that nobody took back or returned waits for an
// officer, if it has a picture or a mark, and no picture is still on its way. By
// itself looks at it who sees a mark, or no picture; that nobody has verified who
// reports is no mark by itself.
const (
	toAwait = `SELECT x.unit_id, x.id, NOT x.marked AND x.kept AS sheet, x.at FROM (SELECT u.id AS unit_id, r.id, r.at,
    r.flags NOT IN ('', 'reporter') AS marked, EXISTS (SELECT 1 FROM pictures p WHERE p.report_id = r.id) AS pictured,
    EXISTS (SELECT 1 FROM pictures p WHERE p.report_id = r.id AND p.state = 'kept') AS kept
  FROM units u JOIN reports r ON r.id = (SELECT s.id FROM reports s WHERE s.unit_id = u.id AND s.withdrawn_at IS NULL AND s.review <> 'tra_lai'
    ORDER BY s.at DESC, s.seq DESC LIMIT 1)
  WHERE r.review = 'cho_xac_nhan' AND NOT EXISTS (SELECT 1 FROM pictures p WHERE p.report_id = r.id AND p.state = 'waiting')) x
  WHERE (x.marked OR x.pictured)`

	// Whether something of the unit waits, and what should.
	awaitsNow = `SELECT EXISTS (SELECT 1 FROM awaiting WHERE unit_id = ?1), coalesce(y.id, ''), coalesce(y.sheet, FALSE), coalesce(y.at, 0)
  FROM units o LEFT JOIN (` + toAwait + ` AND x.unit_id = ?1) y ON y.unit_id = o.id WHERE o.id = ?1`
	awaitUnit = `INSERT INTO awaiting (unit_id, report_id, sheet, at) VALUES (?, ?, ?, ?)`
	// What waits and should not, or should and does not.
	awaitsWrongly = `SELECT u.id FROM units u LEFT JOIN awaiting w ON w.unit_id = u.id LEFT JOIN (` + toAwait + `) y ON y.unit_id = u.id
  WHERE coalesce(w.report_id, '') <> coalesce(y.id, '') OR w.sheet <> y.sheet OR w.at <> y.at LIMIT 100`
)

// await looks anew which report of the unit waits. It makes another row each time.
// It looks first and then writes, which relies on the one writer.
func (t *tx) await(unit bot.UnitID) error {
	var waits, sheet bool
	var report bot.ReportID
	var at int64
	_, err := t.one(awaitsNow, []any{unit}, &waits, &report, &sheet, &at)
	if err == nil && waits {
		_, err = t.exec(`DELETE FROM awaiting WHERE unit_id = ?`, unit)
	}
	if err == nil && report != "" {
		_, err = t.exec(awaitUnit, unit, report, sheet, at)
	}
	return err
}

// awaitOf does the same for the unit of a report.
func (t *tx) awaitOf(report string) error {
	unit, err := t.unitOf(bot.ReportID(report))
	if err != nil || unit == 0 {
		return err
	}
	return t.await(unit)
}

// samePicture joins the reports x of other units that have a picture of the report r;
// sameElsewhere are those that hold good.
const (
	samePicture = ` FROM reports r JOIN pictures p ON p.report_id = r.id JOIN pictures q ON q.sha256 = p.sha256 JOIN reports x ON x.id = q.report_id`
	sameOfUnits = ` WHERE r.id = ? AND p.state = 'kept' AND p.sha256 <> '' AND q.sha256 <> '' AND q.state = 'kept' AND x.unit_id <> r.unit_id`

	sameElsewhere = `SELECT DISTINCT x.id, x.unit_id, x.review` + samePicture + sameOfUnits + ` AND x.withdrawn_at IS NULL AND x.review <> 'tra_lai' LIMIT 20`
)

// flagCopies marks the report, and others that wait, when a picture was sent for
// another unit as well.
func (t *tx) flagCopies(report bot.ReportID) error {
	type other struct {
		id     bot.ReportID
		unit   bot.UnitID
		review bot.Review
	}
	var others []other
	err := t.each(sameElsewhere, []any{report}, func(row *sqlx.Rows) error {
		var o other
		err := row.Scan(&o.id, &o.unit, &o.review)
		others = append(others, o)
		return err
	})
	if err != nil || len(others) == 0 {
		return err
	}
	for _, o := range others {
		if o.review != bot.Unreviewed {
			continue
		}
		if err := t.flagReport(o.id, bot.FlagCopied, true); err != nil {
			return err
		}
		if err := t.await(o.unit); err != nil {
			return err
		}
	}
	return t.flagReport(report, bot.FlagCopied, true)
}
