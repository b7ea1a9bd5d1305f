package desk

import (
	"slices"

	"vneidbot/bot"
)

// endedAreas is the answer about a scope of areas that are no more: without it nobody would
// seem to be missing there. It names the area that took a single one over.
func (t *deskTurn) endedAreas(scope bot.Scope) (*bot.Effects, error) {
	areas, err := t.loadAreas()
	if err != nil || !scope.AllOver(areas, t.day) {
		return nil, err
	}
	rows, err := t.tally(scope, bot.ByLevel, bot.Since{})
	if err != nil || bot.Sum(rows).Total > 0 { // of an area that ended its units are counted until they are moved
		return nil, err
	}
	key, args := "scope.over", []any{"place", describe(scope, areas)}
	if i := slices.IndexFunc(areas, func(a bot.Area) bool { return a.ID == single(scope) }); i >= 0 {
		if heirs := bot.MatchAreas(areas[i].Name, areas, t.day); len(heirs) == 1 {
			key, args = "scope.over_heir", append(args, "heir", bot.Raw(bot.InSentence(heirs[0].Name)))
		}
	}
	e := t.answer(bot.T(key, args...))
	return &e, nil
}
