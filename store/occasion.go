package store

import (
	"slices"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// noteOccasion notes the end of a round's reminder once.
func (t *tx) noteOccasion(w bot.NoteOccasion) error {
	_, err := t.exec(`INSERT INTO occasions (key, at, done, why) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`, w.Key, millis(w.Due), millis(w.At), w.Why)
	return err
}

// OccasionsDone are the keys of the reminders of rounds that are done since then.
func (n *Snapshot) OccasionsDone(since time.Time) (keys []bot.RoundKey, err error) {
	err = n.c.each(`SELECT key FROM occasions WHERE done > ? ORDER BY done, key`, []any{millis(since)}, func(row *sqlx.Rows) error {
		var key bot.RoundKey
		err := row.Scan(&key)
		keys = append(keys, key)
		return err
	})
	return keys, err
}

const occasionsOf = `SELECT key, at, done, why FROM occasions WHERE key >= ? AND key < ? ORDER BY at, key`

// A unit of the scope is told when somebody has the message, and else not told for the
// first reason there is. Whoever was asked at an hour that was promised, in the place of the
// reminder, has been told.
var occasionState = `SELECT CASE WHEN c.sent > 0 THEN 'sent' WHEN c.waiting > 0 THEN 'waiting' ELSE c.what END, count(*)
  FROM (SELECT w.unit_id, count(CASE WHEN w.what = 'sent' THEN 1 END) AS sent, count(CASE WHEN w.what = 'waiting' THEN 1 END) AS waiting, max(w.what) AS what
    FROM (SELECT m.unit_id, CASE WHEN m.why <> '' THEN m.why WHEN o.state IN ('sent', 'waiting') THEN o.state
        WHEN o.why IN ('paused', 'moved', 'reported', 'closed', 'late') THEN o.why ELSE 'failed' END AS what
      FROM (SELECT unit_id, message, why FROM reminded WHERE chase = ?4
        UNION ALL SELECT unit_id, message, why FROM reminded WHERE round = ?4 AND chase = 'put_off') m
      JOIN units u ON u.id = m.unit_id LEFT JOIN outbox o ON o.key = m.message WHERE ` + inScope + `) w
    GROUP BY w.unit_id) c GROUP BY 1`

// Occasions are the reminders of a round that are done, with what became of each in the
// scope; of the hours that it had before, those that were written.
func (n *Snapshot) Occasions(r bot.Round, scope bot.Scope) (list []bot.Occasion, err error) {
	for version := 1; version <= r.Version && err == nil; version++ {
		err = n.c.each(occasionsOf, keysOf(r.ID, version), func(row *sqlx.Rows) error {
			var o bot.Occasion
			err := row.Scan(&o.Note.Key, moment{&o.Note.Due}, moment{&o.Note.At}, &o.Note.Why)
			if version == r.Version || o.Note.Why == "" {
				list = append(list, o)
			}
			return err
		})
	}
	slices.SortStableFunc(list, func(a, b bot.Occasion) int { return a.Note.Due.Compare(b.Note.Due) })
	var made time.Time
	if err == nil {
		_, err = n.c.one(`SELECT changed_at FROM rounds WHERE id = ?`, []any{r.ID}, moment{&made})
	}
	for i := 0; err == nil && i < len(list); i++ {
		o := &list[i]
		o.Made = made
		o.Skipped = map[bot.Unreminded]int{}
		if o.Note.Key.Reminding().ToOfficers() {
			err = n.c.writtenToDesk(o, scope)
		} else {
			err = n.c.aboutUnits(o, scope)
		}
	}
	now := string(bot.NewOccasion(r, ""))
	return slices.DeleteFunc(list, func(o bot.Occasion) bool { return o.Told+o.Waiting == 0 && !strings.HasPrefix(string(o.Note.Key), now) }), err
}

// What was written to officers and groups, with the scope of each as it is now.
const writtenToDesk = `SELECT CASE WHEN o.state IN ('sent', 'waiting') THEN o.state WHEN o.why IN ('paused', 'moved', 'late') THEN o.why ELSE 'failed' END,
    coalesce((SELECT scope FROM accounts WHERE id = substr(o.key, length(?1) + 1)), (SELECT scope FROM groups WHERE chat_key = substr(o.key, length(?1) + 1)), '')
  FROM outbox o WHERE o.key >= ?1 AND o.key < ?2`

// writtenToDesk counts the messages to officers and groups that look after something of
// the scope.
func (c *conn) writtenToDesk(o *bot.Occasion, scope bot.Scope) error {
	prefix := o.Note.Key.MessageTo("")
	return c.each(writtenToDesk, []any{prefix, prefix + "\U0010FFFF"}, func(row *sqlx.Rows) error {
		var what string
		var theirs bot.Scope
		err := row.Scan(&what, asJSON{&theirs})
		if _, ok := scope.Narrow(theirs); ok || scope.Covers(bot.Everything) {
			count(o, what, 1)
		}
		return err
	})
}

// aboutUnits counts the units of the scope that a reminder is about.
func (c *conn) aboutUnits(o *bot.Occasion, scope bot.Scope) error {
	return c.each(occasionState, append(scopeArgs(scope), o.Note.Key), func(row *sqlx.Rows) error {
		var what string
		var units int
		err := row.Scan(&what, &units)
		count(o, what, units)
		return err
	})
}

// count adds what became of so many.
func count(o *bot.Occasion, what string, n int) {
	switch what {
	case "sent":
		o.Told += n
	case "waiting":
		o.Waiting += n
	default:
		o.Skipped[bot.Unreminded(what)] += n
	}
}
