package store

import (
	"context"
	"time"

	"vneidbot/bot"
)

// enqueue writes a message to be said later. A question replaces the chat's
// older questions that are still waiting; notices are never replaced.
func (t *tx) enqueue(w bot.Enqueue) error {
	if w.Key == "" {
		return bot.Fail(bot.Invalid, "store: enqueue without a key", nil)
	}
	at, key := millis(w.At), w.To.Key()
	question := w.Message.Kind == bot.Question
	var row int64
	written, err := t.one(`INSERT INTO outbox (key, channel, chat_key, chat, message, question, unasked, at, not_before, until)
	  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (key) DO NOTHING RETURNING id`,
		[]any{w.Key, w.To.Channel, key, toJSON(w.To), toJSON(w.Message), question, w.Unasked, at, millis(w.At.Add(w.Wait)), useful(w)}, &row)
	if err != nil || !written {
		return err
	}
	if err := t.attach(byOutbox, row, &w.Message); err != nil {
		return err
	}
	t.wake(Outbox)
	if !question {
		return nil
	}
	// A row that is being sent right now is replaced too: if the platform takes
	// it all the same, Sent still records that.
	_, err = t.exec(`UPDATE outbox SET state = 'replaced', message = '', done_at = ?2
	  WHERE chat_key = ?1 AND state = 'waiting' AND question = TRUE AND key <> ?3`, key, at, w.Key)
	return err
}

// useful is when the message is of no use any more, null for never.
func useful(w bot.Enqueue) any {
	if w.For <= 0 {
		return nil
	}
	return millis(w.At.Add(w.For))
}

// Sent records that the platform took the message, under its id there. What
// was said is not kept. It wakes nobody: whoever said it claims again by itself.
func (s *Store) Sent(ctx context.Context, row int64, messageID string) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`UPDATE outbox SET state = 'sent', sent_id = ?2, message = '', lease_until = 0, owner = '', done_at = ?3
		  WHERE id = ?1 AND state IN ('waiting', 'replaced')`, row, messageID, millis(time.Now()))
		return err
	})
}

// Keep makes the lease of a message that this copy has claimed end at a later
// moment. bot.Conflict: it is nobody's to send any more.
func (s *Store) Keep(ctx context.Context, row int64, until time.Time) error {
	return s.write(ctx, func(t *tx) error {
		n, err := t.exec(`UPDATE outbox SET lease_until = ?2 WHERE id = ?1 AND state = 'waiting' AND owner = ?3 AND lease_until > 0`,
			row, millis(until), s.Copy())
		if err == nil && n == 0 {
			err = conflict("keep message")
		}
		return err
	})
}

// Later puts a claimed message back until notBefore; the rest of its chat waits
// behind it.
func (s *Store) Later(ctx context.Context, row int64, notBefore time.Time) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`UPDATE outbox SET tries = tries + 1, not_before = ?2, lease_until = 0, owner = ''
		  WHERE id = ?1 AND state = 'waiting'`, row, millis(notBefore))
		t.wake(Outbox)
		return err
	})
}

// Failed sets a message aside for good. Why is a code, never the platform's text.
func (s *Store) Failed(ctx context.Context, row int64, why string) error {
	return s.write(ctx, func(t *tx) error { return t.failMessage(row, why) })
}

func (t *tx) failMessage(row int64, why string) error {
	_, err := t.exec(`UPDATE outbox SET state = 'failed', why = ?2, message = '', lease_until = 0, owner = '', done_at = ?3
	  WHERE id = ?1 AND state = 'waiting'`, row, why, millis(time.Now()))
	t.wake(Outbox)
	return err
}

// ChatGone ends everything for a chat that cannot be written to any more: its
// messages fail and its accounts count as blocked until they write again.
func (s *Store) ChatGone(ctx context.Context, chatKey string) error {
	return s.write(ctx, func(t *tx) error {
		if _, err := t.exec(`UPDATE outbox SET state = 'failed', why = 'gone', message = '', lease_until = 0, owner = '', done_at = ?2
		  WHERE chat_key = ?1 AND state = 'waiting'`, chatKey, millis(time.Now())); err != nil {
			return err
		}
		_, err := t.exec(`UPDATE accounts SET blocked = TRUE WHERE chat_key = ? AND chat_key <> ''`, chatKey)
		return err
	})
}

// Hold keeps the chat, or with an empty chatKey the whole channel, from being
// written to until a moment; a longer hold stays.
func (s *Store) Hold(ctx context.Context, channel, chatKey string, until time.Time) error {
	key := chatKey
	if key == "" {
		key = channel
	}
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`INSERT INTO holds (key, until, since) VALUES (?, ?, ?)
		  ON CONFLICT (key) DO UPDATE SET until = excluded.until, since = excluded.since WHERE holds.until < excluded.until`,
			key, millis(until), millis(time.Now()))
		return err
	})
}

// PurgeOutbox removes what was finished before that moment. Their keys can be
// written again then, so it must be longer ago than any dedupe key lives.
func (s *Store) PurgeOutbox(ctx context.Context, before time.Time) error {
	err := s.write(ctx, func(t *tx) error {
		_, err := t.exec(`DELETE FROM holds WHERE until < ?`, millis(before))
		return err
	})
	if err != nil {
		return err
	}
	return s.clear(ctx, `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE state <> 'waiting' AND done_at < ? LIMIT ?)`, millis(before))
}

const firstSent = `SELECT o.sent_id, o.state = 'waiting' FROM outbox o WHERE o.key >= ? AND o.key < ? ORDER BY o.id LIMIT 1`

// FirstSent is the id, on its platform, of the first message of those whose keys begin
// so; "" when there is none. waits: it is still to be sent.
func (n *Snapshot) FirstSent(prefix string) (id string, waits bool, err error) {
	_, err = n.c.one(firstSent, []any{prefix, prefix + "\U0010FFFF"}, &id, &waits)
	return id, waits, err
}
