package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

const (
	noteErased = `INSERT INTO erased (picture, sha256, by, at) SELECT event, sha256, ?1, ?2 FROM pictures
  WHERE sha256 = ?3 AND sha256 <> '' AND state = 'kept' ON CONFLICT (picture) DO NOTHING`
	// The file as it came is another one: its metadata were not cut out.
	filesErased   = `SELECT DISTINCT upload_sha256 FROM pictures WHERE sha256 = ? AND sha256 <> '' AND state = 'kept' AND upload_sha256 <> ''`
	reportsErased = `SELECT DISTINCT report_id FROM pictures WHERE sha256 = ? AND sha256 <> '' AND state = 'kept' AND report_id IS NOT NULL`
	// The file's name at its platform would bring the bytes again.
	dropErased = `UPDATE pictures SET state = 'dropped', file = '{}', upload_sha256 = '' WHERE sha256 = ?1 AND sha256 <> '' AND state = 'kept'`
)

// erasePicture forgets a picture everywhere; its bytes are a job's, as a file can be
// removed only when the records no longer name it.
func (t *tx) erasePicture(w bot.ErasePicture) error {
	done, err := t.audited(w.Event, w.Act)
	if err != nil || done {
		return err
	}
	if _, err := t.exec(noteErased, w.By, millis(w.At), w.SHA256); err != nil {
		return err
	}
	files := []string{}
	if err := t.all(&files, filesErased, w.SHA256); err != nil {
		return err
	}
	reports := []string{}
	if err := t.all(&reports, reportsErased, w.SHA256); err != nil {
		return err
	}
	n, err := t.exec(dropErased, w.SHA256)
	if err == nil && n == 0 {
		return conflict("erase picture")
	}
	if err != nil {
		return err
	}
	for _, id := range reports {
		if err := t.awaitOf(id); err != nil {
			return err
		}
	}
	return t.do(bot.Do{Key: "erase:" + w.Event, Kind: bot.EraseFiles, Args: append(files, w.SHA256), NotBefore: w.At})
}

const erasedOfUnit = `SELECT e.sha256, r.receipt, e.by, e.at FROM reports r JOIN pictures p ON p.report_id = r.id
  JOIN erased e ON e.picture = p.event WHERE r.unit_id = ? ORDER BY e.at DESC, e.picture LIMIT ?`

// ErasedOf lists what stays of the unit's pictures that were removed, the last
// removed first.
func (n *Snapshot) ErasedOf(unit bot.UnitID, most int) (list []bot.Erased, err error) {
	err = n.c.each(erasedOfUnit, []any{unit, most}, func(row *sqlx.Rows) error {
		var e bot.Erased
		err := row.Scan(&e.SHA256, &e.Receipt, &e.By, moment{&e.At})
		list = append(list, e)
		return err
	})
	return list, err
}
