package store

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// fileReport records a report and decides what depends on the records: whether
// its account is verified, which registration it is, its receipt, and whether
// it becomes the current one.
func (t *tx) fileReport(w bot.FileReport, out *bot.Outcome) error {
	unit, err := t.reportedUnit(w)
	if err != nil {
		return err
	}
	if unit.filed {
		out.Report, err = t.report(w.ID)
		return err
	}
	if !unit.as(w) {
		return conflict("report on behalf")
	}
	if unit.ahead.After(w.At) { // the clock was set back since: this report is the newer one all the same
		w.At = unit.ahead
	}
	if err := t.proposeCode(w, unit); err != nil {
		return err
	}
	if err := t.writeReport(w, unit); err != nil {
		return err
	}
	if err := t.settle(unit.id); err != nil {
		return err
	}
	out.Report, err = t.report(w.ID)
	return err
}

// reported is what the records know before the report is written.
type reported struct {
	id       bot.UnitID
	filed    bool // the report is there: the turn runs again
	code     bot.TaxCode
	standing bot.Standing
	account  bool      // the account has a row
	tied     bool      // the account has reported for the unit
	verified bool      // as a verified reporter
	others   bool      // other accounts have reported for the unit
	reminded bool      // somebody was reminded of the unit, ever
	pictures int       // that wait for this report
	lost     int       // of them, those that could not be fetched
	kept     int       // and those that were
	ahead    time.Time // the last date that a clock gave which is not so far yet, zero for none
	current  bot.ReportID
	last     registration
}

// as tells whether the unit is as an officer saw it who reports in its place.
func (u reported) as(w bot.FileReport) bool {
	return w.Behalf == nil || u.id == w.Unit && u.current == w.Behalf.Was
}

const beforeReport = `SELECT EXISTS (SELECT 1 FROM reports WHERE id = ?5), u.code, u.standing, EXISTS (SELECT 1 FROM accounts WHERE id = ?2),
    t.verified IS NOT NULL, coalesce(t.verified, FALSE), EXISTS (SELECT 1 FROM reporters o WHERE o.unit_id = u.id AND o.account_id <> ?2),
    EXISTS (SELECT 1 FROM reminded m WHERE m.unit_id = u.id), (SELECT count(*) FROM pictures WHERE draft = ?3 AND draft <> '' AND report_id IS NULL AND state <> 'dropped'),
    (SELECT count(*) FROM pictures WHERE draft = ?3 AND draft <> '' AND report_id IS NULL AND state = 'failed'),
    (SELECT count(*) FROM pictures WHERE draft = ?3 AND draft <> '' AND report_id IS NULL AND state = 'kept'),
    (SELECT max(r.at) FROM reports r WHERE r.unit_id = u.id AND r.recorded_at > ?4), coalesce(u.cur_report, ''),
    coalesce(l.attempt, 0), coalesce(l.status, ''), coalesce(l.reason, ''), coalesce(l.reason_text, '')
  FROM units u LEFT JOIN reporters t ON t.unit_id = u.id AND t.account_id = ?2 LEFT JOIN reports l ON l.id = ` + lastRegistration + ` WHERE u.id = ?1`

func (t *tx) reportedUnit(w bot.FileReport) (u reported, err error) {
	u.id = w.Unit
	if u.id == 0 {
		if u.id, err = t.unitOf(w.ID); err == nil && u.id == 0 {
			u.id, err = t.strangeUnit(w)
		}
		if err != nil {
			return u, err
		}
	}
	if err := t.reportedFor(w, &u); err != nil || u.filed || u.standing != bot.Closed {
		return u, err
	}
	into, err := t.survivor(u.id)
	if err != nil || into == u.id {
		return u, err
	}
	u = reported{id: into} // it ended in that one while the report was made
	return u, t.reportedFor(w, &u)
}

// unitOf is the unit of a report, 0 when there is no such report.
func (t *tx) unitOf(report bot.ReportID) (unit bot.UnitID, err error) {
	_, err = t.one(`SELECT unit_id FROM reports WHERE id = ?`, []any{report}, &unit)
	return unit, err
}

func (t *tx) reportedFor(w bot.FileReport, u *reported) error {
	found, err := t.one(beforeReport, []any{u.id, w.Account, w.Draft, millis(t.now.Add(clockSlack)), w.ID},
		&u.filed, &u.code, &u.standing, &u.account, &u.tied, &u.verified, &u.others, &u.reminded, &u.pictures, &u.lost, &u.kept, moment{&u.ahead}, &u.current,
		&u.last.attempt, &u.last.status, &u.last.reason, &u.last.text)
	if err == nil && !found {
		err = bot.Fail(bot.NotFound, "store: report's unit", nil)
	}
	if err == nil && !u.filed && u.standing == bot.Void { // its list was taken back while the report was made
		u.standing, err = bot.Pending, t.outsideAgain(u.id)
	}
	return err
}

// writeReport writes the report's row and the rows that go with it.
func (t *tx) writeReport(w bot.FileReport, u reported) error {
	if !u.account {
		if err := t.ensureAccount(w.Account, millis(w.At)); err != nil {
			return err
		}
	}
	if err := t.insertReport(w, u); err != nil {
		return err
	}
	if u.pictures > 0 {
		if err := t.joinPictures(w.Draft, w.ID); err != nil {
			return err
		}
	}
	if u.kept > 0 {
		if err := t.flagCopies(w.ID); err != nil {
			return err
		}
	}
	if err := t.forgetDraft(w.Draft, w.Account); err != nil {
		return err
	}
	if u.reminded {
		if err := t.takeBackUnit(u.id, whyReported); err != nil {
			return err
		}
	}
	if !u.tied && w.Behalf == nil {
		return t.noteReporter(w, u.id)
	}
	return nil
}

// receiptTries bounds the search for a free receipt; with a million reports the
// chance of needing more than ten is below one in ten to the twentieth.
const receiptTries = 100

const insertReport = `INSERT INTO reports (id, receipt, draft, unit_id, status, words, reason, reason_text, code,
    account_id, verified, on_behalf, at, recorded_at, attempt, flags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (receipt) DO NOTHING`

func (t *tx) insertReport(w bot.FileReport, u reported) error {
	attempt := u.last.next(w)
	flags := joinFlags(reportFlags(w, u))
	insert := func(receipt bot.Receipt) (int64, error) {
		return t.exec(insertReport, w.ID, receipt, w.Draft, u.id, w.Status, w.Words, w.Reason, w.ReasonText, w.Code,
			w.Account, u.verified, w.Behalf != nil, millis(w.At), millis(t.now), attempt, flags)
	}
	if w.Behalf != nil {
		n, err := insert(w.Behalf.Receipt)
		if err == nil && n == 0 {
			return conflict("receipt")
		}
		return err
	}
	for try := range receiptTries {
		n, err := insert(bot.ReceiptDigits(w.ID, try))
		if err != nil || n > 0 {
			return err
		}
	}
	return bot.Fail(bot.Exhausted, "store: receipt", nil)
}

// reportFlags are those that came with the report, corrected by what only the
// records know.
func reportFlags(w bot.FileReport, u reported) []bot.Flag {
	flags := slices.Clone(w.Flags)
	stranger := !u.verified && w.Behalf == nil
	flags = setFlag(flags, bot.FlagReporter, stranger)
	flags = setFlag(flags, bot.FlagAnother, stranger && u.others)
	flags = setFlag(flags, bot.FlagOutside, u.standing == bot.Pending)
	if w.Behalf != nil && w.Status.NeedsPicture() && u.pictures == 0 || u.pictures > 0 && u.pictures == u.lost {
		flags = setFlag(flags, bot.FlagNoPicture, true)
	}
	return flags
}

// noteReporter ties the account to the unit, so that the unit is offered to it
// the next time. Only an invitation or an officer makes it a verified reporter.
func (t *tx) noteReporter(w bot.FileReport, unit bot.UnitID) error {
	_, err := t.exec(`INSERT INTO reporters (account_id, unit_id, verified, since) VALUES (?, ?, FALSE, ?)
	  ON CONFLICT (account_id, unit_id) DO NOTHING`,
		w.Account, unit, millis(w.At))
	return err
}

// proposeCode keeps what a reporter says about the tax code of a unit that has
// none in the roster: beside the roster's column, until an officer takes it over.
func (t *tx) proposeCode(w bot.FileReport, u reported) (err error) {
	switch {
	case u.code != "":
	case w.Code != "":
		_, err = t.exec(`UPDATE units SET code_proposed = ?, no_code = FALSE WHERE id = ?`, w.Code, u.id)
	case w.NoCode:
		_, err = t.exec(`UPDATE units SET no_code = TRUE WHERE id = ? AND code_proposed = ''`, u.id)
	}
	return err
}
