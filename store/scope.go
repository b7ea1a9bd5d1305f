package store

import (
	"slices"

	"vneidbot/bot"
)

// inScope holds for a unit u that is inside the scope whose scopeArgs are given
// as ?1 to ?4. A unit without an area is inside only where all areas are.
const inScope = `(?1 OR u.area_id IN (SELECT value FROM json_each(?2))) AND (?3 OR u.level IN (SELECT value FROM json_each(?4)))`

// scopeArgs are a scope as inScope reads it. A multi-level school is inside for
// every level that it touches, so the levels are spelled out.
func scopeArgs(s bot.Scope) []any {
	levels := slices.DeleteFunc(bot.Levels(), func(l bot.Level) bool { return !s.HasLevel(l) })
	areas := s.Areas
	if areas == nil {
		areas = []bot.AreaID{}
	}
	return []any{s.AllAreas, toJSON(areas), s.AllLevels, toJSON(levels)}
}
