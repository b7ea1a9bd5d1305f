package store

import (
	"time"

	"vneidbot/bot"
)

// reportOfPicture is the report ?1, else the last one that the draft ?2 became.
const reportOfPicture = `SELECT x.id FROM (SELECT id, 0 AS rank, seq FROM reports WHERE id = ?1
    UNION ALL SELECT id, 1, seq FROM reports WHERE draft = ?2 AND draft <> '') x ORDER BY x.rank, x.seq DESC LIMIT 1`

// keepPicture records a picture that has to be fetched. It belongs to the
// report that is named, else to the one its draft has become.
func (t *tx) keepPicture(w bot.KeepPicture) error {
	var report *string
	_, err := t.one(reportOfPicture, []any{w.Report, w.Draft}, &report)
	if err != nil {
		return err
	}
	upload := ""
	if w.Chat.Channel == pageChannel { // what it was sent lies on the shelf
		upload = w.File.Ref
	}
	due := min(millis(w.At), millis(time.Now())) // the platform's date may lie ahead of our clock
	_, err = t.exec(`INSERT INTO pictures (event, draft, report_id, account_id, chat, chat_key, file, album, at, not_before, upload_sha256)
	  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (event) DO NOTHING`,
		w.Event, w.Draft, report, w.Account, toJSON(w.Chat), w.Chat.Key(), toJSON(w.File), w.Album, millis(w.At), due, upload)
	t.wake(Pictures)
	if err != nil || report == nil {
		return err
	}
	return t.awaitOf(*report)
}

// dropPictures forgets pictures of a draft that will not be sent. Their rows stay
// without the file's name until the bytes are gone from the disk.
func (t *tx) dropPictures(w bot.DropPictures) error {
	_, err := t.exec(`UPDATE pictures SET state = 'dropped', file = '{}' WHERE draft = ?1 AND draft <> '' AND report_id IS NULL AND ?2 IN ('', event)`, w.Draft, w.Event)
	return err
}

// joinPictures gives the draft's pictures to the report it has become.
func (t *tx) joinPictures(d bot.DraftID, report bot.ReportID) error {
	_, err := t.exec(`UPDATE pictures SET report_id = ? WHERE draft = ? AND draft <> '' AND report_id IS NULL AND state <> 'dropped'`, report, d)
	return err
}
