package store

import (
	"vneidbot/bot"
)

// A merge leaves no trace in what was counted before: that a unit ended is a dated
// fact, and a report that moved says whose it was until then (moved.go).

const endInto = `UPDATE units SET standing = 'closed', merged_into = ?1,
    area_id = coalesce(area_id, (SELECT s.area_id FROM units s WHERE s.id = ?1))
  WHERE id = ?2 AND id <> ?1 AND standing = ?3 AND merged_into IS NULL
    AND EXISTS (SELECT 1 FROM units s WHERE s.id = ?1 AND s.standing IN ('', 'pending', 'exempt') AND s.merged_into IS NULL AND s.area_id IS NOT NULL)`

// mergeUnits ends a unit in another. What it reads of the two it writes again, which
// relies on the one writer.
func (t *tx) mergeUnits(w bot.MergeUnits) error {
	done, err := t.audited(w.Event, w.Act)
	if err != nil || done {
		return err
	}
	was, err := t.stateOf(w.Unit)
	if err != nil {
		return err
	}
	n, err := t.exec(endInto, w.Into, w.Unit, w.Was)
	if err != nil {
		return err
	}
	if n == 0 {
		return conflict("merge units")
	}
	if err := t.recordState(w.Unit, was, w.By); err != nil {
		return err
	}
	id, err := t.noteMerge(w, was)
	if err != nil {
		return err
	}
	return t.moveReports(id, w.Unit, w.Into)
}

// stateOf is how a unit stands.
func (t *tx) stateOf(id bot.UnitID) (u bot.UnitState, err error) {
	found, err := t.one(`SELECT name, level, coalesce(area_id, 0), standing FROM units WHERE id = ?`, []any{id}, &u.Name, &u.Level, &u.Area, &u.Standing)
	if err == nil && !found {
		err = bot.Fail(bot.NotFound, "store: unit", nil)
	}
	return u, err
}

// recordState records how the unit stands now, where that is another than before.
func (t *tx) recordState(id bot.UnitID, was bot.UnitState, by bot.AccountID) error {
	now, err := t.stateOf(id)
	if err != nil {
		return err
	}
	return t.recordChange(id, was, now, millis(t.now), string(by))
}

const insertMerge = `INSERT INTO merges (event, unit_id, into_id, standing, area_id, code, ties, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`

// noteMerge moves the reporters, proposes the code, and keeps what both were.
func (t *tx) noteMerge(w bot.MergeUnits, was bot.UnitState) (int64, error) {
	ties, err := t.joinTies(w.Unit, w.Into)
	if err != nil {
		return 0, err
	}
	code, err := t.handOnCode(w.Unit, w.Into)
	if err != nil {
		return 0, err
	}
	return t.insert(insertMerge, w.Event, w.Unit, w.Into, was.Standing, idOrNull(was.Area), code, toJSON(ties), w.By, millis(t.now))
}

// handOnCode proposes the ended unit's tax code for the other, if that has none.
func (t *tx) handOnCode(from, into bot.UnitID) (code string, err error) {
	_, err = t.one(`SELECT CASE WHEN code = '' THEN code_proposed ELSE code END FROM units WHERE id = ?`, []any{from}, &code)
	if err != nil || code == "" {
		return "", err
	}
	n, err := t.exec(`UPDATE units SET code_proposed = ? WHERE id = ? AND code = '' AND code_proposed = ''`, code, into)
	if n == 0 {
		code = ""
	}
	return code, err
}

// moveReports makes the reports of one unit the other's.
func (t *tx) moveReports(merge int64, from, into bot.UnitID) error {
	_, err := t.exec(`INSERT INTO report_moves (report_id, from_id, merge_id, at) SELECT id, unit_id, ?1, ?2 FROM reports WHERE unit_id = ?3 ORDER BY seq`,
		merge, millis(t.now), from)
	if err == nil {
		_, err = t.exec(`UPDATE reports SET unit_id = ? WHERE unit_id = ?`, into, from)
	}
	return t.movedBetween(err, from, into)
}

// movedBetween brings both units up to date after reports moved.
func (t *tx) movedBetween(err error, units ...bot.UnitID) error {
	for _, id := range units {
		if err == nil {
			_, err = t.exec(`UPDATE units SET touched_at = ?1 WHERE id = ?2 AND touched_at < ?1`, millis(t.now), id)
		}
		if err == nil {
			err = t.settle(id)
		}
	}
	return err
}

// survivor is the unit in which another ended, through several; itself for one that
// did not.
func (t *tx) survivor(id bot.UnitID) (bot.UnitID, error) {
	const most = 20 // no one ends in itself, so this is never reached
	for range most {
		var into bot.UnitID
		found, err := t.one(`SELECT merged_into FROM units WHERE id = ? AND merged_into IS NOT NULL`, []any{id}, &into)
		if err != nil || !found {
			return id, err
		}
		id = into
	}
	return id, nil
}

const mergeOf = `SELECT id, unit_id, into_id, by, at, undone_at, undone_by FROM merges WHERE unit_id = ? ORDER BY id DESC LIMIT 1`

// MergeOf is the last merge in which the unit ended, nil when there is none.
func (n *Snapshot) MergeOf(unit bot.UnitID) (*bot.Merge, error) {
	var m bot.Merge
	found, err := n.c.one(mergeOf, []any{unit}, &m.ID, &m.Unit, &m.Into, &m.By, moment{&m.At}, moment{&m.Undone}, &m.UndoneBy)
	if !found {
		return nil, err
	}
	return &m, err
}
