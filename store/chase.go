package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// chased selects who can be written to about units that may not be up to date, a row
// for each unit. ?6 is behind which account, ?7 the round: who was reminded of a unit
// in it is left out.
var chased = `SELECT a.id, a.name, a.chat_key, a.lang, ` + roleOfA + `, u.id, u.name, u.level, u.area_id, u.cur_status, u.cur_at
  FROM reporters r JOIN accounts a ON a.id = r.account_id JOIN units u ON u.id = r.unit_id
  WHERE r.account_id > ?6 AND a.blocked = FALSE AND a.chat_key <> '' AND NOT (a.chat_key >= ?4 AND a.chat_key < ?5)
    AND u.standing = '' AND u.cur_status IN ('', 'tu_choi', 'chua_dang_ky', 'khac') AND ` + inScope + `
    AND NOT EXISTS (SELECT 1 FROM reminded m WHERE m.round = ?7 AND m.account_id = r.account_id AND m.unit_id = u.id
      AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.key = m.message AND o.why = 'paused'))
  ORDER BY r.account_id, u.fold, u.id`

// Chased lists who can be written to about units of the scope that are not up to date
// and that they were not reminded of in the round, by their accounts behind one.
func (n *Snapshot) Chased(q bot.MissingOf, round bot.RoundKey, behind bot.AccountID) (list []bot.Chased, err error) {
	args := append(scopeArgs(q.Scope), q.Silent+":", q.Silent+";", behind, round)
	err = n.c.each(chased, args, func(row *sqlx.Rows) error {
		var to bot.AccountChat
		var u bot.MissingUnit
		var key string
		if err := row.Scan(&to.Account, &to.Name, &key, &to.Lang, &to.Role, &u.ID, &u.Name, &u.Level, &u.Area, &u.Status, moment{&u.At}); err != nil {
			return err
		}
		if u.Status != bot.NoStatus && !bot.Behind(u.Status, u.At, q.Since.Of(u.Area)) {
			return nil
		}
		if last := len(list) - 1; last < 0 || list[last].Account != to.Account {
			to.Chat = chatOf(key)
			list = append(list, bot.Chased{AccountChat: to})
		}
		list[len(list)-1].Units = append(list[len(list)-1].Units, u)
		return nil
	})
	var units []*bot.MissingUnit
	for _, c := range list {
		units = append(units, pointers(c.Units)...)
	}
	if err == nil {
		err = n.c.returned(units)
	}
	return list, err
}

const (
	reminds = `INSERT INTO reminded (round, account_id, unit_id, chase, message, at, due, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
  ON CONFLICT (round, account_id, unit_id) DO NOTHING`
	remindsAgain = `UPDATE reminded SET chase = ?4, message = ?5, at = ?6, due = ?7, why = ?8 WHERE round = ?1 AND account_id = ?2 AND unit_id = ?3
  AND (chase = ?4 OR EXISTS (SELECT 1 FROM outbox o WHERE o.key = reminded.message AND o.why = 'paused'))`
)

// remind notes whom a message reminds: once in a round, unless the message was stopped.
func (t *tx) remind(w bot.Remind) error {
	for _, unit := range w.Units {
		args := []any{w.Round, w.Account, unit, w.Chase, w.Message, millis(w.At), millisOrNull(w.Due), w.Why}
		n, err := t.exec(reminds, args...)
		if err == nil && n == 0 {
			n, err = t.exec(remindsAgain, args...)
		}
		if err != nil {
			return err
		}
		if n == 0 {
			return conflict("remind")
		}
	}
	return nil
}

const chaseState = `SELECT count(*), count(CASE WHEN c.sent > 0 THEN 1 END), count(CASE WHEN c.sent = 0 AND c.waiting = 0 THEN 1 END),
    count(CASE WHEN c.sent = 0 AND c.waiting = 0 AND c.paused > 0 THEN 1 END)
  FROM (SELECT m.unit_id, count(CASE WHEN o.state = 'sent' THEN 1 END) AS sent, count(CASE WHEN o.state = 'waiting' THEN 1 END) AS waiting,
      count(CASE WHEN o.why = 'paused' THEN 1 END) AS paused
    FROM reminded m LEFT JOIN outbox o ON o.key = m.message WHERE m.chase = ? AND m.why = '' GROUP BY m.unit_id) c`

const chaseWaits = `SELECT count(DISTINCT o.key) FROM reminded m JOIN outbox o ON o.key = m.message WHERE m.chase = ? AND o.state = 'waiting'`

// ChaseState is what became of a reminder so far.
func (n *Snapshot) ChaseState(id bot.ChaseID) (c bot.ChaseState, err error) {
	if _, err = n.c.one(chaseState, []any{id}, &c.Units, &c.Delivered, &c.Failed, &c.Paused); err != nil {
		return c, err
	}
	_, err = n.c.one(chaseWaits, []any{id}, &c.Waiting)
	return c, err
}

// PurgeReminded removes what was reminded before that moment.
func (s *Store) PurgeReminded(ctx context.Context, before time.Time) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`DELETE FROM reminded WHERE at < ?`, millis(before))
		if err == nil {
			_, err = t.exec(`DELETE FROM reminded_areas WHERE at < ?`, millis(before))
		}
		if err == nil {
			_, err = t.exec(`DELETE FROM occasions WHERE done < ?`, millis(before))
		}
		if err == nil {
			_, err = t.exec(`DELETE FROM put_offs WHERE asked_at < ?`, millis(before))
		}
		return err
	})
}
