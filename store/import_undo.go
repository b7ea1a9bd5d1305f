package store

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// LastImport is the newest list that is in the records, nil when there is none
// that can be taken back.
func (n *Snapshot) LastImport() (*bot.Import, error) {
	var id bot.ImportID
	found, err := n.c.one(`SELECT id FROM imports WHERE state = 'done' AND `+ofLists+` ORDER BY at DESC, id LIMIT 1`, nil, &id)
	if !found {
		return nil, err
	}
	return n.Import(id)
}

// UndoImport takes an import back, or with dry tells what that would do: a unit is
// again what it was but for what somebody has changed since; one that came by the
// import is void, or waits outside the list when it has reported. Steps are those
// of the switch, the last rows first; the first of several writes a job, so that a
// kill only delays the rest. bot.NotFound: there is no such import, or it was taken
// back, or its day is over.
func (s *Store) UndoImport(ctx context.Context, id bot.ImportID, dry bool) (bot.Undone, error) {
	var all bot.Undone
	var u undoing
	err := s.Snapshot(ctx, func(n *Snapshot) (err error) {
		u, err = n.c.undoing(id, s.place.Now())
		all.Import, all.Begun = u.Import, u.begun
		return err
	})
	if err == nil && u.next > 0 {
		err = paced(func(rows int) (bool, error) {
			if !dry {
				u, err := s.undoStep(ctx, id, rows, &all)
				return u.next > 0, err
			}
			until := u.next
			u.next = max(0, until-u.step(rows))
			err := s.readOne(ctx, func(c *conn) error { return c.undo(id, u.next, until, &all, nil) })
			return u.next > 0, err
		})
	}
	if err != nil {
		return bot.Undone{}, err
	}
	return all, nil
}

// undoing is an import on its way back.
type undoing struct {
	bot.Import
	begun bool
	next  int // the rows before this one are still in the records
}

// step is how many rows go in one transaction, as in the switch.
func (u *undoing) step(paced int) int { return (&switching{rows: u.Rows}).step(paced) }

// undoing is the import if it can be taken back: once begun, also after its day.
func (c *conn) undoing(id bot.ImportID, now time.Time) (u undoing, err error) {
	u.ID = id
	found, err := c.one(`SELECT by, name, state, rows, at, next, undoing FROM imports WHERE id = ?`, []any{id},
		&u.By, &u.Name, &u.State, &u.Rows, moment{&u.At}, &u.next, &u.begun)
	if err == nil && (!found || u.State != bot.ImportDone || !u.begun && now.Sub(u.At) > bot.KeepImport) {
		err = bot.Fail(bot.NotFound, "store: no import to take back", nil)
	}
	return u, err
}

// undoStep takes the last rows back that are still in the records.
func (s *Store) undoStep(ctx context.Context, id bot.ImportID, rows int, all *bot.Undone) (u undoing, err error) {
	before := *all
	err = s.write(ctx, func(t *tx) (err error) {
		*all = before
		if u, err = t.undoing(id, s.place.Now()); bot.KindOf(err) == bot.NotFound && err != nil {
			u = undoing{} // another one, who goes on with it too, was faster
			return nil
		}
		if err != nil {
			return err
		}
		step := u.step(rows)
		if err := t.beginUndo(&u, step); err != nil {
			return err
		}
		from := max(0, u.next-step)
		if err := t.undo(id, from, u.next, all, t); err != nil {
			return err
		}
		u.next = from
		state, at := bot.ImportDone, u.At
		if from == 0 {
			state, at, u.begun = bot.ImportUndone, t.now, false
		}
		_, err = t.exec(`UPDATE imports SET state = ?, next = ?, undoing = ?, at = ? WHERE id = ?`, state, from, u.begun, millis(at), id)
		return err
	})
	return u, err
}

// beginUndo sees to it that the way back of a large import ends, and that no other
// list is half-way.
func (t *tx) beginUndo(u *undoing, step int) error {
	if u.begun {
		return nil
	}
	if busy, err := t.importing(); err != nil || busy {
		return firstError(err, bot.Fail(bot.Conflict, "store: another list is half-way", nil))
	}
	if u.begun = u.next > step; !u.begun {
		return nil
	}
	return t.do(bot.Do{Key: "undo:" + string(u.ID), Kind: bot.UndoRoster, Args: u.ID, NotBefore: t.now})
}

// undo goes through rows of the import, and writes when it is given how.
func (c *conn) undo(id bot.ImportID, from, until int, all *bot.Undone, t *tx) error {
	rows, err := c.staged(id, from, until)
	if err != nil {
		return err
	}
	for _, r := range rows {
		cur, tied, err := c.listed(r.was.ID)
		if err != nil {
			return err
		}
		if cur.ID == 0 { // it was never switched
			continue
		}
		if r.now.Area < 0 {
			r.now.Area = cur.Area
		}
		back := undone(r, cur, tied, all)
		if t == nil || back == cur {
			continue
		}
		if err := t.putBack(cur, back); err != nil {
			return err
		}
	}
	return nil
}

// undone is how the unit is to be, told by how the import found and left it and how
// it is now.
func undone(r stagedRow, cur bot.Unit, tied bool, all *bot.Undone) bot.Unit {
	back := cur
	switch {
	case r.fresh && tied:
		back.Standing = bot.Pending
		all.Outside = append(all.Outside, cur)
	case r.fresh && cur != r.now:
		all.Stayed = append(all.Stayed, cur)
	case r.fresh:
		back.Standing, back.Code, back.School, back.Head, back.Phone, back.Address = bot.Void, "", "", "", "", ""
		all.Removed++
	default:
		back = unchangedSince(r, cur)
		if cur != r.now {
			all.Stayed = append(all.Stayed, cur)
		}
		if back != cur {
			all.Restored++
		}
	}
	return back
}

// unchangedSince gives back what was before, but for what is no longer as the
// import left it.
func unchangedSince(r stagedRow, cur bot.Unit) bot.Unit {
	back := cur
	restore(&back.Code, r.now.Code, r.was.Code)
	restore(&back.School, r.now.School, r.was.School)
	restore(&back.Name, r.now.Name, r.was.Name)
	restore(&back.Level, r.now.Level, r.was.Level)
	restore(&back.Owner, r.now.Owner, r.was.Owner)
	restore(&back.Area, r.now.Area, r.was.Area)
	restore(&back.Address, r.now.Address, r.was.Address)
	restore(&back.Head, r.now.Head, r.was.Head)
	restore(&back.Phone, r.now.Phone, r.was.Phone)
	restore(&back.Standing, r.now.Standing, r.was.Standing)
	restore(&back.Proposed, r.now.Proposed, r.was.Proposed)
	restore(&back.NoCode, r.now.NoCode, r.was.NoCode)
	return back
}

func restore[T comparable](to *T, left, was T) {
	if *to == left {
		*to = was
	}
}

const listedUnit = `SELECT u.id, u.code, u.school, u.name, u.level, u.owner, coalesce(u.area_id, 0), u.address, u.head, u.phone, u.standing,
  u.code_proposed, u.no_code, EXISTS (SELECT 1 FROM reports r WHERE r.unit_id = u.id) OR EXISTS (SELECT 1 FROM reporters t WHERE t.unit_id = u.id)
  FROM units u WHERE u.id = ?`

// listed is a unit with what a list says of it, and whether somebody has reported
// for it.
func (c *conn) listed(id bot.UnitID) (u bot.Unit, tied bool, err error) {
	err = c.each(listedUnit, []any{id}, func(row *sqlx.Rows) error {
		return row.Scan(&u.ID, &u.Code, &u.School, &u.Name, &u.Level, &u.Owner, &u.Area, &u.Address, &u.Head, &u.Phone, &u.Standing,
			&u.Proposed, &u.NoCode, &tied)
	})
	return u, tied, err
}

func (t *tx) putBack(cur, back bot.Unit) error {
	_, err := t.exec(`UPDATE units SET code = ?, school = ?, name = ?, fold = ?, level = ?, owner = ?, area_id = ?, address = ?,
	  head = ?, phone = ?, standing = ?, code_proposed = ?, no_code = ? WHERE id = ?`,
		back.Code, back.School, back.Name, bot.FoldName(back.Name), back.Level, back.Owner, idOrNull(back.Area), back.Address,
		back.Head, back.Phone, back.Standing, back.Proposed, back.NoCode, back.ID)
	if err != nil {
		return err
	}
	return t.recordChange(cur.ID, stateOf(cur), stateOf(back), millis(t.now), string(bot.ByUndo))
}

// outsideAgain lets a void unit wait outside the list: somebody reports for it.
func (t *tx) outsideAgain(id bot.UnitID) error {
	cur, _, err := t.listed(id)
	if err != nil {
		return err
	}
	back := cur
	back.Standing = bot.Pending
	return t.putBack(cur, back)
}
