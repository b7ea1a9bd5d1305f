package store

import (
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// reportColumns select a report in the order of reportInto, from tables r
// (reports, may be missing), u (its unit) and a (the unit's area).
const reportColumns = reportSaid + `(SELECT count(*) FROM pictures p WHERE p.report_id = r.id AND p.state IN ('waiting', 'kept')),` + reportStanding

// reportColumns but for the pictures, which are counted between them.
const (
	reportSaid = `coalesce(r.id, ''), coalesce(r.receipt, ''), u.id, coalesce(` + present + `, ''), coalesce(r.words, ''),
  coalesce(r.reason, ''), coalesce(r.reason_text, ''), coalesce(r.account_id, ''), coalesce(r.verified, FALSE),
  coalesce(r.on_behalf, FALSE), r.at, coalesce(r.attempt, 0), `
	reportStanding = ` coalesce(r.review, ''), coalesce(r.denied_by, '') <> '', r.withdrawn_at IS NOT NULL, coalesce(r.earlier, FALSE), coalesce(r.id = u.cur_report, FALSE), u.name, coalesce(a.name, '')`
)

func reportInto(r *bot.Report) []any {
	// Texts are scanned as such: types of their own would each go through reflection.
	return []any{(*string)(&r.ID), (*string)(&r.Receipt), &r.Unit, (*string)(&r.Status), &r.Words, (*string)(&r.Reason), &r.ReasonText, (*string)(&r.Account), &r.Verified,
		&r.OnBehalf, moment{&r.At}, &r.Attempt, &r.Pictures, (*string)(&r.Review), &r.Denied, &r.Withdrawn, &r.Earlier, &r.Current, &r.UnitName, &r.AreaName}
}

// reportTables join what reportColumns read.
const reportTables = ` reports r JOIN units u ON u.id = r.unit_id LEFT JOIN areas a ON a.id = u.area_id `

const reportByID = `SELECT ` + reportColumns + ` FROM` + reportTables + `WHERE r.id = ?`

// report is nil when there is none.
func (c *conn) report(id bot.ReportID) (*bot.Report, error) {
	return c.found(reportByID, id)
}

const reportByReceipt = `SELECT ` + reportColumns + ` FROM` + reportTables + `WHERE r.receipt = ?`

// disputed is the latest report that another account made for a unit the account
// is verified for, or an officer on behalf of a unit it reports for, within a week and
// while nobody has decided about it.
const disputed = `SELECT ` + reportColumns + ` FROM` + reportTables + `JOIN reporters v ON v.unit_id = r.unit_id AND v.account_id = ?1 AND (v.verified = TRUE AND r.verified = FALSE OR r.on_behalf = TRUE)
  WHERE r.account_id <> ?1 AND r.denied_by = '' AND r.withdrawn_at IS NULL
    AND r.review = 'cho_xac_nhan' AND r.at > ?2 ORDER BY r.at DESC, r.seq DESC LIMIT 1`

// found reads one report, nil when there is none.
func (c *conn) found(query string, args ...any) (*bot.Report, error) {
	var r bot.Report
	ok, err := c.one(query, args, reportInto(&r)...)
	if err != nil || !ok {
		return nil, err
	}
	return &r, nil
}

// historyMost is how many reports a history shows.
const historyMost = 20

const historyOfUnit = `SELECT ` + reportColumns + ` FROM` + reportTables +
	`WHERE r.unit_id = ? ORDER BY r.at DESC, r.seq DESC LIMIT ?`

// history lists the unit's reports, newest first.
func (c *conn) history(unit bot.UnitID) (list []bot.Report, err error) {
	err = c.each(historyOfUnit, []any{unit, historyMost}, func(row *sqlx.Rows) error {
		var r bot.Report
		err := row.Scan(reportInto(&r)...)
		list = append(list, r)
		return err
	})
	return list, err
}

// flags are kept as codes between commas.

func joinFlags(flags []bot.Flag) string {
	var b strings.Builder
	for i, f := range flags {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(string(f))
	}
	return b.String()
}

func splitFlags(s string) (flags []bot.Flag) {
	for f := range strings.SplitSeq(s, ",") {
		if f != "" {
			flags = append(flags, bot.Flag(f))
		}
	}
	return flags
}

// setFlag puts the flag there or takes it off, once.
func setFlag(flags []bot.Flag, f bot.Flag, on bool) []bot.Flag {
	switch has := slices.Contains(flags, f); {
	case on && !has:
		return append(slices.Clone(flags), f)
	case !on && has:
		return slices.DeleteFunc(slices.Clone(flags), func(g bot.Flag) bool { return g == f })
	}
	return flags
}

// flagReport changes one flag of a report.
func (t *tx) flagReport(id bot.ReportID, f bot.Flag, on bool) error {
	var flags string
	found, err := t.one(`SELECT flags FROM reports WHERE id = ?`, []any{id}, &flags)
	if err != nil || !found {
		return err
	}
	return t.setFlags(id, flags, f, on)
}

// setFlags does the same for a report whose flags are known.
func (t *tx) setFlags(id bot.ReportID, flags string, f bot.Flag, on bool) error {
	now := joinFlags(setFlag(splitFlags(flags), f, on))
	if now == flags {
		return nil
	}
	_, err := t.exec(`UPDATE reports SET flags = ? WHERE id = ?`, now, id)
	return err
}
