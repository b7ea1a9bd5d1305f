package store

import "vneidbot/bot"

// withdraw takes an own report back while no officer has confirmed it.
const withdraw = `UPDATE reports SET withdrawn_at = ?1 WHERE id = ?2 AND account_id = ?3 AND withdrawn_at IS NULL AND review <> 'da_xac_nhan'
  RETURNING unit_id`

// withdrawReport is the reporter's word that a report was for a wrong unit. A second
// time it changes nothing.
func (t *tx) withdrawReport(w bot.WithdrawReport) error {
	var unit bot.UnitID
	found, err := t.one(withdraw, []any{millis(t.now), w.Report, w.Account}, &unit)
	if err != nil {
		return err
	}
	if found {
		return t.settle(unit)
	}
	var gone bool
	found, err = t.one(`SELECT withdrawn_at IS NOT NULL FROM reports WHERE id = ? AND account_id = ?`, []any{w.Report, w.Account}, &gone)
	switch {
	case err != nil || gone:
		return err
	case !found:
		return bot.Fail(bot.NotFound, "store: withdraw", nil)
	}
	return conflict("withdraw")
}
