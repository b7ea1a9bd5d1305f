package desk

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// formScope reads of which area a form is to be. A level or the whole city that was
// typed is no form's: that is said, before an area's form gets a number that nobody
// wanted.
func (t *deskTurn) formScope(c call, verb string) (bot.Scope, *bot.Effects, error) {
	scope, e, err := t.listedScope(c, verb)
	if err != nil || e != nil || c.args == "" {
		return scope, e, err
	}
	areas, err := t.loadAreas()
	if err != nil {
		return nil, nil, err
	}
	typed, _ := read.Scope(c.args, areas, t.day)
	area := single(scope)
	problem := ""
	switch levels := slices.ContainsFunc(typed, func(p bot.Pair) bool { return !p.AllLevels }); {
	case area != 0 && !t.mayFreeze(area) || area == 0 && !t.who.own().Covers(bot.Everything):
	case levels:
		problem = "chotso.no_levels"
	case typed.Everywhere():
		problem = "chotso.no_city"
	}
	if problem == "" {
		return scope, nil, nil
	}
	asked := t.askWords(c.name, "", bot.T(problem))
	return nil, &asked, nil
}
