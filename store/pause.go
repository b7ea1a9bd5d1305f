package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Pauses lists the scopes that are told nothing unasked now, the oldest pause first.
func (n *Snapshot) Pauses() ([]bot.Pause, error) { return n.c.pauses() }

func (c *conn) pauses() (list []bot.Pause, err error) {
	err = c.each(`SELECT event, scope, account_id, at FROM pauses WHERE ended_at IS NULL ORDER BY at, event`, nil, func(row *sqlx.Rows) error {
		var p bot.Pause
		err := row.Scan(&p.Event, asJSON{&p.Scope}, &p.By, moment{&p.At})
		list = append(list, p)
		return err
	})
	return list, err
}

var stopReminders = `UPDATE outbox SET state = 'failed', why = 'paused', message = '', lease_until = 0, owner = '', done_at = ?4
  WHERE state = 'waiting' AND unasked = TRUE AND key IN (SELECT m.message FROM reminded m JOIN units u ON u.id = m.unit_id
    GROUP BY m.message HAVING count(*) = count(CASE WHEN ` + inScope + ` THEN 1 END))`

// pauseReminders relies on the one writer: what is claimed already may still be sent.
func (t *tx) pauseReminders(w bot.PauseReminders) error {
	n, err := t.exec(`INSERT INTO pauses (event, scope, account_id, at) VALUES (?, ?, ?, ?) ON CONFLICT (event) DO NOTHING`,
		w.Event, toJSON(w.Scope), w.By, millis(w.At))
	if err != nil || n == 0 {
		return err
	}
	_, err = t.exec(stopReminders, append(scopeArgs(w.Scope), millis(w.At))...)
	return err
}

func (t *tx) endPause(w bot.EndPause) error {
	_, err := t.exec(`UPDATE pauses SET ended_at = ?, ended_by = ? WHERE event = ? AND ended_at IS NULL`, millis(w.At), w.By, w.Event)
	return err
}
