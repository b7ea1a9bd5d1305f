package store

import "vneidbot/bot"

// Feed is the feed with that id, nil when there is none.
func (n *Snapshot) Feed(id string) (*bot.Feed, error) {
	f := bot.Feed{ID: id}
	found, err := n.c.one(`SELECT account_id, scope, units, generation, at, read_at FROM feeds WHERE id = ?`, []any{id},
		&f.Account, asJSON{&f.Scope}, &f.Units, &f.Generation, moment{&f.At}, moment{&f.Read})
	if !found {
		return nil, err
	}
	return &f, err
}

// setFeed makes a feed, or moves it on.
func (t *tx) setFeed(w bot.SetFeed) (err error) {
	var n int64
	if w.Was == 0 {
		n, err = t.exec(`INSERT INTO feeds (id, account_id, scope, units, generation, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
			w.ID, w.Account, toJSON(w.Scope), w.Units, 1, millis(w.At))
	} else {
		n, err = t.exec(`UPDATE feeds SET generation = generation + 1, read_at = NULL WHERE id = ? AND generation = ?`, w.ID, w.Was)
	}
	if err == nil && n == 0 {
		return conflict("feed")
	}
	return err
}

func (t *tx) readFeed(w bot.ReadFeed) error {
	_, err := t.exec(`UPDATE feeds SET read_at = ? WHERE id = ?`, millis(w.At), w.ID)
	return err
}
