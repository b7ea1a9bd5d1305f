package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// Web is what the web page keeps: its browsers' sessions and their transcripts.
type Web struct{ s *Store }

// Web gives the page's part of the store.
func (s *Store) Web() *Web { return &Web{s} }

var errNoRow = errors.New("there is no such row")

const webColumns = `SELECT seq, chat, client, body, at FROM web_log `

// appendEntry names the chat by its parameter: compared with what is returned,
// the index would not be used.
const appendEntry = `INSERT INTO web_log (chat, client, body, at) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (chat, client) WHERE client <> '' DO NOTHING
  RETURNING seq, (SELECT coalesce(max(b.seq), 0) FROM web_log b WHERE b.chat = ?1 AND b.seq < web_log.seq)`

// Append adds an entry. One whose client id the chat has already is not added
// again: the earlier one is returned, and fresh is false.
func (w *Web) Append(ctx context.Context, e bot.Entry) (kept bot.Entry, fresh bool, err error) {
	err = w.s.write(ctx, func(t *tx) error {
		kept = e
		fresh, err = t.one(appendEntry, []any{e.Chat, e.Client, toJSON(e), millis(e.At)}, &kept.Seq, &kept.After)
		if fresh && err == nil {
			err = t.attach(byWeb, kept.Seq, e.Message)
		}
		if fresh || err != nil {
			return err
		}
		_, err = t.entry(&kept, webColumns+`WHERE chat = ? AND client = ? AND client <> ''`, e.Chat, e.Client)
		return err
	})
	return kept, fresh, err
}

// Since lists the chat's entries after seq, oldest first, at most so many.
func (w *Web) Since(ctx context.Context, chat string, seq int64, most int) (list []bot.Entry, err error) {
	err = w.s.readOne(ctx, func(c *conn) error {
		list = nil
		return c.each(webColumns+`WHERE chat = ? AND seq > ? ORDER BY seq LIMIT ?`, []any{chat, seq, most}, func(row *sqlx.Rows) error {
			e, err := scanEntry(row)
			list = append(list, e)
			return err
		})
	})
	return list, err
}

// Entry reads one; bot.NotFound when there is none.
func (w *Web) Entry(ctx context.Context, seq int64) (e bot.Entry, err error) {
	var found bool
	err = w.s.readOne(ctx, func(c *conn) (err error) {
		found, err = c.entry(&e, webColumns+`WHERE seq = ?`, seq)
		return err
	})
	if err == nil && !found {
		err = bot.Fail(bot.NotFound, "store: web entry", errNoRow)
	}
	return e, err
}

// Erase takes the words and the file of a person's entry away for good.
func (w *Web) Erase(ctx context.Context, chat string, seq int64) error {
	return w.s.write(ctx, func(t *tx) error {
		var e bot.Entry
		found, err := t.entry(&e, webColumns+`WHERE seq = ? AND chat = ?`, seq, chat)
		if !found || err != nil || e.Message != nil {
			return err
		}
		e.Text, e.File = "", nil
		_, err = t.exec(`UPDATE web_log SET body = ? WHERE seq = ?`, toJSON(e), seq)
		return err
	})
}

// Entries are purged from the oldest to the first that is to stay, which is found
// beside the writer. Of a session that has no entry it is looked again that it has none.
const (
	firstEntry   = `SELECT coalesce((SELECT seq FROM web_log WHERE at >= ? ORDER BY seq LIMIT 1), (SELECT coalesce(max(seq), 0) + 1 FROM web_log))`
	purgeEntries = `DELETE FROM web_log WHERE seq IN (SELECT seq FROM web_log WHERE seq < ?1 ORDER BY seq LIMIT ?2)`
	silent       = ` AND NOT EXISTS (SELECT 1 FROM web_log l WHERE l.chat = web_sessions.id)`
)

// Purge removes what was said before the moment, and the sessions that said
// nothing since.
func (w *Web) Purge(ctx context.Context, before time.Time) error {
	var first int64
	err := w.s.readOne(ctx, func(c *conn) error {
		_, err := c.one(firstEntry, []any{millis(before)}, &first)
		return err
	})
	if err != nil {
		return err
	}
	if err := w.s.clear(ctx, purgeEntries, first); err != nil {
		return err
	}
	var ids []string
	err = w.s.readOne(ctx, func(c *conn) error {
		ids = nil
		return c.all(&ids, `SELECT id FROM web_sessions WHERE at < ?`+silent, millis(before))
	})
	for some := range slices.Chunk(ids, int(leastStep)) {
		if err == nil {
			err = w.s.write(ctx, func(t *tx) error {
				_, err := t.exec(`DELETE FROM web_sessions WHERE `+among("id", 1)+silent, listed(some))
				return err
			})
		}
	}
	return err
}

// Begin keeps a new session: its id and the hash of its secret.
func (w *Web) Begin(ctx context.Context, id string, hash []byte, at time.Time) error {
	return w.s.write(ctx, func(t *tx) error {
		_, err := t.exec(`INSERT INTO web_sessions (id, hash, at) VALUES (?, ?, ?)`, id, hash, millis(at))
		return err
	})
}

// Session finds the session with the hash; bot.NotFound when there is none.
func (w *Web) Session(ctx context.Context, hash []byte) (id string, err error) {
	var found bool
	err = w.s.readOne(ctx, func(c *conn) (err error) {
		found, err = c.one(`SELECT id FROM web_sessions WHERE hash = ?`, []any{hash}, &id)
		return err
	})
	if err == nil && !found {
		err = bot.Fail(bot.NotFound, "store: web session", errNoRow)
	}
	return id, err
}

// Known tells whether a session has the id.
func (w *Web) Known(ctx context.Context, id string) (known bool, err error) {
	err = w.s.readOne(ctx, func(c *conn) (err error) {
		var one int
		known, err = c.one(`SELECT 1 FROM web_sessions WHERE id = ?`, []any{id}, &one)
		return err
	})
	return known, err
}

// entry reads the first row of the query into e.
func (c *conn) entry(e *bot.Entry, query string, args ...any) (found bool, err error) {
	err = c.each(query, args, func(row *sqlx.Rows) (err error) {
		found = true
		if *e, err = scanEntry(row); err != nil {
			return err
		}
		return errEnough
	})
	return found, err
}

func scanEntry(row *sqlx.Rows) (e bot.Entry, err error) {
	var head bot.Entry
	err = row.Scan(&head.Seq, &head.Chat, &head.Client, asJSON{&e}, moment{&head.At})
	e.Seq, e.Chat, e.Client, e.At = head.Seq, head.Chat, head.Client, head.At
	return e, err
}

// The page's events are named after it, and the table is ordered by them.
// pageChannel names the page in its chats and, before a colon, in their events.
const pageChannel = "web"

const reportedUploads = `SELECT event FROM pictures WHERE event >= 'web:' AND event < 'web;' AND report_id IS NOT NULL AND at >= ?`

// Reported lists the events of the page's pictures that reports have named since then.
func (w *Web) Reported(ctx context.Context, since time.Time) (events []string, err error) {
	err = w.s.readOne(ctx, func(c *conn) error {
		events = nil
		return c.all(&events, reportedUploads, millis(since))
	})
	return events, err
}
