package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

const (
	answerWish   = `UPDATE wishes SET answered_at = ?1, answered_by = ?2 WHERE event = ?3 AND kind = ?4 AND done_at IS NULL AND answered_at IS NULL`
	finishWish   = `UPDATE wishes SET done_at = ?1, done_by = ?2, answered_at = coalesce(answered_at, ?1) WHERE event = ?3 AND kind = ?4 AND done_at IS NULL`
	finishQuery  = `UPDATE questions SET done_at = ?1, done_by = ?2 WHERE event = ?3 AND kind = ?4 AND done_at IS NULL`
	finishDenial = `INSERT INTO handled (kind, id, done_at, done_by) SELECT ?4, r.id, ?1, ?2 FROM reports r WHERE r.id = ?3 ON CONFLICT (kind, id) DO NOTHING`
)

// settleMatter marks a matter, once; a wish that was answered before is answered
// still.
func (t *tx) settleMatter(w bot.SettleMatter) error {
	again, err := t.audited(w.Event, w.Act)
	if err != nil || again {
		return err
	}
	query := finishQuery
	switch w.Kind {
	case bot.MatterDelete, bot.MatterCorrect:
		if query = finishWish; !w.Done {
			_, err := t.exec(answerWish, millis(w.At), w.By, w.ID, w.Kind)
			return err
		}
	case bot.MatterDenied:
		query = finishDenial
	default:
	}
	n, err := t.exec(query, millis(w.At), w.By, w.ID, w.Kind)
	if err == nil && n == 0 {
		return conflict("settle matter")
	}
	return err
}

func (t *tx) noteTold(w bot.NoteTold) error {
	_, err := t.exec(`INSERT INTO told (account_id, at, upto) VALUES (?, ?, ?) ON CONFLICT (account_id) DO UPDATE SET at = excluded.at, upto = excluded.upto`,
		w.Account, millis(w.At), millis(w.UpTo))
	return err
}

// Told is who was told last of what waits, and when.
func (n *Snapshot) Told() (map[bot.AccountID]bot.NoteTold, error) {
	told := map[bot.AccountID]bot.NoteTold{}
	err := n.c.each(`SELECT account_id, at, upto FROM told`, nil, func(row *sqlx.Rows) error {
		var w bot.NoteTold
		err := row.Scan(&w.Account, moment{&w.At}, moment{&w.UpTo})
		told[w.Account] = w
		return err
	})
	return told, err
}
