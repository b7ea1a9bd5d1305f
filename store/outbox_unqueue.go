package store

import (
	"time"

	"vneidbot/bot"
)

// unqueue records that a waiting message was said outside the outbox. Its key
// stays taken.
func (t *tx) unqueue(w bot.Unqueue) error {
	_, err := t.exec(`UPDATE outbox SET state = 'sent', message = '', lease_until = 0, owner = '', done_at = ?2
	  WHERE key = ?1 AND state = 'waiting'`, w.Key, millis(time.Now()))
	t.wake(Outbox)
	return err
}
