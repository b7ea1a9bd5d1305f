package store

import "vneidbot/bot"

// document is the campaign's letter as a file, nil for none.
func (c *conn) document() (*bot.Attachment, error) {
	var d bot.Attachment
	found, err := c.one(`SELECT sha256, name, mime, size FROM documents WHERE kind = 'letter'`, nil, &d.SHA256, &d.Name, &d.Mime, &d.Size)
	if !found {
		return nil, err
	}
	return &d, err
}

// setDocument replaces the letter that was seen. It reads and then writes, which
// the one writer makes safe.
func (t *tx) setDocument(w bot.SetDocument) error {
	now, err := t.document()
	if err != nil {
		return err
	}
	was := ""
	if now != nil {
		was = now.SHA256
	}
	if was != w.Was {
		return conflict("set document")
	}
	if w.File.SHA256 == "" {
		_, err = t.exec(`DELETE FROM documents WHERE kind = 'letter'`)
		return err
	}
	_, err = t.exec(`INSERT INTO documents (kind, sha256, name, mime, size, by, at) VALUES ('letter', ?, ?, ?, ?, ?, ?)
	  ON CONFLICT (kind) DO UPDATE SET sha256 = excluded.sha256, name = excluded.name, mime = excluded.mime, size = excluded.size,
	  by = excluded.by, at = excluded.at`, w.File.SHA256, w.File.Name, w.File.Mime, w.File.Size, w.By, millis(w.At))
	return err
}

// Campaign is what the office has set.
func (n *Snapshot) Campaign() (campaign bot.Campaign, err error) {
	_, campaign, err = n.c.campaign()
	return campaign, err
}
