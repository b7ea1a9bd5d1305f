package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// answeredWithin is for how long words may answer what the clock has written.
const answeredWithin = 24 * time.Hour

const remindedLast = `SELECT DISTINCT m.unit_id, m.at FROM reminded m WHERE m.account_id = ?1 AND m.why = ''
  AND m.message = (SELECT l.message FROM reminded l WHERE l.account_id = ?1 AND l.at > ?2 AND l.why = '' AND l.chase <> 'moved' ORDER BY l.at DESC LIMIT 1)
  ORDER BY m.unit_id`

// reminded reads about which units the clock has written to the sender last.
func (l *look) reminded(bot.Needs) error {
	asked := &l.f.Reminded
	return l.c.each(remindedLast, []any{l.ev.From, millis(l.ev.At.Add(-answeredWithin))}, func(row *sqlx.Rows) error {
		var id bot.UnitID
		err := row.Scan(&id, moment{&asked.At})
		asked.Units = append(asked.Units, id)
		return err
	})
}
