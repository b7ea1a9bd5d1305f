package store

import (
	"slices"

	"vneidbot/bot"
)

// fileReport records a report and decides what depends on the records: whether
// its account is verified, which registration it is, its receipt, and whether
// it becomes the current one.
func (t *tx) fileReport(w bot.FileReport, out *bot.Outcome) error {
	row, err := t.report(w.ID)
	if err != nil {
		return err
	}
	if row != nil {
		out.Report, out.Again = row, true
		return nil
	}
	unit, err := t.reportedUnit(w)
	if err != nil {
		return err
	}
	if err := t.writeReport(w, unit); err != nil {
		return err
	}
	if err := t.joinPictures(w.Draft, w.ID); err != nil {
		return err
	}
	if err := t.noteReporter(w, unit.id); err != nil {
		return err
	}
	if err := t.settle(unit.id); err != nil {
		return err
	}
	out.Report, err = t.report(w.ID)
	return err
}

// reported is what a report's transaction needs of its unit.
type reported struct {
	id       bot.UnitID
	code     bot.TaxCode
	standing bot.Standing
	verified bool // the account is a verified reporter of it
}

func (t *tx) reportedUnit(w bot.FileReport) (u reported, err error) {
	u.id = w.Unit
	if u.id == 0 {
		if u.id, err = t.strangeUnit(w); err != nil {
			return u, err
		}
	}
	found, err := t.one(`SELECT u.code, u.standing, coalesce((SELECT verified FROM reporters WHERE unit_id = u.id AND account_id = ?), 0)
	  FROM units u WHERE u.id = ?`, []any{w.Account, u.id}, &u.code, &u.standing, &u.verified)
	if err == nil && !found {
		err = bot.Fail(bot.NotFound, "store: report's unit", nil)
	}
	return u, err
}

func (t *tx) writeReport(w bot.FileReport, u reported) error {
	if err := t.ensureAccount(w.Account, millis(w.At)); err != nil {
		return err
	}
	if err := t.proposeCode(w, u); err != nil {
		return err
	}
	attempt, err := t.attempt(w, u.id)
	if err != nil {
		return err
	}
	receipt, err := t.receipt(w.ID)
	if err != nil {
		return err
	}
	flags, err := t.reportFlags(w, u)
	if err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO reports (id, receipt, draft, unit_id, status, words, reason, reason_text, code,
	    account_id, verified, at, attempt, flags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		w.ID, receipt, w.Draft, u.id, w.Status, w.Words, w.Reason, w.ReasonText, w.Code,
		w.Account, u.verified, millis(w.At), attempt, joinFlags(flags))
	return err
}

// receiptTries bounds the search for a free receipt; with millions of reports
// the chance of needing more than ten is below one in ten million.
const receiptTries = 1000

func (t *tx) receipt(id bot.ReportID) (bot.Receipt, error) {
	for try := range receiptTries {
		r := bot.ReceiptDigits(id, try)
		taken, err := t.one(`SELECT 1 FROM reports WHERE receipt = ?`, []any{r}, new(int))
		if err != nil || !taken {
			return r, err
		}
	}
	return "", bot.Fail(bot.Exhausted, "store: receipt", nil)
}

// reportFlags are those that came with the report, corrected by what only the
// records know.
func (t *tx) reportFlags(w bot.FileReport, u reported) ([]bot.Flag, error) {
	flags := slices.Clone(w.Flags)
	flags = setFlag(flags, bot.FlagReporter, !u.verified)
	flags = setFlag(flags, bot.FlagOutside, u.standing == bot.Pending)
	var lost bool
	_, err := t.one(`SELECT count(*) > 0 AND min(state = 'failed') FROM pictures
	  WHERE draft = ? AND draft <> '' AND report_id IS NULL AND state <> 'dropped'`, []any{w.Draft}, &lost)
	if lost {
		flags = setFlag(flags, bot.FlagNoPicture, true)
	}
	return flags, err
}

// noteReporter ties the account to the unit, so that the unit is offered to it
// the next time. Only an invitation or an officer makes it a verified reporter.
func (t *tx) noteReporter(w bot.FileReport, unit bot.UnitID) error {
	_, err := t.exec(`INSERT INTO reporters (account_id, unit_id, verified, since) VALUES (?, ?, 0, ?)
	  ON CONFLICT DO NOTHING`, w.Account, unit, millis(w.At))
	return err
}

// proposeCode keeps what a reporter says about the tax code of a unit that has
// none in the roster: beside the roster's column, until an officer takes it over.
func (t *tx) proposeCode(w bot.FileReport, u reported) (err error) {
	switch {
	case u.code != "":
	case w.Code != "":
		_, err = t.exec(`UPDATE units SET code_proposed = ?, no_code = 0 WHERE id = ?`, w.Code, u.id)
	case w.NoCode:
		_, err = t.exec(`UPDATE units SET no_code = 1 WHERE id = ? AND code_proposed = ''`, u.id)
	}
	return err
}
