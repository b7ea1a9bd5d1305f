package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

const (
	remindsArea = `INSERT INTO reminded_areas (chase, area_id, recipient, message, at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (chase, area_id, recipient) DO NOTHING`
	// What another chase told the recipient of the area a moment ago.
	remindedLately = `SELECT 1 FROM reminded_areas WHERE recipient = ? AND area_id = ? AND at > ? AND chase <> ? LIMIT 1`
)

// remindArea notes of which areas a message reminds an officer or a group.
func (t *tx) remindArea(w bot.RemindAreas) error {
	for _, area := range w.Areas {
		lately, err := t.one(remindedLately, []any{w.Recipient, area, millis(w.At.Add(-bot.AreasAgainAfter)), w.Chase}, new(int))
		if err == nil && lately {
			return conflict("remind area")
		}
		if err == nil {
			_, err = t.exec(remindsArea, w.Chase, area, w.Recipient, w.Message, millis(w.At))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// AreasReminded lists which officers and groups were reminded of which areas since then.
func (n *Snapshot) AreasReminded(since time.Time) (list []bot.AreaReminder, err error) {
	err = n.c.each(`SELECT chase, area_id, recipient FROM reminded_areas WHERE at > ? ORDER BY recipient, area_id, chase`, []any{millis(since)}, func(row *sqlx.Rows) error {
		var r bot.AreaReminder
		err := row.Scan(&r.Chase, &r.Area, &r.Recipient)
		list = append(list, r)
		return err
	})
	return list, err
}

const areasChased = `SELECT count(*), count(CASE WHEN c.sent > 0 THEN 1 END), count(CASE WHEN c.sent = 0 AND c.waiting = 0 THEN 1 END), coalesce(sum(c.waiting), 0)
  FROM (SELECT m.area_id, count(CASE WHEN o.state = 'sent' THEN 1 END) AS sent, count(CASE WHEN o.state = 'waiting' THEN 1 END) AS waiting
    FROM reminded_areas m LEFT JOIN outbox o ON o.key = m.message WHERE m.chase = ? GROUP BY m.area_id) c`

// AreasChased is what became of a chase of areas: its Units are areas.
func (n *Snapshot) AreasChased(id bot.ChaseID) (c bot.ChaseState, err error) {
	_, err = n.c.one(areasChased, []any{id}, &c.Units, &c.Delivered, &c.Failed, &c.Waiting)
	return c, err
}
