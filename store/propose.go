package store

import "vneidbot/bot"

// propose keeps a code beside the roster's column, for a unit of the account that has none.
const propose = `UPDATE units SET code_proposed = ?, no_code = FALSE WHERE id = ? AND code = ''
  AND EXISTS (SELECT 1 FROM reporters WHERE account_id = ? AND unit_id = units.id)`

func (t *tx) propose(w bot.ProposeCode) error {
	_, err := t.exec(propose, w.Code, w.Unit, w.Account)
	return err
}
