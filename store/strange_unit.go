package store

import (
	"vneidbot/bot"
)

// strangeUnit finds or makes the unit outside the roster that a report is for.
// Two people who report for the same one meet at its code, or at its name in
// the same area, as long as no officer has decided about it: it looks and then
// inserts, which relies on the one writer.
func (t *tx) strangeUnit(w bot.FileReport) (bot.UnitID, error) {
	n := w.New
	if n == nil || n.Name == "" {
		return 0, bot.Fail(bot.Invalid, "store: report without a unit", nil)
	}
	id, err := t.pendingUnit(*n)
	if err != nil || id != 0 {
		return id, err
	}
	return t.newUnit(w, *n)
}

func (t *tx) pendingUnit(n bot.NewUnit) (id bot.UnitID, err error) {
	if n.Code != "" {
		_, err = t.one(`SELECT id FROM units WHERE code = ? AND standing = 'pending' ORDER BY id LIMIT 1`, []any{n.Code}, &id)
		if err != nil || id != 0 {
			return id, err
		}
	}
	_, err = t.one(`SELECT id FROM units WHERE fold = ? AND area_id IS NOT DISTINCT FROM ? AND standing = 'pending' AND (code = '' OR ? = '')
	  ORDER BY id LIMIT 1`, []any{bot.FoldName(n.Name), idOrNull(n.Area), n.Code}, &id)
	return id, err
}

func (t *tx) newUnit(w bot.FileReport, n bot.NewUnit) (bot.UnitID, error) {
	at, level := millis(w.At), n.Level
	if level == "" {
		level = bot.OtherLevel
	}
	id, err := t.insert(`INSERT INTO units (code, name, fold, level, area_id, standing, no_code, created_at)
	  VALUES (?, ?, ?, ?, ?, 'pending', ?, ?) RETURNING id`,
		n.Code, n.Name, bot.FoldName(n.Name), level, idOrNull(n.Area), w.NoCode && n.Code == "", at)
	if err != nil {
		return 0, err
	}
	made := bot.UnitState{Name: n.Name, Level: level, Area: n.Area, Standing: bot.Pending}
	return bot.UnitID(id), t.recordUnit(bot.UnitID(id), made, at, string(w.Account))
}

func idOrNull[N ~int64](id N) any {
	if id == 0 {
		return nil
	}
	return int64(id)
}
