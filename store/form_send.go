package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// sendForm relies on the index that gives each time of an area once.
func (t *tx) sendForm(w bot.SendForm) error {
	n, err := t.exec(`INSERT INTO form_sends (event, form_id, day, area_id, times, by, at) SELECT ?1, f.id, f.day, f.area_id, ?3, ?4, ?5 FROM forms f
	  WHERE f.id = ?2 AND f.ready = TRUE AND f.area_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM form_sends s WHERE s.event = ?1)
	    AND NOT EXISTS (SELECT 1 FROM form_sends s WHERE s.day = f.day AND s.area_id = f.area_id AND s.times >= ?3)`,
		w.Event, w.Form, w.Times, w.By, millis(w.At))
	if err != nil || n > 0 {
		return err
	}
	done, err := t.one(`SELECT id FROM form_sends WHERE event = ?`, []any{w.Event}, new(int64))
	if err != nil {
		return err
	}
	return unless(done, "send form")
}

func (t *tx) ackForm(w bot.AckForm) error {
	_, err := t.exec(`UPDATE form_sends SET acked_by = ?, acked_at = ? WHERE id = ? AND acked_at IS NULL`, w.By, millis(w.At), w.Send)
	return err
}

const sentForms = `SELECT ` + formColumns + `, s.id, s.times, s.by, s.at, s.acked_at, s.acked_by
  FROM form_sends s JOIN forms f ON f.id = s.form_id WHERE s.day = ? ORDER BY s.id`

// Sent lists the forms that were sent for a round's day, each time anew, the oldest
// first.
func (n *Snapshot) Sent(day time.Time) (list []bot.SentForm, err error) {
	err = n.c.each(sentForms, []any{millis(day)}, func(row *sqlx.Rows) error {
		var s bot.SentForm
		err := row.Scan(append(formInto(&s.Form), &s.Send, &s.Times, &s.Sender, moment{&s.Sent}, moment{&s.Acked}, &s.AckedBy)...)
		list = append(list, s)
		return err
	})
	return list, err
}
