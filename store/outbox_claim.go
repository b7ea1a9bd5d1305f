package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// dueMessages selects the message that each chat is to get next. A chat has one
// in flight at a time; its answers keep their order, come before anything
// unasked, and wait behind an earlier answer that is not due. Something unasked
// that is not due holds nothing up, and is not even looked at.
const dueMessages = `SELECT o.id FROM outbox o
  WHERE o.state = 'waiting' AND o.unasked IN (FALSE, TRUE) AND o.not_before <= ?1 AND o.lease_until <= ?1
    AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.key IN (o.chat_key, o.channel) AND h.until > ?1)
    AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.state = 'waiting' AND p.chat_key = o.chat_key AND p.id <> o.id
      AND (p.lease_until > ?1
        OR p.unasked < o.unasked
        OR p.unasked = o.unasked AND p.id < o.id AND (p.unasked = FALSE OR p.not_before <= ?1)))
  ORDER BY o.unasked, o.not_before, o.id LIMIT ?2`

const claimMessage = `UPDATE outbox SET owner = ?2, lease_until = ?3, claimed_at = ?4 WHERE id = ?1 AND state = 'waiting' AND lease_until <= ?4
  RETURNING id, chat, message, unasked, tries, at, until <= ?4`

// Claim leases the next message of at most that many chats: people's answers
// first. A lease that runs out gives the message to whoever claims next.
func (s *Store) Claim(ctx context.Context, now time.Time, lease time.Duration, most int) (list []bot.Queued, err error) {
	due, err := s.dueRows(ctx, dueMessages, now, most)
	if err != nil || !due {
		return nil, err
	}
	err = s.write(ctx, func(t *tx) error {
		list = nil
		ids, err := t.ids(dueMessages, millis(now), most)
		if err != nil {
			return err
		}
		for _, id := range ids {
			var q bot.Queued
			var late sql.NullBool
			found, err := t.one(claimMessage, []any{id, s.Copy(), millis(now.Add(lease)), millis(now)},
				&q.Row, asJSON{&q.To}, asJSON{&q.Message}, &q.Unasked, &q.Tries, moment{&q.Since}, &late)
			ok, err := readable(err, func() error { return t.failMessage(id, "unreadable") })
			if err != nil {
				return err
			}
			switch {
			case !ok || !found:
			case late.Bool:
				if err := t.failMessage(id, whyLate); err != nil {
					return err
				}
			default:
				list = append(list, q)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// dueRows looks without the writer whether a claim would find anything, so that
// idle workers cost the writer nothing.
func (s *Store) dueRows(ctx context.Context, query string, now time.Time, most int) (due bool, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		ids, err := c.ids(query, millis(now), min(most, 1))
		due = len(ids) > 0
		return err
	})
	return due, err
}

func (c *conn) ids(query string, args ...any) (ids []int64, err error) {
	err = c.each(query, args, func(row *sqlx.Rows) error {
		var id int64
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}
