package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// errMoved says that the records are no longer those of the plan.
var errMoved = bot.Fail(bot.Conflict, "store: the roster changed since the list was read", nil)

// SwitchImport puts what is staged into the records: up to bot.SwitchMost rows in
// one transaction, all or nothing. More are switched in small steps, between which
// others write, and the first of which writes a job, so that a kill only delays the
// rest; what others have changed between two steps stays as they left it, and is
// counted (bot.Import.Passed). bot.Conflict: the records are no longer those of the
// plan, and nothing was written. An import that is
// switched already stays as it is.
func (s *Store) SwitchImport(ctx context.Context, id bot.ImportID) error {
	if err := s.stillAsPlanned(ctx, id); err != nil {
		return err
	}
	return paced(func(rows int) (more bool, err error) {
		err = s.write(ctx, func(t *tx) (err error) {
			more, err = t.switchStep(id, rows)
			return err
		})
		return more, err
	})
}

// stillAsPlanned looks at every row of a large import before its first step, which
// sees its own alone.
func (s *Store) stillAsPlanned(ctx context.Context, id bot.ImportID) error {
	var i switching
	err := s.readOne(ctx, func(c *conn) (err error) {
		i, err = c.switching(id)
		return err
	})
	if err != nil || i.state != bot.ImportStaged || i.rows <= bot.SwitchMost {
		return err
	}
	moved, err := s.Moved(ctx, id)
	if err == nil && len(moved) > 0 {
		err = errMoved
	}
	return err
}

// switching is an import on its way.
type switching struct {
	id         bot.ImportID
	state      bot.ImportState
	since      int64
	seen       bot.UnitID
	areas      []bot.Area
	rows, next int
	passed     int // rows that were left, because somebody had changed their units
}

// step is how many rows go in one transaction: all of them, or of a large import those
// that its pace allows.
func (i *switching) step(paced int) int {
	if i.rows <= bot.SwitchMost {
		return bot.SwitchMost
	}
	return paced
}

func (c *conn) switching(id bot.ImportID) (i switching, err error) {
	i.id = id
	found, err := c.one(`SELECT state, since, seen, areas, rows, next, passed FROM imports WHERE id = ?`, []any{id},
		&i.state, &i.since, &i.seen, asJSON{&i.areas}, &i.rows, &i.next, &i.passed)
	if err == nil && !found {
		return i, bot.Fail(bot.NotFound, "store: no such import", nil)
	}
	return i, err
}

// switchStep switches the next rows, and tells whether there are more.
func (t *tx) switchStep(id bot.ImportID, paced int) (more bool, err error) {
	i, err := t.switching(id)
	if err != nil || i.state == bot.ImportDone || i.state == bot.ImportUndone {
		return false, err
	}
	if i.state != bot.ImportStaged && i.state != bot.ImportSwitching {
		return false, bot.Fail(bot.Conflict, "store: the list is not staged yet", nil)
	}
	if i.state == bot.ImportStaged {
		if err := t.beginSwitch(&i); err != nil {
			return false, err
		}
	}
	rows, err := t.staged(id, i.next, i.next+i.step(paced))
	if err != nil {
		return false, err
	}
	if err := t.switchRows(&i, rows); err != nil {
		return false, err
	}
	state := bot.ImportSwitching
	if i.next += len(rows); i.next >= i.rows {
		state = bot.ImportDone
	}
	_, err = t.exec(`UPDATE imports SET state = ?, areas = ?, next = ?, passed = ?, at = ? WHERE id = ?`,
		state, toJSON(i.areas), i.next, i.passed, millis(t.now), id)
	return state == bot.ImportSwitching, err
}

// beginSwitch makes the areas, and sees to it that a large import ends. Nothing
// else is switched meanwhile: a row of two lists would be two units.
func (t *tx) beginSwitch(i *switching) error {
	if busy, err := t.importing(); err != nil || busy {
		return firstError(err, bot.Fail(bot.Conflict, "store: another list is half-way", nil))
	}
	for n := range i.areas {
		id, err := t.makeArea(i.areas[n])
		if err != nil {
			return err
		}
		i.areas[n].ID = id
	}
	if i.rows <= bot.SwitchMost {
		return nil
	}
	return t.do(bot.Do{Key: "roster:" + string(i.id), Kind: bot.SwitchRoster, Args: i.id, NotBefore: t.now})
}

// makeArea adds an area at the end of the official order, before the
// department's own. Another import may have made it since: it looks and then
// inserts, which relies on the one writer.
func (t *tx) makeArea(a bot.Area) (id bot.AreaID, err error) {
	found, err := t.one(`SELECT id FROM areas WHERE name = ?`, []any{a.Name}, &id)
	if err != nil || found {
		return id, err
	}
	return t.addArea(a)
}

// switchRows writes a step. In the first one, whatever moved since the plan ends
// it; later ones step over that.
func (t *tx) switchRows(i *switching, rows []stagedRow) error {
	first := i.next == 0
	moved, err := t.newcomers(i.seen, first, rows)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.now.Area < 0 {
			r.now.Area = i.areas[-1-r.now.Area].ID
		}
		switch {
		case r.was.ID == 0 && !moved[r.n]:
			err = t.addUnit(i.id, r, i.since)
		case r.was.ID == 0:
			err = errMoved
		default:
			err = t.changeUnit(r.was, r.now, i.since)
		}
		if err == errMoved && !first { //nolint:errorlint // it is ours, and not wrapped
			i.passed++
			err = nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const (
	unitsAbove     = `SELECT code, school, name, coalesce(area_id, 0) FROM units WHERE id > ? AND standing <> 'void' ORDER BY id`
	strangersAbove = `SELECT code, school, name, coalesce(area_id, 0) FROM units WHERE id > ? AND standing = 'pending' ORDER BY id`
)

// newcomers looks at the units that came since the plan was made: strangers'
// units come all the time, and only one that a row may mean spoils the plan. It
// tells which rows those are. After the first step all others are the import's.
func (c *conn) newcomers(seen bot.UnitID, first bool, rows []stagedRow) (moved map[int]bool, err error) {
	query := unitsAbove
	if !first {
		query = strangersAbove
	}
	moved = map[int]bool{}
	var meant map[string]int
	err = c.each(query, []any{seen}, func(row *sqlx.Rows) error {
		var u bot.Unit
		if err := row.Scan(&u.Code, &u.School, &u.Name, &u.Area); err != nil {
			return err
		}
		if meant == nil {
			meant = meanings(rows)
		}
		for _, key := range meaning(u) {
			if n, ok := meant[key]; ok {
				moved[n] = true
			}
		}
		return nil
	})
	return moved, err
}

// meanings finds the new rows by what they may mean.
func meanings(rows []stagedRow) map[string]int {
	meant := make(map[string]int)
	for _, r := range rows {
		if r.was.ID == 0 {
			for _, key := range meaning(r.now) {
				meant[key] = r.n
			}
		}
	}
	return meant
}

// meaning are the keys by which a row may mean a unit.
func meaning(u bot.Unit) (keys []string) {
	keys = []string{fmt.Sprint("name:", u.Area, ":", bot.NameKey(u.Name))}
	if u.Code != "" {
		keys = append(keys, "code:"+string(u.Code))
	}
	if u.School != "" {
		keys = append(keys, "school:"+u.School)
	}
	return keys
}

func (t *tx) addUnit(id bot.ImportID, r stagedRow, at int64) error {
	u := r.now
	made, err := t.insert(`INSERT INTO units (code, school, name, fold, level, owner, area_id, address, head, phone, standing, created_at, touched_at)
	  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`, u.Code, u.School, u.Name, bot.FoldName(u.Name), u.Level, u.Owner,
		u.Area, u.Address, u.Head, u.Phone, u.Standing, at, max(at, millis(t.now))) // the trigger of its first fact would cost a second write
	if err != nil {
		return err
	}
	if err := t.recordUnit(bot.UnitID(made), stateOf(u), at, string(bot.ByList)); err != nil {
		return err
	}
	_, err = t.exec(`UPDATE import_changes SET unit_id = ? WHERE import_id = ? AND n = ?`, made, id, r.n)
	return err
}

// changeUnit changes the unit if it still is what the plan has seen.
func (t *tx) changeUnit(was, now bot.Unit, at int64) error {
	n, err := t.exec(`UPDATE units SET code = ?, school = ?, name = ?, fold = ?, level = ?, owner = ?, area_id = ?, address = ?,
	  head = ?, phone = ?, standing = ?, code_proposed = ?, no_code = ?
	  WHERE id = ? AND code = ? AND school = ? AND name = ? AND level = ? AND owner = ? AND area_id IS NOT DISTINCT FROM ? AND address = ? AND head = ?
	    AND phone = ? AND standing = ? AND code_proposed = ? AND no_code = ?`,
		now.Code, now.School, now.Name, bot.FoldName(now.Name), now.Level, now.Owner, idOrNull(now.Area), now.Address,
		now.Head, now.Phone, now.Standing, now.Proposed, now.NoCode,
		was.ID, was.Code, was.School, was.Name, was.Level, was.Owner, idOrNull(was.Area), was.Address, was.Head,
		was.Phone, was.Standing, was.Proposed, was.NoCode)
	if err != nil {
		return err
	}
	if n == 0 {
		return errMoved
	}
	return t.recordChange(was.ID, stateOf(was), stateOf(now), at, string(bot.ByList))
}

func stateOf(u bot.Unit) bot.UnitState {
	return bot.UnitState{Name: u.Name, Level: u.Level, Area: u.Area, Standing: u.Standing}
}
