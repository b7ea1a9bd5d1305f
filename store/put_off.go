package store

import (
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

const putsOff = `INSERT INTO put_offs (account_id, unit_id, until, at) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (account_id, unit_id) DO UPDATE SET until = excluded.until, at = excluded.at, asked_at = NULL WHERE put_offs.at < excluded.at`

// putOff keeps the hour that was named last.
func (t *tx) putOff(w bot.PutOff) error {
	for _, unit := range w.Units {
		if _, err := t.exec(putsOff, w.Account, unit, millis(w.Until), millis(w.At)); err != nil {
			return err
		}
	}
	return nil
}

// endPutOff notes that the hour was kept, unless another one was named meanwhile.
func (t *tx) endPutOff(w bot.EndPutOff) error {
	_, err := t.exec(`UPDATE put_offs SET asked_at = ? WHERE account_id = ? AND unit_id = ? AND until = ? AND asked_at IS NULL`,
		millis(w.At), w.Account, w.Unit, millis(w.Until))
	return err
}

const openPutOffs = `SELECT r.unit_id, r.until ` + fromPutOffs + `WHERE r.asked_at IS NULL AND r.until > 0 ORDER BY r.until DESC`

// withPutOffs tells of each unit the first hour until which it was put off. There are
// few at a time: one look serves all units.
func (c *conn) withPutOffs(list []bot.MissingUnit) error {
	until := map[bot.UnitID]time.Time{}
	err := c.each(openPutOffs, nil, func(row *sqlx.Rows) error {
		var unit bot.UnitID
		var at time.Time
		err := row.Scan(&unit, moment{&at})
		until[unit] = at
		return err
	})
	for i := range list {
		list[i].PutOff = until[list[i].ID]
	}
	return err
}
