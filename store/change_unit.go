package store

import (
	"vneidbot/bot"
)

const editUnit = `UPDATE units SET name = ?1, fold = ?2, level = ?3, area_id = ?4, standing = ?5, code = ?6, head = ?7, phone = ?8,
    merged_into = CASE WHEN ?5 = 'closed' THEN merged_into END,
    code_proposed = CASE WHEN ?6 = '' THEN code_proposed ELSE '' END, no_code = CASE WHEN ?6 = '' THEN no_code ELSE FALSE END
  WHERE id = ?9 AND name = ?10 AND level = ?11 AND area_id IS NOT DISTINCT FROM ?12 AND standing = ?13 AND code = ?14 AND head = ?15 AND phone = ?16 AND (merged_into IS NULL OR ?5 <> 'closed')`

// reopenUnit ends the merge of a unit that counts again: its reports stay where they are.
const reopenUnit = `UPDATE merges SET undone_at = ?1, undone_by = ?2 WHERE unit_id = ?3 AND undone_at IS NULL`

// editUnit makes the change if the unit is as it was. That no later fact stands in
// the way is looked at before, which relies on the one writer.
func (t *tx) editUnit(w bot.ChangeUnit) error {
	done, err := t.audited(w.Event, w.Act)
	if err != nil || done {
		return err
	}
	fact, dated := w.Was.Changed(w.Now.UnitState)
	if dated {
		if err := t.dateable(w, fact); err != nil {
			return err
		}
	}
	n, err := t.exec(editUnit, w.Now.Name, bot.FoldName(w.Now.Name), w.Now.Level, idOrNull(w.Now.Area), w.Now.Standing, w.Now.Code, w.Now.Head, w.Now.Phone,
		w.Unit, w.Was.Name, w.Was.Level, idOrNull(w.Was.Area), w.Was.Standing, w.Was.Code, w.Was.Head, w.Was.Phone)
	if err != nil {
		return err
	}
	if n == 0 {
		return conflict("change unit")
	}
	if dated {
		if err := t.recordFact(w, fact); err != nil {
			return err
		}
		if err := t.unremind(w.Unit, w.Was.UnitState, w.Now.UnitState); err != nil {
			return err
		}
	}
	return t.stoodBefore(w)
}

// stoodBefore does what follows from another standing than before.
func (t *tx) stoodBefore(w bot.ChangeUnit) error {
	switch w.Was.Standing {
	case w.Now.Standing:
		return nil
	case bot.Pending:
		return t.unflagOutside(w.Unit)
	case bot.Closed:
		if _, err := t.exec(reopenUnit, millis(t.now), w.By, w.Unit); err != nil {
			return err
		}
	default:
	}
	return t.await(w.Unit) // what was shown of a unit that is closed or exempt now is not decided
}

// audited tells whether the event has done that already.
func (t *tx) audited(event, act string) (bool, error) {
	return t.one(`SELECT 1 FROM audit WHERE event = ? AND act = ?`, []any{event, act}, new(int))
}

// dateable refuses a date before a fact of the same kind.
func (t *tx) dateable(w bot.ChangeUnit, fact bot.UnitFact) error {
	entries, err := t.entries(w.Unit)
	if err == nil && bot.LastSaid(entries, fact).After(w.Since) {
		return conflict("change unit: an earlier date")
	}
	return err
}

const datedFact = `INSERT INTO unit_history (unit_id, since, recorded_at, name, level, area_id, standing, reason, by)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`

func (t *tx) recordFact(w bot.ChangeUnit, f bot.UnitFact) error {
	var area any
	if f.Area != nil {
		area = idOrNull(*f.Area)
	}
	_, err := t.exec(datedFact, w.Unit, millis(w.Since), millis(t.now), given(f.Name), given(f.Level), area, given(f.Standing), w.Reason, w.By)
	return err
}

// unflagOutside takes the mark off the reports of a unit that is in the roster now.
func (t *tx) unflagOutside(unit bot.UnitID) error {
	var ids []bot.ReportID
	if err := t.all(&ids, `SELECT id FROM reports WHERE unit_id = ? AND flags <> ''`, unit); err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.flagReport(id, bot.FlagOutside, false); err != nil {
			return err
		}
	}
	return t.await(unit)
}

const lastAudit = `SELECT event, account_id, act, at FROM audit WHERE object <> '' AND object = ? AND act = ? ORDER BY id DESC LIMIT 1`

// LastAct is the latest line of the audit about the object with that act, nil when
// there is none.
func (n *Snapshot) LastAct(object, act string) (*bot.Audit, error) {
	a := bot.Audit{Object: object}
	found, err := n.c.one(lastAudit, []any{object, act}, &a.Event, &a.Account, &a.Act, moment{&a.At})
	if !found {
		return nil, err
	}
	return &a, err
}
