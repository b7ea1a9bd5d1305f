package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// pinTotals begins a message anew, or ends it.
func (t *tx) pinTotals(w bot.PinTotals) error {
	since := int64(0)
	if !w.Since.IsZero() {
		since = millis(w.Since)
	}
	_, err := t.exec(`UPDATE groups SET pinned_at = ?1, pin_mark = '', pin_shown = 0 WHERE chat_key = ?2 AND pinned_at <> ?1`, since, w.Chat.Key())
	return err
}

func (t *tx) showPin(w bot.ShowPin) error {
	_, err := t.exec(`UPDATE groups SET pin_mark = ?, pin_shown = ? WHERE chat_key = ? AND pinned_at = ?`, w.Mark, millis(w.Shown), w.Chat.Key(), millis(w.Since))
	return err
}

// Pinned are the groups that have a message of their totals kept current.
func (n *Snapshot) Pinned() (list []bot.Group, err error) {
	err = n.c.each(`SELECT chat_key, scope, lang, pinned_at, pin_mark, pin_shown FROM groups WHERE pinned_at > 0 ORDER BY chat_key`, nil, func(row *sqlx.Rows) error {
		var g bot.Group
		var chat string
		var since, shown int64
		err := row.Scan(&chat, asJSON{&g.Scope}, &g.Lang, &since, &g.Pin.Mark, &shown)
		g.Chat = chatOf(chat)
		g.Chat.Group = true
		g.Pin.Since, g.Pin.Shown = time.UnixMilli(since).UTC(), time.UnixMilli(shown).UTC()
		list = append(list, g)
		return err
	})
	return list, err
}

const lastSaid = `SELECT o.sent_id, o.state = 'waiting' FROM outbox o WHERE o.key >= ? AND o.key < ? ORDER BY o.id DESC LIMIT 1`

// LastSaid is FirstSent for the last message of those whose keys begin so.
func (n *Snapshot) LastSaid(prefix string) (id string, waits bool, err error) {
	_, err = n.c.one(lastSaid, []any{prefix, prefix + "\U0010FFFF"}, &id, &waits)
	return id, waits, err
}
