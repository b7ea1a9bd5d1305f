package store

import (
	"context"
	"time"

	"vneidbot/bot"
)

// park keeps an event for later, once per event id.
func (t *tx) park(ev bot.Event, cause string, at int64) error {
	_, err := t.exec(`INSERT INTO inbox (event, chat_key, json, cause, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (event) DO NOTHING`,
		ev.ID, ev.Chat.Key(), toJSON(ev), cause, at)
	t.wake(Inbox)
	return err
}

// Park keeps an event that could not be made durable by its own turn. Cause is
// a code for the log.
func (s *Store) Park(ctx context.Context, ev bot.Event, cause string) error {
	return s.write(ctx, func(t *tx) error { return t.park(ev, cause, millis(time.Now())) })
}

// dueEvents selects the oldest waiting event of each chat when it is due. A
// dead one holds nothing up.
const dueEvents = `SELECT i.id FROM inbox i
  WHERE i.state = 'waiting' AND i.not_before <= ?1 AND i.lease_until <= ?1
    AND NOT EXISTS (SELECT 1 FROM inbox p WHERE p.state = 'waiting' AND p.chat_key = i.chat_key AND p.id < i.id)
  ORDER BY i.id LIMIT ?2`

const claimEvent = `UPDATE inbox SET owner = ?2, lease_until = ?3, claimed_at = ?4 WHERE id = ?1 AND state = 'waiting' AND lease_until <= ?4
  RETURNING id, json, tries, at`

// ClaimParked leases the oldest waiting event of each chat that is due.
func (s *Store) ClaimParked(ctx context.Context, now time.Time, lease time.Duration, most int) (list []bot.Parked, err error) {
	due, err := s.dueRows(ctx, dueEvents, now, most)
	if err != nil || !due {
		return nil, err
	}
	err = s.write(ctx, func(t *tx) error {
		list = nil
		ids, err := t.ids(dueEvents, millis(now), most)
		if err != nil {
			return err
		}
		for _, id := range ids {
			var p bot.Parked
			found, err := t.one(claimEvent, []any{id, s.Copy(), millis(now.Add(lease)), millis(now)},
				&p.Row, asJSON{&p.Event}, &p.Tries, moment{&p.Since})
			ok, err := readable(err, func() error { return t.buryEvent(id) })
			if err != nil {
				return err
			}
			if ok && found {
				list = append(list, p)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// buryEvent sets an event aside that nobody can read any more.
func (t *tx) buryEvent(row int64) error {
	_, err := t.exec(`UPDATE inbox SET state = 'dead', cause = 'unreadable', lease_until = 0, owner = '' WHERE id = ?`, row)
	t.wake(Inbox) // the chat's next event is due
	return err
}

// Unpark removes an event that was handled.
func (s *Store) Unpark(ctx context.Context, row int64) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`DELETE FROM inbox WHERE id = ?`, row)
		t.wake(Inbox)
		return err
	})
}

// Repark puts an event back until notBefore, after so many tries that failed for
// its own sake; dead sets it aside for good.
func (s *Store) Repark(ctx context.Context, row int64, notBefore time.Time, tries int, dead bool) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`UPDATE inbox SET tries = ?4, not_before = ?2, lease_until = 0, owner = '', state = CASE WHEN ?3 THEN 'dead' ELSE 'waiting' END
		  WHERE id = ?1`, row, millis(notBefore), dead, tries)
		t.wake(Inbox)
		return err
	})
}

// waiting is the backlog of the chat ?1, in the order of bot.Backlog.
const waiting = `EXISTS (SELECT 1 FROM inbox WHERE state = 'waiting' AND chat_key = ?1),
  EXISTS (SELECT 1 FROM outbox WHERE state = 'waiting' AND chat_key = ?1 AND unasked = FALSE)`

// Backlog tells what of the chat waits, for turns that Look at nothing.
func (s *Store) Backlog(ctx context.Context, chat string) (b bot.Backlog, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		b, err = c.backlog(chat)
		return err
	})
	return b, err
}

// Backlog tells what of the chat waits.
func (n *Snapshot) Backlog(chat string) (bot.Backlog, error) { return n.c.backlog(chat) }

func (c *conn) backlog(chat string) (b bot.Backlog, err error) {
	_, err = c.one(`SELECT `+waiting, []any{chat}, &b.Parked, &b.Unsaid)
	return b, err
}

// PurgeInbox removes dead events that came before that moment.
func (s *Store) PurgeInbox(ctx context.Context, before time.Time) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`DELETE FROM inbox WHERE state = 'dead' AND at < ?`, millis(before))
		return err
	})
}
