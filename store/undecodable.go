package store

import (
	"context"
	"time"

	"vneidbot/bot"
)

// Undecodable leaves a note of an update that nobody could read: its kind and
// event id, nothing of its content. It is dead from the start: counted, shown
// by doctor, removed with the other dead ones.
func (s *Store) Undecodable(ctx context.Context, kind, id string) error {
	ev := bot.Event{ID: id, Kind: bot.Unknown}
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`INSERT INTO inbox (event, chat_key, json, cause, at, state) VALUES (?, '', ?, ?, ?, 'dead') ON CONFLICT (event) DO NOTHING`,
			id, toJSON(ev), "undecodable "+kind, millis(time.Now()))
		return err
	})
}
