package store

import "vneidbot/bot"

const (
	// present is what a report counts as: its status, or what its words stand for.
	present = `CASE WHEN r.class = '' THEN r.status ELSE r.class END`
	// presentUpTo, a parameter and presentThen are the same among what was decided up
	// to the moment of the parameter.
	presentUpTo = `coalesce((SELECT k.status FROM classifications k WHERE k.report_id = r.id AND k.at <= `
	presentThen = ` ORDER BY k.id DESC LIMIT 1), r.status)`

	classify = `UPDATE reports SET class = ?1 WHERE id = ?2 AND status = 'khac' AND CASE WHEN class = '' THEN status ELSE class END = ?3 RETURNING unit_id`
)

// classifyReport keeps what the words of a report stand for.
func (t *tx) classifyReport(w bot.ClassifyReport) error {
	done, err := t.audited(w.Event, w.Act)
	if err != nil || done {
		return err
	}
	var unit bot.UnitID
	found, err := t.one(classify, []any{w.Status, w.Report, w.Was}, &unit)
	if err != nil {
		return err
	}
	if !found {
		return conflict("classify report")
	}
	_, err = t.exec(`INSERT INTO classifications (event, report_id, status, by, at) VALUES (?, ?, ?, ?, ?)`, w.Event, w.Report, w.Status, w.By, millis(t.now))
	return t.movedBetween(err, unit)
}
