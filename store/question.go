package store

import "vneidbot/bot"

// askOfficer keeps a question, once for its event.
func (t *tx) askOfficer(w bot.AskOfficer) error {
	if err := t.meet(w.Account, w.Chat, millis(w.At)); err != nil {
		return err
	}
	var unit any
	if w.Unit != 0 {
		unit = w.Unit
	}
	_, err := t.exec(`INSERT INTO questions (event, account_id, chat_key, kind, unit_id, text, at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event) DO NOTHING`,
		w.Event, w.Account, w.Chat.Key(), w.Kind, unit, w.Text, millis(w.At))
	return err
}
