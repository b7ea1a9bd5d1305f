package store

import (
	"vneidbot/bot"
)

// Who bound the group before, ?7, is nobody in the first.
const (
	bindFree = `INSERT INTO groups (chat_key, title, scope, bound_by, at, lang)
  SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?7 = '' ON CONFLICT (chat_key) DO NOTHING`
	bindAnew = `UPDATE groups SET title = ?2, scope = ?3, bound_by = ?4, at = ?5, lang = ?6 WHERE chat_key = ?1 AND bound_by = ?7`
)

// bindGroup ties a group to a scope unless another binding came between.
func (t *tx) bindGroup(w bot.BindGroup) error {
	query := bindFree
	if w.Was != "" {
		query = bindAnew
	}
	n, err := t.exec(query, w.Chat.Key(), w.Title, toJSON(w.Scope), w.By, millis(w.At), w.Lang, w.Was)
	if err != nil || n > 0 {
		return err
	}
	bound, err := t.one(`SELECT 1 FROM groups WHERE chat_key = ? AND bound_by = ? AND at = ?`,
		[]any{w.Chat.Key(), w.By, millis(w.At)}, new(int))
	if err == nil && !bound { // else it is the same turn again
		return conflict("bind group")
	}
	return err
}

// unbindGroup ends the binding, unless it was made after the word to end it.
// Whole seconds are compared: a platform's dates have no finer ones.
func (t *tx) unbindGroup(w bot.UnbindGroup) error {
	_, err := t.exec(`DELETE FROM groups WHERE chat_key = ? AND at < ?`, w.Chat.Key(), (w.At.Unix()+1)*1000)
	return err
}

const moveGroup = `UPDATE groups SET chat_key = ?1 WHERE chat_key = ?2 AND NOT EXISTS (SELECT 1 FROM groups g WHERE g.chat_key = ?1)`

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
		{moveGroup, []any{to, from}},
		{`DELETE FROM groups WHERE chat_key = ?`, []any{from}},
		{`UPDATE accounts SET chat_key = ? WHERE chat_key = ? AND chat_key <> ''`, []any{to, from}},
		{`UPDATE outbox SET chat_key = ?, chat = ?, channel = ? WHERE chat_key = ? AND state = 'waiting'`, []any{to, chat, w.To.Channel, from}},
		{`UPDATE inbox SET chat_key = ?1, json = ` + ofChat + ` WHERE chat_key = ?3`, []any{to, chat, from}},
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
