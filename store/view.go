package store

import (
	"context"
	"time"

	"vneidbot/bot"
)

// keepView keeps what a button means; shown again, it is kept for longer.
func (t *tx) keepView(w bot.KeepView) error {
	_, err := t.exec(`INSERT INTO views (id, account_id, chat_key, kind, json, at) VALUES (?, ?, ?, ?, ?, ?)
	  ON CONFLICT (id) DO UPDATE SET at = excluded.at WHERE views.at < excluded.at`,
		w.ID, w.Account, w.Chat.Key(), w.Kind, w.JSON, millis(w.At))
	return err
}

// View is what a button means, nil when it is too old.
func (n *Snapshot) View(id string) (*bot.View, error) {
	v, key := bot.View{ID: id}, ""
	found, err := n.c.one(`SELECT account_id, chat_key, kind, json, at FROM views WHERE id = ?`, []any{id},
		&v.Account, &key, &v.Kind, &v.JSON, moment{&v.At})
	if !found {
		return nil, err
	}
	v.Chat = chatOf(key)
	return &v, err
}

// PurgeViews removes the views that were last shown before that moment; of these
// kinds, or of all.
func (s *Store) PurgeViews(ctx context.Context, before time.Time, kinds ...string) error {
	return s.clear(ctx, `DELETE FROM views WHERE id IN (SELECT id FROM views WHERE at < ?1 AND (?2 OR `+among("kind", 3)+`) LIMIT ?4)`, millis(before), len(kinds) == 0, listed(kinds))
}
