package store

import (
	"vneidbot/bot"
)

const takeMergeBack = `UPDATE merges SET undone_at = ?1, undone_by = ?2 WHERE id = ?3 AND undone_at IS NULL AND at > ?4
    AND EXISTS (SELECT 1 FROM units u WHERE u.id = merges.unit_id AND u.standing = 'closed' AND u.merged_into = merges.into_id)
    AND EXISTS (SELECT 1 FROM units s WHERE s.id = merges.into_id AND s.merged_into IS NULL)
  RETURNING unit_id, into_id, standing, area_id, code, ties`

// mergeBefore is what a merge has kept of both units.
type mergeBefore struct {
	unit, into bot.UnitID
	standing   bot.Standing
	area       *int64
	code       string
	ties       []mergedTie
}

// undoMerge takes a merge back. It writes again what it has read, which relies on
// the one writer.
func (t *tx) undoMerge(w bot.UndoMerge) error {
	done, err := t.audited(w.Event, w.Act)
	if err != nil || done {
		return err
	}
	var m mergeBefore
	found, err := t.one(takeMergeBack, []any{millis(t.now), w.By, w.Merge, millis(t.now.Add(-bot.UndoMergeWithin))},
		&m.unit, &m.into, &m.standing, &m.area, &m.code, asJSON{&m.ties})
	if err != nil {
		return err
	}
	if !found {
		return conflict("undo merge")
	}
	return t.part(w, m)
}

// part makes two units of one again.
func (t *tx) part(w bot.UndoMerge, m mergeBefore) error {
	was, err := t.stateOf(m.unit)
	if err != nil {
		return err
	}
	if _, err := t.exec(`UPDATE units SET standing = ?, area_id = ?, merged_into = NULL WHERE id = ?`, m.standing, m.area, m.unit); err != nil {
		return err
	}
	if err := t.recordState(m.unit, was, w.By); err != nil {
		return err
	}
	if m.code != "" {
		if _, err := t.exec(`UPDATE units SET code_proposed = '' WHERE id = ? AND code_proposed = ?`, m.into, m.code); err != nil {
			return err
		}
	}
	if err := t.partTies(m.unit, m.into, m.ties); err != nil {
		return err
	}
	return t.returnReports(w.Merge, m.unit, m.into)
}

// movedBy are the reports that the merge moved and that are still there.
const movedBy = ` FROM reports r WHERE r.unit_id = ?1 AND r.id IN (SELECT m.report_id FROM report_moves m WHERE m.merge_id = ?2)`

func (t *tx) returnReports(merge int64, unit, into bot.UnitID) error {
	_, err := t.exec(`INSERT INTO report_moves (report_id, from_id, merge_id, at) SELECT r.id, r.unit_id, ?2, ?3`+movedBy+` ORDER BY r.seq`, into, merge, millis(t.now))
	if err == nil {
		_, err = t.exec(`UPDATE reports SET unit_id = ?3 WHERE id IN (SELECT r.id`+movedBy+`)`, into, merge, unit)
	}
	return t.movedBetween(err, unit, into)
}
