package desk

import (
	"cmp"
	"slices"

	"vneidbot/bot"
)

// areaButtons offer the areas in which somebody is missing, most first, so many at once.
func (t *deskTurn) areaButtons(scope bot.Scope, found []bot.AreaPiles, from int) ([][]bot.Choice, error) {
	behind := behindFirst(found)
	if from >= len(behind) {
		from = 0
	}
	end := min(from+areasAtOnce, len(behind))
	out, err := t.areaChoices(scope, behind[from:end], verbMissing)
	switch {
	case err != nil:
		return nil, err
	case end < len(behind):
		out = append(out, []bot.Choice{button("more_areas", t.scopeData(verbMissing, scope, num(end)))})
	case from > 0:
		out = append(out, []bot.Choice{button("first_areas", t.scopeData(verbMissing, scope, "0"))})
	}
	return out, nil
}

// areaChoices are buttons of the areas, the first so many of them.
func (t *deskTurn) areaChoices(scope bot.Scope, found []bot.AreaPiles, verb string) ([][]bot.Choice, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return nil, err
	}
	var offered []bot.Choice
	for _, a := range found[:min(len(found), areasAtOnce)] {
		narrow, ok := scope.Narrow(bot.WholeArea(a.Area))
		i := slices.IndexFunc(areas, func(b bot.Area) bool { return b.ID == a.Area })
		if ok && i >= 0 {
			offered = append(offered, bot.Choice{Label: bot.T("button.area_missing", "area", bot.Raw(cmp.Or(areas[i].Short, areas[i].Name)), "n", a.Missing()),
				Data: t.scopeData(verb, narrow, "0")})
		}
	}
	return paired(offered), nil
}

// behindFirst are the areas in which somebody is missing, most first.
func behindFirst(found []bot.AreaPiles) []bot.AreaPiles {
	behind := slices.DeleteFunc(slices.Clone(found), func(a bot.AreaPiles) bool { return a.Missing() == 0 || a.Area == 0 })
	slices.SortStableFunc(behind, func(a, b bot.AreaPiles) int { return b.Missing() - a.Missing() })
	return behind
}
