package store

import (
	"vneidbot/bot"
)

// bindGroup ties a group to a scope unless another binding came between.
func (t *tx) bindGroup(w bot.BindGroup) error {
	key, at := w.Chat.Key(), millis(w.At)
	var by bot.AccountID
	var since int64
	found, err := t.one(`SELECT bound_by, at FROM groups WHERE chat_key = ?`, []any{key}, &by, &since)
	if err != nil {
		return err
	}
	if found && by == w.By && since == at { // the same turn again
		return nil
	}
	if by != w.Was {
		return conflict("bind group")
	}
	_, err = t.exec(`INSERT INTO groups (chat_key, title, scope, bound_by, at, lang) VALUES (?, ?, ?, ?, ?, ?)
	  ON CONFLICT DO UPDATE SET title = excluded.title, scope = excluded.scope, bound_by = excluded.bound_by,
	    at = excluded.at, lang = excluded.lang`, key, w.Title, toJSON(w.Scope), w.By, at, w.Lang)
	return err
}

// unbindGroup ends the binding, unless it was made after the word to end it.
// Whole seconds are compared: a platform's dates have no finer ones.
func (t *tx) unbindGroup(w bot.UnbindGroup) error {
	_, err := t.exec(`DELETE FROM groups WHERE chat_key = ? AND at / 1000 <= ? / 1000`, w.Chat.Key(), millis(w.At))
	return err
}

// moveChat follows a chat whose platform gave it another id. What the new chat
// has already is newer, and stays.
func (t *tx) moveChat(w bot.MoveChat) error {
	from, to, chat := w.From.Key(), w.To.Key(), toJSON(w.To)
	if from == to {
		return nil
	}
	for _, m := range []struct {
		query string
		args  []any
	}{
		{`UPDATE OR IGNORE groups SET chat_key = ? WHERE chat_key = ?`, []any{to, from}},
		{`DELETE FROM groups WHERE chat_key = ?`, []any{from}},
		{`UPDATE accounts SET chat_key = ? WHERE chat_key = ? AND chat_key <> ''`, []any{to, from}},
		{`UPDATE outbox SET chat_key = ?, chat = ?, channel = ? WHERE chat_key = ? AND state = 'waiting'`, []any{to, chat, w.To.Channel, from}},
		{`UPDATE inbox SET chat_key = ?, json = json_set(json, '$.chat', json(?)) WHERE chat_key = ?`, []any{to, chat, from}},
		{`UPDATE pictures SET chat_key = ?, chat = ? WHERE chat_key = ? AND state = 'waiting'`, []any{to, chat, from}},
		{`DELETE FROM holds WHERE key = ?`, []any{from}},
	} {
		if _, err := t.exec(m.query, m.args...); err != nil {
			return err
		}
	}
	t.wake(Outbox)
	t.wake(Inbox)
	return nil
}
