package store

import "vneidbot/bot"

// denyReport marks a report that a verified reporter of its unit says was not
// theirs. An unverified one that no officer has confirmed no longer stands, and
// the one before it is current again. Only the first denial is kept.
func (t *tx) denyReport(w bot.DenyReport) error {
	var unit bot.UnitID
	var by string
	found, err := t.one(`SELECT unit_id, denied_by FROM reports WHERE id = ?`, []any{w.Report}, &unit, &by)
	if err != nil || by != "" {
		return err
	}
	if !found {
		return bot.Fail(bot.NotFound, "store: deny", nil)
	}
	verified, err := t.one(`SELECT 1 FROM reporters WHERE account_id = ? AND unit_id = ? AND verified`,
		[]any{w.Account, unit}, new(int))
	if err != nil {
		return err
	}
	if !verified {
		return conflict("deny")
	}
	if _, err := t.exec(`UPDATE reports SET denied_by = ?, denied_at = ? WHERE id = ?`, w.Account, millis(w.At), w.Report); err != nil {
		return err
	}
	if err := t.flagReport(string(w.Report), bot.FlagDenied, true); err != nil {
		return err
	}
	return t.settle(unit)
}
