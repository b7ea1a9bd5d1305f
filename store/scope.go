package store

import (
	"slices"

	"vneidbot/bot"
)

// inScope holds for a unit u that is inside the scope whose scopeArgs are given
// as ?1 to ?3. A unit without an area is inside only where all areas are.
var inScope = `(?1 OR ` + among("u.level", 2) + ` OR ` + pairAmong("u.area_id, u.level", 3) + `)`

// scopeArgs are a scope as inScope reads it: whether it is everything, the
// levels that are inside in all areas, and each area with each level of its own.
// A multi-level school is inside for every level that it touches, so the levels
// are spelled out.
func scopeArgs(s bot.Scope) []any {
	var places [][2]any
	for _, a := range s.Areas() {
		for _, l := range s.LevelsIn(a) {
			places = append(places, [2]any{a, l})
		}
	}
	return []any{s.Covers(bot.Everything), listed(s.LevelsIn(0)), listed(places)}
}

// within is inScope for a scope. Of one that names its areas the index finds their
// units, where inScope would look at every unit.
func within(s bot.Scope) string {
	if slices.ContainsFunc(s, func(p bot.Pair) bool { return p.AllAreas }) {
		return inScope
	}
	return `(NOT ?1 AND ?2 <> '' AND ` + pairAmong("u.area_id, u.level", 3) + `)`
}
