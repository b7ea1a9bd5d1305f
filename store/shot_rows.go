package store

import (
	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// The pictures of counted units' reports: of the current ones, or of all that hold good.
const (
	shotsNow  = fromCounted + `JOIN reports r ON r.id = u.cur_report JOIN pictures p ON p.report_id = r.id ` + counted + ` AND p.state = 'kept' AND `
	shotsEver = fromCounted + `JOIN reports r ON r.unit_id = u.id JOIN pictures p ON p.report_id = r.id ` + counted +
		` AND p.state = 'kept' AND r.review <> 'tra_lai' AND r.withdrawn_at IS NULL AND r.denied_at IS NULL AND `
	shotColumns = `SELECT u.name, u.code, u.level, coalesce(u.area_id, 0), ` + present + `, r.at, p.sha256, p.mime, p.size, p.width, p.height, p.at`
)

func shotsOf(q bot.ShotsOf) string {
	if q.All {
		return shotsEver + within(q.Scope)
	}
	return shotsNow + within(q.Scope)
}

// Shots tells how many pictures there are, and how many bytes they have.
func (n *Snapshot) Shots(q bot.ShotsOf) (pictures int, bytes int64, err error) {
	_, err = n.c.one(`SELECT count(*), coalesce(sum(p.size), 0)`+shotsOf(q), scopeArgs(q.Scope), &pictures, &bytes)
	return pictures, bytes, err
}

// ShotRows lists the pictures, unit by unit.
func (n *Snapshot) ShotRows(q bot.ShotsOf) (list []bot.ShotRow, err error) {
	err = n.c.each(shotColumns+shotsOf(q)+` ORDER BY u.id, r.at, r.seq, p.at, p.event`, scopeArgs(q.Scope), func(row *sqlx.Rows) error {
		var s bot.ShotRow
		err := row.Scan(&s.Unit, &s.Code, &s.Level, &s.Area, &s.Status, moment{&s.Said}, &s.SHA256, &s.Mime, &s.Size, &s.Width, &s.Height, moment{&s.At})
		list = append(list, s)
		return err
	})
	return list, err
}
