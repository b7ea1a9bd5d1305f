package store

import (
	"context"
	"time"

	"vneidbot/bot"
)

// Meet counts a chat among those of its channel and kind, once. known is false
// when there are most of them already and it is none of them: it is not counted
// then. n is how many there are. It counts and then inserts, which relies on the
// one writer.
func (s *Store) Meet(ctx context.Context, chat bot.Chat, most int, at time.Time) (n int, known bool, err error) {
	err = s.write(ctx, func(t *tx) error {
		if known, err = t.one(`SELECT 1 FROM channel_chats WHERE chat_key = ?`, []any{chat.Key()}, new(int)); err != nil {
			return err
		}
		if _, err = t.one(`SELECT count(*) FROM channel_chats WHERE channel = ? AND is_group = ?`, []any{chat.Channel, chat.Group}, &n); err != nil {
			return err
		}
		if known || n >= most {
			return nil
		}
		known, n = true, n+1
		_, err = t.exec(`INSERT INTO channel_chats (chat_key, channel, is_group, at) VALUES (?, ?, ?, ?)`, chat.Key(), chat.Channel, chat.Group, millis(at))
		return err
	})
	return n, known, err
}

// Spend counts messages of a channel in a month ("2026-11") and tells their sum.
func (s *Store) Spend(ctx context.Context, channel, month string, messages int) (sum int, err error) {
	err = s.write(ctx, func(t *tx) error {
		_, err := t.one(`INSERT INTO channel_use (channel, month, messages) VALUES (?, ?, ?)
		  ON CONFLICT (channel, month) DO UPDATE SET messages = channel_use.messages + excluded.messages RETURNING messages`, []any{channel, month, messages}, &sum)
		return err
	})
	return sum, err
}

// Used is what a channel's plan has counted: people and groups ever, messages
// in the month.
func (s *Store) Used(ctx context.Context, channel, month string) (users, groups, messages int, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		_, err := c.one(`SELECT (SELECT count(*) FROM channel_chats WHERE channel = ?1 AND is_group = FALSE),
		  (SELECT count(*) FROM channel_chats WHERE channel = ?1 AND is_group = TRUE),
		  coalesce((SELECT messages FROM channel_use WHERE channel = ?1 AND month = ?2), 0)`, []any{channel, month}, &users, &groups, &messages)
		return err
	})
	return users, groups, messages, err
}

// Setting is a small value by its name, "" when there is none.
func (s *Store) Setting(ctx context.Context, name string) (value string, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		_, err := c.one(`SELECT value FROM settings WHERE key = ?`, []any{name}, &value)
		return err
	})
	return value, err
}

// SetSetting keeps a small value by its name.
func (s *Store) SetSetting(ctx context.Context, name, value string) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, name, value)
		return err
	})
}
