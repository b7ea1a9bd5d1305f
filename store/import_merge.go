package store

import (
	"context"
	"slices"

	"github.com/jmoiron/sqlx"

	"vneidbot/bot"
)

// importBatch is how many rows one transaction writes: few enough that it holds
// the writer well under 200 ms on a slow disk.
const importBatch = 500

// importBy is who is recorded to have said what a roster says.
const importBy = "import"

// merge writes what changes, in batches, after the areas that are to be made.
func (s *Store) merge(ctx context.Context, p *plan) error {
	if len(p.places.fresh.areas) > 0 {
		if err := s.makeAreas(ctx, p); err != nil {
			return err
		}
	}
	work := p.changed()
	for len(work) > 0 {
		batch := work[:min(importBatch, len(work))]
		var last bot.UnitID
		err := s.write(ctx, func(t *tx) (err error) {
			last, err = p.write(t, batch)
			return err
		})
		if err != nil {
			return err
		}
		work, p.last = work[len(batch):], last
	}
	return nil
}

// changed lists the rows that have something to write.
func (p *plan) changed() (work []*item) {
	for _, it := range p.items {
		if it.unit == nil || it.changes() {
			work = append(work, it)
		}
	}
	return work
}

// makeAreas makes the plan's areas and gives its rows their ids.
func (s *Store) makeAreas(ctx context.Context, p *plan) error {
	ids := make(map[bot.AreaID]bot.AreaID)
	err := s.write(ctx, func(t *tx) error {
		for _, a := range p.places.fresh.areas {
			id, err := t.makeArea(a)
			if err != nil {
				return err
			}
			ids[a.ID] = id
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, it := range p.items {
		if id, ok := ids[it.area]; ok {
			it.area = id
		}
	}
	return nil
}

// makeArea adds an area at the end of the official order, before the
// department's own. Another copy may have made it since: it looks and then
// inserts, which relies on the one writer.
func (t *tx) makeArea(a bot.Area) (id bot.AreaID, err error) {
	found, err := t.one(`SELECT id FROM areas WHERE name = ?`, []any{a.Name}, &id)
	if err != nil || found {
		return id, err
	}
	return t.addArea(a)
}

// write writes a batch if the records are still those of the plan, and returns
// the highest id of a unit after it.
func (p *plan) write(t *tx, batch []*item) (last bot.UnitID, err error) {
	if last, err = p.newcomers(t); err != nil {
		return 0, err
	}
	at := millis(p.options.Now)
	for _, it := range batch {
		if it.unit != nil {
			err = t.changeUnit(it.unit.Unit, it.after(), at)
		} else {
			last, err = t.addUnit(it, at)
		}
		if err != nil {
			return 0, err
		}
	}
	return last, nil
}

// newcomers looks at the units that came since the plan was made: strangers'
// units come all the time, and only one that a row may mean spoils the plan.
func (p *plan) newcomers(t *tx) (last bot.UnitID, err error) {
	last = p.last
	err = t.each(`SELECT id, code, school, name, coalesce(area_id, 0) FROM units WHERE id > ? ORDER BY id`, []any{p.last}, func(row *sqlx.Rows) error {
		var u known
		if err := row.Scan(&last, &u.Code, &u.School, &u.Name, &u.Area); err != nil {
			return err
		}
		u.key = nameKey(u.Name)
		if slices.ContainsFunc(p.items, func(it *item) bool { return it.unit == nil && it.mayMean(&u) }) {
			return errMoved
		}
		return nil
	})
	return last, err
}

func (it *item) mayMean(u *known) bool {
	return it.spot() == u.spot() || it.Code != "" && it.Code == u.Code || it.School != "" && it.School == u.School
}

func (t *tx) addUnit(it *item, at int64) (bot.UnitID, error) {
	id, err := t.insert(`INSERT INTO units (code, school, name, fold, level, owner, area_id, address, head, phone, created_at, touched_at)
	  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`, it.Code, it.School, it.Name, bot.FoldName(it.Name), it.Level, it.Owner,
		it.area, it.Address, it.Head, it.Phone, at, max(at, millis(t.now))) // the trigger of its first fact would cost a second write
	if err != nil {
		return 0, err
	}
	made := bot.UnitState{Name: it.Name, Level: it.Level, Area: it.area}
	return bot.UnitID(id), t.recordUnit(bot.UnitID(id), made, at, importBy)
}

// changeUnit changes the unit if it still is what the plan has seen.
func (t *tx) changeUnit(was, now bot.Unit, at int64) error {
	n, err := t.exec(`UPDATE units SET code = ?, school = ?, name = ?, fold = ?, level = ?, owner = ?, area_id = ?, address = ?,
	  head = ?, phone = ?, standing = ?, code_proposed = ?, no_code = ?
	  WHERE id = ? AND code = ? AND school = ? AND name = ? AND level = ? AND owner = ? AND area_id IS NOT DISTINCT FROM ? AND address = ? AND head = ?
	    AND phone = ? AND standing = ? AND code_proposed = ? AND no_code = ?`,
		now.Code, now.School, now.Name, bot.FoldName(now.Name), now.Level, now.Owner, areaOrNull(now.Area), now.Address,
		now.Head, now.Phone, now.Standing, now.Proposed, now.NoCode,
		was.ID, was.Code, was.School, was.Name, was.Level, was.Owner, areaOrNull(was.Area), was.Address, was.Head,
		was.Phone, was.Standing, was.Proposed, was.NoCode)
	if err != nil {
		return err
	}
	if n == 0 {
		return errMoved
	}
	return t.recordChange(was.ID, stateOf(was), stateOf(now), at, importBy)
}

func stateOf(u bot.Unit) bot.UnitState {
	return bot.UnitState{Name: u.Name, Level: u.Level, Area: u.Area, Standing: u.Standing}
}
