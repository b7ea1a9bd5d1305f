package desk

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// areaAlone is the area that was typed behind /kybaocao without a day or an hour: its rounds
// are to be seen.
func (t *deskTurn) areaAlone(words string) (bot.AreaID, bool) {
	scope, ok := t.roundsScope(words)
	id := single(scope)
	return id, ok && id != 0 && t.who.reads().HasArea(id)
}

// roundsScope is the scope that words are, and nothing else.
func (t *deskTurn) roundsScope(words string) (bot.Scope, bool) {
	areas, err := t.loadAreas()
	if err != nil {
		return nil, false
	}
	scope, problem := read.Scope(words, areas, t.day)
	return scope, problem.OK() && !scope.Empty()
}

// roundsOfArea lists the rounds that an area goes by, as its own officer sees them.
func (t *deskTurn) roundsOfArea(area bot.AreaID) (bot.Effects, error) {
	if of := t.whose(); of == area {
		return t.roundsUnder(nil)
	}
	return t.ofArea(area).roundsUnder(nil)
}

// ofArea is the turn as an officer of that area has it.
func (t *deskTurn) ofArea(area bot.AreaID) *deskTurn {
	own := *t
	own.who.Role, own.who.Scope = bot.Officer, bot.WholeArea(area)
	if t.who.group {
		group := *t.who.bound
		group.Scope, own.who.bound = bot.WholeArea(area), &group
	}
	return &own
}

// verbFirst puts what is to be done before the area that was typed before it: "Hải An thêm
// 22/12 14h" is "thêm 22/12 14h Hải An".
func (t *deskTurn) verbFirst(args string) string {
	words := strings.Fields(args)
	for i := 1; i < len(words); i++ {
		if roundVerbs[vn.Fold(words[i])] == "" {
			continue
		}
		area := strings.Join(words[:i], " ")
		if _, ok := t.roundsScope(area); ok {
			return strings.Join(words[i:], " ") + " " + area
		}
	}
	return args
}
