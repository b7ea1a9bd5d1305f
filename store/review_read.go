package store

import (
	"cmp"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Those that wait in their order, or those of the units of some areas: of a few areas
// it is shorter to look at their units.
var (
	awaitingAll   = `FROM awaiting w JOIN units u ON u.id = w.unit_id `
	awaitingAreas = `FROM ` + ofAreas + ` y CROSS JOIN awaiting w ON w.unit_id = y.id JOIN units u ON u.id = w.unit_id `
	awaitingHere  = `WHERE u.standing NOT IN ('closed', 'void') AND ` + inScope + ` AND (w.sheet, w.at, w.unit_id) > (?4, ?5, ?6) `

	// Who was verified since then is a verified reporter now.
	verifiedNow = `r.verified OR EXISTS (SELECT 1 FROM reporters z WHERE z.account_id = r.account_id AND z.unit_id = r.unit_id AND z.verified = TRUE)`

	// A row for each picture of a report, or one without: one statement reads it all. What
	// is looked for comes with what of its unit is shown, so that no unit is looked up
	// twice, and of a report that is there nothing can be missing.
	toReviewColumns = `SELECT r.id, r.receipt, r.unit_id, ` + present + `, r.words, r.reason, r.reason_text, r.account_id, ` + verifiedNow + `, r.on_behalf, r.at, r.attempt, 0,
    r.review, r.denied_by <> '', r.withdrawn_at IS NOT NULL, r.earlier, r.id = q.current, q.name, coalesce(a.name, ''), q.row, q.level, q.area, r.flags, q.sheet, coalesce(c.name, ''),
    coalesce(p.event, ''), coalesce(p.account_id, ''), coalesce(p.file, ''), coalesce(p.sha256, ''), coalesce(p.mime, ''), coalesce(p.size, 0), coalesce(p.width, 0),
    coalesce(p.height, 0), coalesce(p.at, 0) FROM (SELECT u.name, u.level, coalesce(u.area_id, 0) AS area, coalesce(u.cur_report, '') AS current, `
	toReviewMore = `) q JOIN reports r ON r.id = q.report LEFT JOIN areas a ON a.id = q.area LEFT JOIN accounts c ON c.id = r.account_id
  LEFT JOIN pictures p ON p.report_id = r.id AND p.state = 'kept'`

	nextAwaiting = `w.id AS row, w.report_id AS report, w.sheet `
	nextOrder    = `ORDER BY w.sheet, w.at, w.unit_id LIMIT ?7`

	reviewAll   = toReviewColumns + nextAwaiting + awaitingAll + awaitingHere + nextOrder + toReviewMore
	reviewAreas = toReviewColumns + nextAwaiting + awaitingAreas + awaitingHere + nextOrder + toReviewMore
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
var shownReports = toReviewColumns + `coalesce(w.id, 0) AS row, s.id AS report, coalesce(w.sheet, FALSE) AS sheet
  FROM reports s JOIN units u ON u.id = s.unit_id LEFT JOIN awaiting w ON w.report_id = s.id WHERE ` + among("s.id", 1) + toReviewMore

// ShownReports are reports as they are now, in the order of their ids. One that does not
// wait any more has no row.
func (n *Snapshot) ShownReports(ids []bot.ReportID) ([]bot.ToReview, error) {
	list, err := n.c.toReview(shownReports, listed(ids))
	slices.SortFunc(list, func(a, b bot.ToReview) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return list, err
}

// toReview reads reports with their pictures, and whose else these are.
func (c *conn) toReview(query string, args ...any) ([]bot.ToReview, error) {
	list := make([]bot.ToReview, 0, bot.AlbumMost) // they are large: a list that grows is copied three times
	at := make(map[bot.ReportID]int, bot.AlbumMost)
	var r bot.ToReview
	var by bot.AccountID
	var p bot.UnitPicture
	var flags string
	into := append(reportInto(&r.Report), &r.Row, (*string)(&r.Level), &r.Area, &flags, &r.Sheet, &r.Name,
		&p.Event, (*string)(&by), orZero{&p.File}, &p.SHA256, &p.Mime, &p.Size, &p.Width, &p.Height, moment{&p.At})
	err := c.each(query, args, func(row *sqlx.Rows) error {
		r, p = bot.ToReview{}, bot.UnitPicture{}
		err := row.Scan(into...)
		i, again := at[r.ID]
		if !again {
			i, at[r.ID] = len(list), len(list)
			r.Flags = splitFlags(flags)
			list = append(list, r)
		}
		if p.Event != "" {
			p.Channel, p.Receipt, p.Status = by.Channel(), r.Receipt, r.Status
			of := &list[i]
			of.Shots, of.Pictures = append(of.Shots, p), of.Pictures+1 // what waits for an officer has none on its way
		}
		return err
	})
	slices.SortFunc(list, func(a, b bot.ToReview) int {
		return cmp.Or(byFlag(a.Sheet)-byFlag(b.Sheet), a.At.Compare(b.At), cmp.Compare(a.Unit, b.Unit))
	})
	for i, r := range list {
		slices.SortFunc(r.Shots, func(a, b bot.UnitPicture) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Event, b.Event)) })
		if err == nil && slices.Contains(r.Flags, bot.FlagCopied) {
			list[i].Twin, err = c.twin(r.ID)
		}
	}
	return list, err
}

// byFlag is 1 for true: true comes behind.
func byFlag(b bool) int {
	if b {
		return 1
	}
	return 0
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

// comingPictures are those that are being fetched, by an index that has no others.
var comingPictures = `SELECT count(*) FROM pictures p JOIN reports r ON r.id = p.report_id JOIN units u ON u.id = r.unit_id
  WHERE p.state = 'waiting' AND r.review = 'cho_xac_nhan' AND r.withdrawn_at IS NULL AND u.standing NOT IN ('closed', 'void') AND ` + inScope

// Arriving counts the pictures on their way of reports of the scope that nobody has
// decided about: until they are here the reports do not wait.
func (n *Snapshot) Arriving(scope bot.Scope) (count int, err error) {
	_, err = n.c.one(comingPictures, scopeArgs(scope), &count)
	return count, err
}

// twin is another unit whose report has a picture of this one: of a report that holds
// good before one that was returned or withdrawn, for the mark of this one stays.
func (c *conn) twin(id bot.ReportID) (*bot.Unit, error) {
	var u bot.Unit
	found, err := c.one(`SELECT u.id, u.name, u.level, coalesce(u.area_id, 0), coalesce(a.name, '')`+samePicture+`
	  JOIN units u ON u.id = x.unit_id LEFT JOIN areas a ON a.id = u.area_id`+sameOfUnits+`
	  ORDER BY x.withdrawn_at IS NOT NULL OR x.review = 'tra_lai', u.id LIMIT 1`, []any{id}, &u.ID, &u.Name, &u.Level, &u.Area, &u.AreaName)
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
