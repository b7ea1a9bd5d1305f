package store

import (
	"vneidbot/bot"
)

// inviteOfficer keeps the hash of a one-time code.
func (t *tx) inviteOfficer(w bot.InviteOfficer) error {
	_, err := t.exec(`INSERT INTO officer_codes (hash, event, scope, made_by, at, expires) VALUES (?, ?, ?, ?, ?, ?)
	  ON CONFLICT (event) DO NOTHING`, w.Hash, w.Event, toJSON(w.Scope), w.By, millis(w.At), millis(w.Expires))
	return err
}

// spendCode makes the account an officer with the code's scope, beside what it has.
func (t *tx) spendCode(w bot.SpendCode) error {
	n, err := t.exec(`UPDATE officer_codes SET spent_by = ?1, spent_at = ?2 WHERE hash = ?3 AND spent_by = '' AND expires > ?2`,
		w.Account, millis(w.At), w.Hash)
	if err != nil {
		return err
	}
	if n == 0 {
		return t.spentBefore(w)
	}
	if err := t.meet(w.Account, w.Chat, millis(w.At)); err != nil {
		return err
	}
	return t.addScope(w)
}

// addScope adds the code's pairs to those of an officer; of anybody else they
// are all. It reads and then writes, which the one writer makes safe.
func (t *tx) addScope(w bot.SpendCode) error {
	var given, own bot.Scope
	if _, err := t.one(`SELECT scope FROM officer_codes WHERE hash = ?`, []any{w.Hash}, asJSON{&given}); err != nil {
		return err
	}
	if _, err := t.one(`SELECT scope FROM accounts WHERE id = ? AND role = 'officer'`, []any{w.Account}, asJSON{&own}); err != nil {
		return err
	}
	_, err := t.exec(`UPDATE accounts SET role = 'officer', name = CASE WHEN name = '' THEN ? ELSE name END, scope = ? WHERE id = ?`,
		w.Name, toJSON(own.Plus(given)), w.Account)
	return err
}

// spentBefore allows a turn to run again, and nothing else: an officer who was
// removed since does not come back by the old code.
func (t *tx) spentBefore(w bot.SpendCode) error {
	mine, err := t.one(`SELECT 1 FROM officer_codes WHERE hash = ? AND spent_by = ?`, []any{w.Hash, w.Account}, new(int))
	if err == nil && !mine {
		return conflict("spend code")
	}
	return err
}

// removeOfficer makes the account a principal again.
func (t *tx) removeOfficer(w bot.RemoveOfficer) error {
	_, err := t.exec(`UPDATE accounts SET role = '', scope = '' WHERE id = ?`, w.Account)
	return err
}

// recordAudit keeps one line for each event and act.
func (t *tx) recordAudit(w bot.Audit) error {
	_, err := t.exec(`INSERT INTO audit (event, account_id, chat_key, act, object, at) VALUES (?, ?, ?, ?, ?, ?)
	  ON CONFLICT (event, act) DO NOTHING`, w.Event, w.Account, w.Chat.Key(), w.Act, w.Object, millis(w.At))
	return err
}
