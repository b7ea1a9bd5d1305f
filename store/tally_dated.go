package store

import "vneidbot/bot"

// stood is a unit of the list that is counted in the place of the units' rows, in
// the order of fromDated.
type stood [6]any

// unitsAsOf lists the units of the scope as they stood, each with the report that
// was its current one. It asks for the reports of each unit by itself: the reports
// of other scopes, and those before a unit's current one, cost nothing.
func (c *conn) unitsAsOf(q bot.TotalsOf) (tables, error) {
	var ids []bot.UnitID
	var list []stood
	err := c.unitsAt(q.AsOf, func(id bot.UnitID, u bot.UnitState) {
		if q.Scope.Contains(u.Area, u.Level) {
			ids = append(ids, id)
			list = append(list, stood{areaOrNull(u.Area), u.Level, u.Standing})
		}
	})
	for i, id := range ids {
		if err != nil {
			break
		}
		var now bot.Present
		now, err = c.current(id, q.AsOf)
		list[i][3], list[i][4], list[i][5] = now.Status, now.Review, millis(now.At)
	}
	return tables{fromDated, fromDated, fromDated, []any{listed(list)}}, err
}
