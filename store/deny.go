package store

import "vneidbot/bot"

const deny = `UPDATE reports SET denied_by = ?1, denied_at = ?2 WHERE id = ?3 AND denied_by = ''
  AND EXISTS (SELECT 1 FROM reporters v WHERE v.account_id = ?1 AND v.unit_id = reports.unit_id AND (v.verified = TRUE OR reports.on_behalf = TRUE))`

// denyReport marks a report that a verified reporter of its unit, or of one on behalf
// anybody who reports for it, says was not theirs. An unverified one that no officer has confirmed no longer stands, and
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
	n, err := t.exec(deny, w.Account, millis(t.now), w.Report)
	if err != nil {
		return err
	}
	if n == 0 {
		return conflict("deny")
	}
	if err := t.flagReport(w.Report, bot.FlagDenied, true); err != nil {
		return err
	}
	return t.settle(unit)
}
