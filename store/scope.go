package store

import (
	"slices"

	"vneidbot/bot"
)

// inScope holds for a unit u that is inside the scope whose scopeArgs are given
// as ?1 to ?4. A unit without an area is inside only where all areas are.
var inScope = `(?1 OR ` + among("u.area_id", 2) + `) AND (?3 OR ` + among("u.level", 4) + `)`

// scopeArgs are a scope as inScope reads it. A multi-level school is inside for
// every level that it touches, so the levels are spelled out.
func scopeArgs(s bot.Scope) []any {
	levels := slices.DeleteFunc(bot.Levels(), func(l bot.Level) bool { return !s.HasLevel(l) })
	return []any{s.AllAreas, listed(s.Areas), s.AllLevels, listed(levels)}
}
