package store

import "vneidbot/bot"

// namedMost is how many units a search by name returns: one more than is shown.
const namedMost = 6

const unitsByName = `SELECT ` + unitColumns + ` FROM` + unitTables +
	`WHERE instr(u.fold, ?1) > 0 AND (?2 = 0 OR u.area_id = ?2) ORDER BY u.fold <> ?1, u.fold, u.id LIMIT ?3`

func (l *look) named(n bot.Needs) (err error) {
	l.f.Named, err = l.c.units(unitsByName, bot.FoldName(n.Name), n.NameArea, namedMost)
	l.f.More = len(l.f.Named) >= namedMost
	return err
}
