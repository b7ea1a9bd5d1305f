package store

import (
	"vneidbot/bot"
)

// keepPicture records a picture that has to be fetched. It belongs to the
// report that is named, else to the one its draft has become.
func (t *tx) keepPicture(w bot.KeepPicture) error {
	var report *string
	_, err := t.one(`SELECT id FROM reports WHERE id = ?1 OR (?2 <> '' AND draft = ?2) ORDER BY id = ?1 DESC, seq DESC LIMIT 1`,
		[]any{w.Report, w.Draft}, &report)
	if err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO pictures (event, draft, report_id, account_id, chat, chat_key, file, album, at, not_before)
	  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9) ON CONFLICT DO NOTHING`,
		w.Event, w.Draft, report, w.Account, toJSON(w.Chat), w.Chat.Key(), toJSON(w.File), w.Album, millis(w.At))
	t.wake(Pictures)
	return err
}

// dropPictures forgets the pictures of a draft that will not be sent. Their
// rows stay without the file's name until the bytes are gone from the disk.
func (t *tx) dropPictures(w bot.DropPictures) error {
	_, err := t.exec(`UPDATE pictures SET state = 'dropped', file = '{}' WHERE draft = ? AND draft <> '' AND report_id IS NULL`, w.Draft)
	return err
}

// joinPictures gives the draft's pictures to the report it has become.
func (t *tx) joinPictures(d bot.DraftID, report bot.ReportID) error {
	_, err := t.exec(`UPDATE pictures SET report_id = ? WHERE draft = ? AND draft <> '' AND report_id IS NULL AND state <> 'dropped'`, report, d)
	return err
}
