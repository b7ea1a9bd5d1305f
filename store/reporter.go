package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// bindReporter makes the account a verified reporter of the unit. The
// invitation is looked at again inside the transaction: it may have been
// revoked since the step was taken.
func (s *Store) bindReporter(t *tx, w bot.BindReporter) error {
	if w.Invite != "" {
		kind, id, err := s.opens(t.conn, w.Invite)
		if err != nil {
			return err
		}
		if kind != bot.OpensUnit || bot.UnitID(id) != w.Unit {
			return conflict("bind reporter")
		}
	}
	if err := t.meet(w.Account, w.Chat, millis(w.At)); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO reporters (account_id, unit_id, verified, since) VALUES (?, ?, TRUE, ?)
	  ON CONFLICT (account_id, unit_id) DO UPDATE SET verified = TRUE, since = excluded.since WHERE reporters.verified = FALSE`, w.Account, w.Unit, millis(w.At))
	return err
}

// removeReporter takes the account off the unit; its reports stay as they were.
func (t *tx) removeReporter(w bot.RemoveReporter) error {
	_, err := t.exec(`DELETE FROM reporters WHERE account_id = ? AND unit_id = ?`, w.Account, w.Unit)
	return err
}

// tellable lists the verified reporters of a unit that can be written to,
// those who came first first.
func (c *conn) tellable(unit bot.UnitID) (list []bot.AccountChat, err error) {
	err = c.each(`SELECT c.id, c.name, c.chat_key, c.lang, `+roleOfC+` FROM reporters r JOIN accounts c ON c.id = r.account_id
	  WHERE r.unit_id = ? AND r.verified = TRUE AND c.chat_key <> '' AND c.blocked = FALSE ORDER BY r.since, c.id`,
		[]any{unit}, func(row *sqlx.Rows) error {
			var a bot.AccountChat
			var key string
			err := row.Scan(&a.Account, &a.Name, &key, &a.Lang, &a.Role)
			a.Chat = chatOf(key)
			list = append(list, a)
			return err
		})
	return list, err
}

// verifyReporter makes the account a verified reporter of a unit it has reported for.
func (t *tx) verifyReporter(w bot.VerifyReporter) error {
	done, err := t.audited(w.Event, w.Act)
	if err != nil || done {
		return err
	}
	n, err := t.exec(`UPDATE reporters SET verified = TRUE, since = ? WHERE account_id = ? AND unit_id = ? AND verified = FALSE`,
		millis(w.At), w.Account, w.Unit)
	if err == nil && n == 0 {
		return conflict("verify reporter")
	}
	return err
}
