package store

import (
	"vneidbot/bot"
)

// inviteOfficer keeps the hash of a one-time code, or lets it live longer.
func (t *tx) inviteOfficer(w bot.InviteOfficer) error {
	_, err := t.exec(`INSERT INTO officer_codes (hash, event, scope, made_by, at, expires, name, phone, deputy_of, until)
	  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
	  ON CONFLICT (event) DO UPDATE SET expires = CASE WHEN excluded.expires > officer_codes.expires THEN excluded.expires ELSE officer_codes.expires END
	    WHERE officer_codes.spent_by = ''`, w.Hash, w.Event, toJSON(w.Scope), w.By, millis(w.At), millis(w.Expires),
		w.Name, w.Phone, w.DeputyOf, dayOrNull(w.Until))
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
	code, err := t.officerCode(w.Hash)
	if err != nil {
		return err
	}
	if code.DeputyOf != "" {
		return t.addDeputy(w, code)
	}
	return t.addScope(w, code)
}

// addScope adds the code's pairs to those of an officer; of anybody else they
// are all. It reads and then writes, which the one writer makes safe.
func (t *tx) addScope(w bot.SpendCode, code *bot.OfficerCode) error {
	var own bot.Scope
	if _, err := t.one(`SELECT scope FROM accounts WHERE id = ? AND role = 'officer'`, []any{w.Account}, asJSON{&own}); err != nil {
		return err
	}
	_, err := t.exec(`UPDATE accounts SET role = 'officer', scope = ?1,
	  name = CASE WHEN ?2 <> '' THEN ?2 WHEN name = '' THEN ?3 ELSE name END,
	  phone = CASE WHEN ?4 <> '' THEN ?4 ELSE phone END WHERE id = ?5`,
		toJSON(own.Plus(code.Scope)), code.Name, w.Name, code.Phone, w.Account)
	return err
}

// addDeputy makes the account the deputy that the code is for; of the same officer
// again, the new day holds.
func (t *tx) addDeputy(w bot.SpendCode, code *bot.OfficerCode) error {
	if _, err := t.exec(`UPDATE accounts SET name = ? WHERE id = ? AND name = ''`, w.Name, w.Account); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO deputies (deputy, officer, until, by, at) VALUES (?, ?, ?, ?, ?)
	  ON CONFLICT (deputy, officer) DO UPDATE SET until = excluded.until, by = excluded.by, at = excluded.at`,
		w.Account, code.DeputyOf, code.Until.UnixMilli(), code.By, millis(w.At))
	return err
}

// endDeputy ends it at once; ended before, it changes nothing.
func (t *tx) endDeputy(w bot.EndDeputy) error {
	_, err := t.exec(`DELETE FROM deputies WHERE officer = ? AND deputy = ?`, w.Officer, w.Deputy)
	return err
}

// setOfficer gives a name and a phone to who still has those that were seen.
func (t *tx) setOfficer(w bot.SetOfficer) error {
	n, err := t.exec(`UPDATE accounts SET name = ?1, phone = ?2 WHERE id = ?3 AND name = ?4 AND phone = ?5`,
		w.Name, w.Phone, w.Account, w.WasName, w.WasPhone)
	if err == nil && n == 0 {
		return conflict("set officer")
	}
	return err
}

// setAdmin makes an officer an administrator too, or no more. It reads and then
// writes, which the one writer makes safe.
func (t *tx) setAdmin(w bot.SetAdmin) error {
	if !w.On {
		_, err := t.exec(`DELETE FROM administrators WHERE account_id = ?`, w.Account)
		return err
	}
	officer, err := t.one(`SELECT 1 FROM accounts WHERE id = ? AND role = 'officer'`, []any{w.Account}, new(int))
	if err == nil && !officer {
		return conflict("set admin")
	}
	if err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO administrators (account_id, by, at) VALUES (?, ?, ?) ON CONFLICT (account_id) DO NOTHING`, w.Account, w.By, millis(w.At))
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

// removeOfficer makes the account a principal again, and whoever stood in for it
// none any more.
func (t *tx) removeOfficer(w bot.RemoveOfficer) error {
	if _, err := t.exec(`DELETE FROM administrators WHERE account_id = ?`, w.Account); err != nil {
		return err
	}
	if _, err := t.exec(`DELETE FROM deputies WHERE officer = ?`, w.Account); err != nil {
		return err
	}
	if err := t.closePages(w.Account); err != nil {
		return err
	}
	_, err := t.exec(`UPDATE accounts SET role = '', scope = '' WHERE id = ?`, w.Account)
	return err
}
