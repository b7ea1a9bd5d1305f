package desk

import (
	"strings"

	"vneidbot/bot"
)

// scopeObject begins a scope in the object of a line of the audit.
const scopeObject = "scope:"

// placeObject is a scope as the audit names it: the single area, by which whoever has a
// part of it finds the line, and which part it is where it is less or more than that.
func placeObject(scope bot.Scope) string {
	area := single(scope)
	if area != 0 && scope.Covers(bot.WholeArea(area)) {
		return areaObject(area)
	}
	areas, levels := encodeScope(scope)
	object := scopeObject + areas + "/" + levels
	if area != 0 {
		object = areaObject(area) + "," + object
	}
	return object
}

// objectScope is the scope in an object, nil for none.
func objectScope(object string) bot.Scope {
	for part := range strings.SplitSeq(object, ",") {
		if fields, is := strings.CutPrefix(part, scopeObject); is {
			areas, levels, _ := strings.Cut(fields, "/")
			scope, _ := decodeScope(areas, levels)
			return scope
		}
	}
	return nil
}
