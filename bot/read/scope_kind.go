package read

import (
	"slices"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// ofKind are the areas of "các xã", "tất cả các phường"; ok tells whether there are some.
func ofKind(text string, areas *bot.AreaIndex, day time.Time) (i scopeItem, ok bool) {
	folded := vn.Words(text)
	for _, many := range manyWords {
		if kind, cut := vn.CutWord(folded, many); cut {
			return areasOfKind(kind, areas, day)
		}
	}
	return scopeItem{}, false
}

func areasOfKind(kind string, areas *bot.AreaIndex, day time.Time) (scopeItem, bool) {
	if !slices.Contains(kindsOfAreas, kind) {
		return scopeItem{}, false
	}
	ids := areas.OfKind(kind, day)
	return scopeItem{areas: ids, kind: true}, len(ids) > 0
}
