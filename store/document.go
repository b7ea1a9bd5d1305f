package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// document is the campaign's letter as a file, nil for none.
func (c *conn) document() (*bot.Attachment, error) { return c.documentOf(bot.LetterFile, 0) }

// documentOf is a file of a kind, of an area or of all; nil for none.
func (c *conn) documentOf(kind bot.DocumentKind, area bot.AreaID) (*bot.Attachment, error) {
	var d bot.Attachment
	found, err := c.one(`SELECT sha256, name, mime, size FROM documents WHERE kind = ? AND area_id = ?`, []any{kind, area}, &d.SHA256, &d.Name, &d.Mime, &d.Size)
	if !found {
		return nil, err
	}
	return &d, err
}

// setDocument replaces the file that was seen. It reads and then writes, which
// the one writer makes safe.
func (t *tx) setDocument(w bot.SetDocument) error {
	if w.Kind == "" {
		w.Kind = bot.LetterFile
	}
	now, err := t.documentOf(w.Kind, w.Area)
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
		_, err = t.exec(`DELETE FROM documents WHERE kind = ? AND area_id = ?`, w.Kind, w.Area)
		return err
	}
	_, err = t.exec(`INSERT INTO documents (kind, area_id, sha256, name, mime, size, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
	  ON CONFLICT (kind, area_id) DO UPDATE SET sha256 = excluded.sha256, name = excluded.name, mime = excluded.mime, size = excluded.size,
	  by = excluded.by, at = excluded.at`, w.Kind, w.Area, w.File.SHA256, w.File.Name, w.File.Mime, w.File.Size, w.By, millis(w.At))
	return err
}

// OfficeForms lists the forms that offices have given.
func (n *Snapshot) OfficeForms() (list []bot.OfficeForm, err error) {
	err = n.c.each(`SELECT area_id, sha256, name, mime, size, by, at FROM documents WHERE kind = 'form' ORDER BY area_id`, nil, func(row *sqlx.Rows) error {
		var f bot.OfficeForm
		err := row.Scan(&f.Area, &f.File.SHA256, &f.File.Name, &f.File.Mime, &f.File.Size, &f.By, moment{&f.At})
		list = append(list, f)
		return err
	})
	return list, err
}

// Campaign is what the office has set.
func (n *Snapshot) Campaign() (campaign bot.Campaign, err error) {
	_, campaign, err = n.c.campaign()
	return campaign, err
}
