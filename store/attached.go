package store

import (
	"context"
	"time"

	"vneidbot/bot"
)

// Who names files of the shelf besides the pictures of reports.
const (
	byOutbox = "outbox" // a message that waits, by its row
	byWeb    = "web"    // an entry of a transcript, by its place
)

// uploadShown is how long the page shows what it was sent for a report.
const uploadShown = 48 * time.Hour

// attach records that a row names the files of its message. A transcript names none that
// is larger than people's own: it was packed of what is kept, and stays as long as whoever
// packed it said.
func (t *tx) attach(by string, row int64, m *bot.Message) error {
	if m == nil {
		return nil
	}
	for _, a := range m.Attached() {
		if by == byWeb && a.Size > bot.FileMost {
			continue
		}
		_, err := t.exec(`INSERT INTO attached (sha256, by_what, row_id) VALUES (?, ?, ?) ON CONFLICT (sha256, by_what, row_id) DO NOTHING`, a.SHA256, by, row)
		if err != nil {
			return err
		}
	}
	return nil
}

// namedFiles are those of ?1 that a kept picture names, one that is still to be
// fetched from the page's upload, a report's for as long as its upload is shown, a
// message that waits, an entry of a transcript, or the office: its letter and forms. Every column that holds a SHA-256 is here.
var namedFiles = `SELECT p.sha256 FROM pictures p WHERE ` + among("p.sha256", 1) + ` AND p.state = 'kept'
  UNION SELECT a.sha256 FROM attached a JOIN outbox o ON o.id = a.row_id WHERE ` + among("a.sha256", 1) + ` AND a.by_what = 'outbox' AND o.state = 'waiting'
  UNION SELECT p.upload_sha256 FROM pictures p WHERE ` + among("p.upload_sha256", 1) + ` AND p.upload_sha256 <> '' AND (p.state = 'waiting' OR p.report_id IS NOT NULL AND p.at >= ?2)
  UNION SELECT a.sha256 FROM attached a JOIN web_log l ON l.seq = a.row_id WHERE ` + among("a.sha256", 1) + ` AND a.by_what = 'web'
  UNION SELECT d.sha256 FROM documents d WHERE ` + among("d.sha256", 1)

// NamedFiles lists those of the files that a record names.
func (s *Store) NamedFiles(ctx context.Context, sha256 []string) (list []string, err error) {
	err = s.readOne(ctx, func(c *conn) error {
		list = nil
		return c.all(&list, namedFiles, listed(sha256), millis(s.place.Now().Add(-uploadShown)))
	})
	return list, err
}

// FileGone forgets who named a file that is no more.
func (s *Store) FileGone(ctx context.Context, sha256 string) error {
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`DELETE FROM attached WHERE sha256 = ?`, sha256)
		if err == nil {
			_, err = t.exec(`DELETE FROM handed_out WHERE sha256 = ?`, sha256)
		}
		return err
	})
}
