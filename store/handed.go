package store

import "vneidbot/bot"

func (t *tx) handOut(w bot.HandOut) error {
	_, err := t.exec(`INSERT INTO handed_out (account_id, sha256, at) VALUES (?, ?, ?) ON CONFLICT (account_id, sha256) DO NOTHING`,
		string(w.Account), w.SHA256, millis(w.At))
	return err
}
