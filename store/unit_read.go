package store

import (
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// What officers read of one unit.

// ReportOfReceipt is the report with that receipt, nil when there is none.
func (n *Snapshot) ReportOfReceipt(code bot.Receipt) (*bot.Report, error) {
	return n.c.found(reportByReceipt, code)
}

// Report is the report with that id, nil when there is none.
func (n *Snapshot) Report(id bot.ReportID) (*bot.Report, error) { return n.c.report(id) }

// ReportsOf lists the unit's reports, newest first, at most 20.
func (n *Snapshot) ReportsOf(unit bot.UnitID) ([]bot.Report, error) { return n.c.history(unit) }

const entriesOfUnit = `SELECT unit_id, since, recorded_at, name, level, area_id, standing, by, reason FROM unit_history
  WHERE unit_id = ? ORDER BY since, id`

// EntriesOf lists what is kept of the unit with its dates, by these dates.
func (n *Snapshot) EntriesOf(unit bot.UnitID) ([]bot.UnitEntry, error) { return n.c.entries(unit) }

func (c *conn) entries(unit bot.UnitID) (list []bot.UnitEntry, err error) {
	err = c.each(entriesOfUnit, []any{unit}, func(row *sqlx.Rows) error {
		var e bot.UnitEntry
		_, fact, err := scanFact(row, &e.By, &e.Reason)
		e.UnitFact = fact
		list = append(list, e)
		return err
	})
	return list, err
}

const peopleOfUnit = `SELECT c.id, c.name, CASE WHEN c.blocked = TRUE THEN '' ELSE c.chat_key END, c.lang, ` + roleOfC + `, c.post, c.phone, r.verified, r.since
  FROM reporters r JOIN accounts c ON c.id = r.account_id WHERE r.unit_id = ?`

// PeopleOf lists who reports for the unit, verified ones first, then by name.
func (n *Snapshot) PeopleOf(unit bot.UnitID) ([]bot.UnitPerson, error) {
	return n.peopleBy(peopleOfUnit, unit)
}

// peopleBy are the persons that a question finds, verified ones first, then by name.
func (n *Snapshot) peopleBy(question string, args ...any) (list []bot.UnitPerson, err error) {
	err = n.c.each(question, args, func(row *sqlx.Rows) error {
		var p bot.UnitPerson
		var key string
		err := row.Scan(&p.Account, &p.Name, &key, &p.Lang, &p.Role, &p.Post, &p.Phone, &p.Verified, moment{&p.Since})
		if key != "" {
			p.Chat = chatOf(key)
		}
		list = append(list, p)
		return err
	})
	slices.SortFunc(list, func(a, b bot.UnitPerson) int {
		if a.Verified != b.Verified {
			return map[bool]int{true: -1, false: 1}[a.Verified]
		}
		return byName(a.Name, b.Name, a.Account, b.Account)
	})
	return list, err
}

const beginnersOfUnit = `SELECT c.id, c.name, CASE WHEN c.blocked = TRUE THEN '' ELSE c.chat_key END, c.lang, ` + roleOfC + `, c.post, c.phone, FALSE, d.at
  FROM drafts d JOIN accounts c ON c.id = d.account_id WHERE d.unit_id = ?1 AND d.at > ?2
  AND NOT EXISTS (SELECT 1 FROM reporters r WHERE r.unit_id = ?1 AND r.account_id = d.account_id)`

// BeginnersOf lists who has a first report of the unit in the making since that moment.
func (n *Snapshot) BeginnersOf(unit bot.UnitID, since time.Time) ([]bot.UnitPerson, error) {
	list, err := n.peopleBy(beginnersOfUnit, unit, millis(since))
	for i := range list {
		list[i].Begun = true
	}
	return list, err
}

const picturesOfUnit = `SELECT p.event, p.account_id, p.file, p.sha256, p.mime, p.size, p.width, p.height, r.receipt, ` + present + `, p.at
  FROM reports r JOIN pictures p ON p.report_id = r.id
  WHERE r.unit_id = ? AND p.state = 'kept' ORDER BY r.at DESC, r.seq DESC, p.at, p.event LIMIT ?`

// PicturesOf lists the pictures that are kept of the unit's reports, those of the
// newest report first.
func (n *Snapshot) PicturesOf(unit bot.UnitID, most int) (list []bot.UnitPicture, err error) {
	err = n.c.each(picturesOfUnit, []any{unit, most}, func(row *sqlx.Rows) error {
		var p bot.UnitPicture
		var by bot.AccountID
		err := row.Scan(&p.Event, &by, orZero{&p.File}, &p.SHA256, &p.Mime, &p.Size, &p.Width, &p.Height, &p.Receipt, &p.Status, moment{&p.At})
		p.Channel = by.Channel()
		list = append(list, p)
		return err
	})
	return list, err
}

// The first condition lets the partial index be used.
var closedUnits = `SELECT ` + unitColumns + ` FROM` + unitTables + `WHERE u.standing <> '' AND u.standing = 'closed' AND ` + inScope + `
  AND (?4 <> '' AND u.code = ?4 OR u.fold LIKE ?5) ORDER BY u.fold, u.id LIMIT ?6`

// ClosedUnits finds closed units inside the scope, by their code or by a part of
// their name: other searches leave them out.
func (n *Snapshot) ClosedUnits(query string, scope bot.Scope, limit int) ([]bot.Unit, error) {
	words := vn.Words(query)
	if words == "" {
		return nil, nil
	}
	return n.c.units(closedUnits, append(scopeArgs(scope), typedCode(query), "%"+words+"%", limit)...)
}
