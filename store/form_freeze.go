package store

import (
	"vneidbot/bot"
)

// freezeForm freezes an area's form within its transaction: an area has some
// hundred units. It relies on the one writer, and on the index that gives a number
// once.
func (t *tx) freezeForm(w bot.FreezeForm) error {
	f, _, err := t.formByKey(w.Key)
	if err != nil || f.ID != 0 {
		return err
	}
	if w.Number > 0 {
		taken, err := t.one(`SELECT id FROM forms WHERE area_id = ? AND day = ? AND number >= ?`, []any{w.Area, millis(w.Day), w.Number}, new(int64))
		if err != nil || taken {
			return firstError(err, conflict("freeze form"))
		}
	}
	if _, err := t.beginForm(w.Key, w.Form); err != nil {
		return err
	}
	if f, _, err = t.formByKey(w.Key); err != nil {
		return err
	}
	units, err := t.liveUnits(unitsOfArea, w.Silent, w.Area, millis(earlier(w.AsOf.Said, w.AsOf.Known)))
	if err != nil {
		return err
	}
	asked := freezing{form: f.ID, kind: w.Kind, asOf: w.AsOf, silent: w.Silent,
		of: func(area bot.AreaID) (bot.Window, bool) { return w.Window, area == w.Area }}
	if err := t.freeze(asked, units); err != nil {
		return err
	}
	rows, err := t.countForm(f.ID)
	if err != nil {
		return err
	}
	var sum bot.Tally
	for _, r := range rows {
		sum = sum.Add(r.Tally)
	}
	if w.Seen != nil && sum != *w.Seen {
		return conflict("freeze form")
	}
	if err := t.writeRows(f.ID, rows); err != nil {
		return err
	}
	return t.endCut(bot.EndCut{Form: f.ID})
}
