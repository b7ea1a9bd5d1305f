package workbook

import (
	"bytes"
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"vneidbot/bot"
)

// InOrder is the units as people look for them: areas in the order of the table, and
// names as Vietnamese has them. Each name is weighed once.
func InOrder(units []bot.UnitRow, areas []bot.Row) []*bot.UnitRow {
	place := make(map[bot.AreaID]int, len(areas))
	for i, r := range areas {
		place[r.Area.ID] = i
	}
	c, weights := collate.New(language.Vietnamese, collate.Numeric), &collate.Buffer{}
	type weighed struct {
		key []byte
		at  int
	}
	all := make([]weighed, len(units))
	for i, u := range units {
		all[i] = weighed{c.KeyFromString(weights, u.Name), i}
	}
	slices.SortFunc(all, func(a, b weighed) int {
		x, y := &units[a.at], &units[b.at]
		return cmp.Or(place[x.Area]-place[y.Area], bytes.Compare(a.key, b.key), cmp.Compare(x.ID, y.ID))
	})
	out := make([]*bot.UnitRow, len(all))
	for i, w := range all {
		out[i] = &units[w.at]
	}
	return out
}
