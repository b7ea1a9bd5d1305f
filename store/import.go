package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

const everyUnit = `SELECT id, code, school, name, level, owner, coalesce(area_id, 0), address, head, phone, standing,
  code_proposed, no_code FROM units WHERE standing <> 'void' ORDER BY id`

// formerNames are those that units had before, and whether somebody has given the one of
// today. Few have any, so that the history is looked through once and not unit by unit.
const formerNames = `SELECT u.id, h.name, coalesce((SELECT l.by NOT IN ('import', 'undo') FROM unit_history l
  WHERE l.unit_id = u.id AND l.name = u.name ORDER BY l.since DESC, l.id DESC LIMIT 1), 0) FROM unit_history h JOIN units u ON u.id = h.unit_id
  WHERE h.name <> u.name AND u.standing <> 'void' ORDER BY h.id`

// leftAreas are those that units were in before.
const leftAreas = `SELECT u.id, h.area_id FROM unit_history h JOIN units u ON u.id = h.unit_id
  WHERE h.area_id <> u.area_id AND u.standing <> 'void' ORDER BY h.id`

// Roster is what there is before a list is taken in.
func (s *Store) Roster(ctx context.Context) (there bot.Roster, err error) {
	err = s.read(ctx, func(c *conn) error {
		if there.Areas, err = c.areas(); err != nil {
			return err
		}
		there = bot.Roster{Areas: there.Areas, Former: map[bot.UnitID][]string{}, ByHand: map[bot.UnitID]bool{}, Left: map[bot.UnitID][]bot.AreaID{}}
		err = c.each(formerNames, nil, func(row *sqlx.Rows) error {
			var id bot.UnitID
			var name string
			var byHand bool
			err := row.Scan(&id, &name, &byHand)
			if there.Former[id] = append(there.Former[id], name); byHand {
				there.ByHand[id] = true
			}
			return err
		})
		if err != nil {
			return err
		}
		err = c.each(leftAreas, nil, func(row *sqlx.Rows) error {
			var id bot.UnitID
			var area bot.AreaID
			err := row.Scan(&id, &area)
			there.Left[id] = append(there.Left[id], area)
			return err
		})
		if err != nil {
			return err
		}
		return c.each(everyUnit, nil, func(row *sqlx.Rows) error {
			var u bot.Unit
			err := row.Scan(&u.ID, &u.Code, &u.School, &u.Name, &u.Level, &u.Owner, &u.Area, &u.Address, &u.Head, &u.Phone,
				&u.Standing, &u.Proposed, &u.NoCode)
			there.Units = append(there.Units, u)
			return err
		})
	})
	return there, err
}

// StageImport keeps what a list would change, for SwitchImport. Nobody sees it
// before. An import that is staged already is not staged again.
func (s *Store) StageImport(ctx context.Context, i bot.Import, c bot.Changes) error {
	begun := false
	err := s.write(ctx, func(t *tx) error {
		n, err := t.exec(`INSERT INTO imports (id, by, name, since, seen, areas, rows, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		  ON CONFLICT (id) DO NOTHING`, i.ID, i.By, i.Name, millis(c.Since), c.Seen, toJSON(c.Areas), len(c.Units), millis(t.now))
		begun = n == 1
		return err
	})
	if err != nil || !begun {
		return err
	}
	from := 0
	err = paced(func(rows int) (bool, error) {
		batch := c.Units[from:min(from+rows, len(c.Units))]
		err := s.write(ctx, func(t *tx) error { return t.stage(i.ID, from, batch) })
		from += len(batch)
		return from < len(c.Units), err
	})
	if err != nil {
		return err
	}
	return s.write(ctx, func(t *tx) error {
		_, err := t.exec(`UPDATE imports SET state = 'staged', at = ? WHERE id = ? AND state = 'staging'`, millis(t.now), i.ID)
		return err
	})
}

func (t *tx) stage(id bot.ImportID, from int, batch []bot.UnitChange) error {
	for n, u := range batch {
		var unit, was any = nil, ""
		if u.Was.ID != 0 {
			unit, was = u.Was.ID, toJSON(toStaged(u.Was))
		}
		_, err := t.exec(`INSERT INTO import_changes (import_id, n, unit_id, was, now) VALUES (?, ?, ?, ?, ?)`,
			id, from+n, unit, was, toJSON(toStaged(u.Now)))
		if err != nil {
			return err
		}
	}
	return nil
}

// ApplyChanges stages the changes and switches to them. bot.Conflict: the records
// are no longer those of the plan, and nothing of it was written.
func (s *Store) ApplyChanges(ctx context.Context, i bot.Import, c bot.Changes) error {
	if len(c.Units) == 0 && len(c.Areas) == 0 {
		return nil
	}
	if err := s.StageImport(ctx, i, c); err != nil {
		return err
	}
	return s.SwitchImport(ctx, i.ID)
}

// Import is what became of an import, nil when there is none of that id.
func (n *Snapshot) Import(id bot.ImportID) (*bot.Import, error) {
	i := bot.Import{ID: id}
	found, err := n.c.one(`SELECT by, name, state, rows, passed, at FROM imports WHERE id = ? AND state <> 'staging'`, []any{id},
		&i.By, &i.Name, &i.State, &i.Rows, &i.Passed, moment{&i.At})
	if !found {
		return nil, err
	}
	return &i, err
}

// ofLists leaves out what followed a change of areas.
const ofLists = `id NOT LIKE '` + bot.AreasChange + `%'`

// recentMost is how many imports are offered to be taken back.
const recentMost = 5

// ImportsSince lists what officers and the import command took in after that moment,
// the newest first, at most five.
func (n *Snapshot) ImportsSince(at time.Time) (list []bot.Import, err error) {
	err = n.c.each(`SELECT id, by, name, rows, passed, at FROM imports WHERE state = 'done' AND at >= ? AND `+ofLists+` ORDER BY at DESC, id LIMIT ?`,
		[]any{millis(at), recentMost}, func(row *sqlx.Rows) error {
			i := bot.Import{State: bot.ImportDone}
			err := row.Scan(&i.ID, &i.By, &i.Name, &i.Rows, &i.Passed, moment{&i.At})
			list = append(list, i)
			return err
		})
	return list, err
}

const importSpots = `SELECT DISTINCT coalesce(s.unit ->> 'area', 0), coalesce(s.unit ->> 'level', '') FROM (
  SELECT now AS unit FROM import_changes WHERE import_id = ?1 UNION ALL SELECT was FROM import_changes WHERE import_id = ?1 AND was <> '') s`

// ImportSpots are the areas and levels that the import touched, before and after; an
// area that it made is 0.
func (n *Snapshot) ImportSpots(id bot.ImportID) (list []bot.ListSpot, err error) {
	err = n.c.each(importSpots, []any{id}, func(row *sqlx.Rows) error {
		var s bot.ListSpot
		err := row.Scan(&s.Area, &s.Level)
		s.Area = max(0, s.Area)
		list = append(list, s)
		return err
	})
	return list, err
}

// Importing tells whether an import is half-way in or back out: until its last step the numbers
// are neither those of before nor those of after.
func (n *Snapshot) Importing() (bool, error) {
	return n.c.importing()
}

func (c *conn) importing() (bool, error) {
	return c.one(halfWay, nil, new(string))
}

// One at most is half-way.
const halfWay = `SELECT id FROM imports WHERE state = 'switching' OR undoing LIMIT 1`

// HalfWay is the import that is half-way in or back out, nil when there is none.
func (s *Store) HalfWay(ctx context.Context) (left *bot.Import, err error) {
	err = s.Snapshot(ctx, func(n *Snapshot) error {
		var id bot.ImportID
		found, err := n.c.one(halfWay, nil, &id)
		if found {
			left, err = n.Import(id)
		}
		return err
	})
	return left, err
}

// PurgeImports removes what is needed only to take an import back, which is no
// longer done after that moment.
func (s *Store) PurgeImports(ctx context.Context, before time.Time) error {
	const old = `(SELECT id FROM imports WHERE state <> 'switching' AND NOT undoing AND at < ?)`
	return s.write(ctx, func(t *tx) error {
		if _, err := t.exec(`DELETE FROM import_changes WHERE import_id IN `+old, millis(before)); err != nil {
			return err
		}
		_, err := t.exec(`DELETE FROM imports WHERE state <> 'switching' AND NOT undoing AND at < ?`, millis(before))
		return err
	})
}

// stagedUnit is what a list can say of a unit, as it is staged.
type stagedUnit struct {
	ID       bot.UnitID    `json:"id,omitempty"`
	Code     bot.TaxCode   `json:"code,omitempty"`
	School   string        `json:"school,omitempty"`
	Name     string        `json:"name"`
	Level    bot.Level     `json:"level,omitempty"`
	Owner    bot.Ownership `json:"owner,omitempty"`
	Area     bot.AreaID    `json:"area,omitempty"`
	Address  string        `json:"address,omitempty"`
	Head     string        `json:"head,omitempty"`
	Phone    string        `json:"phone,omitempty"`
	Standing bot.Standing  `json:"standing,omitempty"`
	Proposed bot.TaxCode   `json:"proposed,omitempty"`
	NoCode   bool          `json:"no_code,omitempty"`
}

func toStaged(u bot.Unit) stagedUnit {
	return stagedUnit{u.ID, u.Code, u.School, u.Name, u.Level, u.Owner, u.Area, u.Address, u.Head, u.Phone, u.Standing, u.Proposed, u.NoCode}
}

func (l stagedUnit) unit() bot.Unit {
	return bot.Unit{ID: l.ID, Code: l.Code, School: l.School, Name: l.Name, Level: l.Level, Owner: l.Owner, Area: l.Area, Address: l.Address,
		Head: l.Head, Phone: l.Phone, Standing: l.Standing, Proposed: l.Proposed, NoCode: l.NoCode}
}

// stagedRow is one row of an import.
type stagedRow struct {
	n        int
	fresh    bool // it came by the import
	was, now bot.Unit
}

const stagedRows = `SELECT n, coalesce(unit_id, 0), was, now FROM import_changes WHERE import_id = ? AND n >= ? AND n < ? ORDER BY n`

func (c *conn) staged(id bot.ImportID, from, until int) (rows []stagedRow, err error) {
	err = c.each(stagedRows, []any{id, from, until}, func(row *sqlx.Rows) error {
		var unit bot.UnitID
		var was, now []byte
		r := stagedRow{}
		if err := row.Scan(&r.n, &unit, &was, &now); err != nil {
			return err
		}
		r.fresh = len(was) == 0
		if r.was, err = readStaged(was); err != nil {
			return err
		}
		r.now, err = readStaged(now)
		r.was.ID, r.now.ID = unit, unit
		rows = append(rows, r)
		return err
	})
	return rows, err
}

func readStaged(staged []byte) (bot.Unit, error) {
	var l stagedUnit
	if len(staged) == 0 {
		return bot.Unit{}, nil
	}
	err := json.Unmarshal(staged, &l)
	return l.unit(), err
}
