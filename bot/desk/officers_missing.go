package desk

import (
	"slices"

	"vneidbot/bot"
)

// missingOfficers lists the areas of today that have no officer, no group or no
// contact of their own, and names none where all lack it: a scope of all areas is nobody's own.
func (t *deskTurn) missingOfficers(call) (bot.Effects, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	looked, bound, err := t.lookedAfter()
	if err != nil {
		return bot.Effects{}, err
	}
	areas = slices.DeleteFunc(slices.Clone(areas), func(a bot.Area) bool { return !a.ValidOn(t.day) })
	var e bot.Effects
	var all bot.Lines
	for _, lack := range []struct {
		key  string
		here func(bot.Area) bool
	}{
		{"canbo.no_officer", func(a bot.Area) bool { return !slices.Contains(looked, a.ID) }},
		{"canbo.no_group", func(a bot.Area) bool { return !slices.Contains(bound, a.ID) }},
		{"canbo.no_contact", func(a bot.Area) bool { return a.Contact == "" && a.Phone == "" }},
	} {
		var names bot.List
		for _, a := range areas {
			if lack.here(a) {
				names = append(names, bot.Raw(a.Name))
			}
		}
		if len(names) == len(areas) {
			all = append(all, bot.T(lack.key+"_all", "n", len(areas)))
		} else if len(names) > 0 {
			e.Say = append(e.Say, bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T(lack.key, "n", len(names), "of", len(areas), "names", names)}}})
		}
	}
	if len(all) > 0 {
		e.Say = append([]bot.Say{{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("canbo.lines", "lines", all)}}}}, e.Say...)
	}
	if len(e.Say) == 0 {
		return t.answer(bot.T("canbo.nothing_missing", "n", len(areas))), nil
	}
	return e, nil
}

// lookedAfter are the areas that some officer's scope names, and some group's.
func (t *deskTurn) lookedAfter() (officers, groups []bot.AreaID, err error) {
	those, err := t.records.Officers()
	if err != nil {
		return nil, nil, err
	}
	for _, a := range those {
		officers = append(officers, a.Scope.Areas()...)
	}
	bound, err := t.records.Groups()
	for _, g := range bound {
		groups = append(groups, g.Scope.Areas()...)
	}
	return officers, groups, err
}
