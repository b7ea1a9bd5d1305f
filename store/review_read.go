package store

import (
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Those that wait in their order, or those of the units of some areas: of a few areas
// it is shorter to look at their units.
var (
	awaitingAll   = `FROM awaiting w JOIN units u ON u.id = w.unit_id JOIN reports r ON r.id = w.report_id `
	awaitingAreas = `FROM ` + ofAreas + ` y CROSS JOIN awaiting w ON w.unit_id = y.id JOIN units u ON u.id = w.unit_id JOIN reports r ON r.id = w.report_id `
	awaitingHere  = `WHERE u.standing NOT IN ('closed', 'void') AND ` + inScope + ` AND (w.sheet, w.at, w.unit_id) > (?4, ?5, ?6) `

	toReviewColumns = `SELECT ` + reportColumns + `, coalesce(w.id, 0), u.level, coalesce(u.area_id, 0), r.flags, coalesce(w.sheet, FALSE), coalesce(c.name, '') `
	toReviewMore    = `LEFT JOIN areas a ON a.id = u.area_id LEFT JOIN accounts c ON c.id = r.account_id `
	toReviewOrder   = `ORDER BY w.sheet, w.at, w.unit_id LIMIT ?7`

	reviewAll   = toReviewColumns + awaitingAll + toReviewMore + awaitingHere + toReviewOrder
	reviewAreas = toReviewColumns + awaitingAreas + toReviewMore + awaitingHere + toReviewOrder
	countAll    = `SELECT count(*) FROM (SELECT w.id ` + awaitingAll + awaitingHere + `LIMIT ?7) x`
	markedAll   = `SELECT count(*) FROM (SELECT w.id ` + awaitingAll + awaitingHere + `AND w.sheet = FALSE LIMIT ?7) x`
	markedAreas = `SELECT count(*) FROM (SELECT w.id ` + awaitingAreas + awaitingHere + `AND w.sheet = FALSE LIMIT ?7) x`
	countAreas  = `SELECT count(*) FROM (SELECT w.id ` + awaitingAreas + awaitingHere + `LIMIT ?7) x`
)

// reviewArgs are the parameters up to the place; areas tells whether the scope is of
// some areas.
func reviewArgs(scope bot.Scope, after bot.ReviewPlace) (args []any, areas bool) {
	areas = !slices.ContainsFunc(scope, func(p bot.Pair) bool { return p.AllAreas })
	at := int64(-1)
	if after != (bot.ReviewPlace{}) {
		at = after.At.UnixMilli()
	}
	return append(scopeArgs(scope), after.Sheet, at, after.Unit), areas
}

// ToReview lists the reports of the scope that wait for an officer, behind the place,
// at most so many: those that are looked at by themselves first, then the oldest.
func (n *Snapshot) ToReview(scope bot.Scope, after bot.ReviewPlace, most int) (list []bot.ToReview, err error) {
	args, areas := reviewArgs(scope, after)
	query := reviewAll
	if areas {
		query = reviewAreas
	}
	return n.c.toReview(query, append(args, most)...)
}

// shownReports are those of some ids, whether they wait or not.
var shownReports = toReviewColumns + `FROM reports r JOIN units u ON u.id = r.unit_id LEFT JOIN awaiting w ON w.report_id = r.id ` + toReviewMore + `WHERE ` + among("r.id", 1)

// ShownReports are reports as they are now, in the order of their ids. One that does not
// wait any more has no row.
func (n *Snapshot) ShownReports(ids []bot.ReportID) ([]bot.ToReview, error) {
	list, err := n.c.toReview(shownReports, listed(ids))
	slices.SortFunc(list, func(a, b bot.ToReview) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return list, err
}

// toReview reads reports with their pictures, and whose else these are.
func (c *conn) toReview(query string, args ...any) (list []bot.ToReview, err error) {
	err = c.each(query, args, func(row *sqlx.Rows) error {
		var r bot.ToReview
		var flags string
		err := row.Scan(append(reportInto(&r.Report), &r.Row, &r.Level, &r.Area, &flags, &r.Sheet, &r.Name)...)
		r.Flags = splitFlags(flags)
		list = append(list, r)
		return err
	})
	if err == nil {
		err = c.shotsOf(list)
	}
	for i := range list {
		if err == nil && slices.Contains(list[i].Flags, bot.FlagCopied) {
			list[i].Twin, err = c.twin(list[i].ID)
		}
	}
	return list, err
}

// Waiting counts those behind the place, up to so many.
func (n *Snapshot) Waiting(scope bot.Scope, after bot.ReviewPlace, most int) (count int, err error) {
	args, areas := reviewArgs(scope, after)
	query := countAll
	if areas {
		query = countAreas
	}
	_, err = n.c.one(query, append(args, most), &count)
	return count, err
}

// MarkedWaiting counts those that are looked at by themselves, up to so many.
func (n *Snapshot) MarkedWaiting(scope bot.Scope, most int) (count int, err error) {
	args, areas := reviewArgs(scope, bot.ReviewPlace{})
	query := markedAll
	if areas {
		query = markedAreas
	}
	_, err = n.c.one(query, append(args, most), &count)
	return count, err
}

var looksOfOthers = `SELECT event, account_id, act, object, at FROM audit WHERE object <> '' AND ` + among("object", 1) + ` AND act = ?2 AND at >= ?3 AND account_id <> ?4 ORDER BY id`

// Looks are the lines of the audit about the objects that others left since then.
func (n *Snapshot) Looks(act string, objects []string, since time.Time, but bot.AccountID) (list []bot.Audit, err error) {
	err = n.c.each(looksOfOthers, []any{listed(objects), act, millis(since), but}, func(row *sqlx.Rows) error {
		var a bot.Audit
		err := row.Scan(&a.Event, &a.Account, &a.Act, &a.Object, moment{&a.At})
		list = append(list, a)
		return err
	})
	return list, err
}

var shotsOfReports = `SELECT p.report_id, p.event, p.account_id, p.file, p.sha256, p.mime, p.size, p.width, p.height, p.at FROM pictures p
  WHERE ` + among("p.report_id", 1) + ` AND p.report_id IS NOT NULL AND p.state = 'kept' ORDER BY p.at, p.event`

// shotsOf reads the pictures that are kept of the reports.
func (c *conn) shotsOf(list []bot.ToReview) error {
	at := map[bot.ReportID]int{}
	var ids []bot.ReportID
	for i, r := range list {
		at[r.ID], ids = i, append(ids, r.ID)
	}
	return c.each(shotsOfReports, []any{listed(ids)}, func(row *sqlx.Rows) error {
		var id bot.ReportID
		var by bot.AccountID
		var p bot.UnitPicture
		err := row.Scan(&id, &p.Event, &by, orZero{&p.File}, &p.SHA256, &p.Mime, &p.Size, &p.Width, &p.Height, moment{&p.At})
		r := &list[at[id]]
		p.Channel, p.Receipt, p.Status = by.Channel(), r.Receipt, r.Status
		r.Shots = append(r.Shots, p)
		return err
	})
}

// twin is another unit whose report has a picture of this one.
func (c *conn) twin(id bot.ReportID) (*bot.Unit, error) {
	var u bot.Unit
	found, err := c.one(`SELECT u.id, u.name, u.level, coalesce(u.area_id, 0), coalesce(a.name, '') FROM (`+sameElsewhere+`) y
	  JOIN units u ON u.id = y.unit_id LEFT JOIN areas a ON a.id = u.area_id ORDER BY u.id LIMIT 1`, []any{id}, &u.ID, &u.Name, &u.Level, &u.Area, &u.AreaName)
	if err != nil || !found {
		return nil, err
	}
	return &u, nil
}

var pictureSeen = `SELECT p.sha256, p.mime, p.size, p.width, p.height FROM pictures p JOIN reports r ON r.id = p.report_id JOIN units u ON u.id = r.unit_id
  WHERE p.sha256 = ?4 AND p.sha256 <> '' AND p.state = 'kept' AND u.standing <> 'void' AND ` + inScope + ` LIMIT 1`

// PictureSeen is a picture that is kept, if a report of a unit of the scope has it.
func (n *Snapshot) PictureSeen(sha256 string, scope bot.Scope) (*bot.Kept, error) {
	var k bot.Kept
	found, err := n.c.one(pictureSeen, append(scopeArgs(scope), sha256), &k.SHA256, &k.Mime, &k.Size, &k.Width, &k.Height)
	if err != nil || !found {
		return nil, err
	}
	return &k, nil
}
