package desk

import "vneidbot/bot"

// missingOfficers lists the areas of today that have no officer, no group or no
// contact of their own: a scope of all areas is nobody's own.
func (t *deskTurn) missingOfficers(call) (bot.Effects, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	officers, err := t.records.Officers()
	if err != nil {
		return bot.Effects{}, err
	}
	groups, err := t.records.Groups()
	if err != nil {
		return bot.Effects{}, err
	}
	looked, bound := map[bot.AreaID]bool{}, map[bot.AreaID]bool{}
	for _, a := range officers {
		for _, id := range a.Scope.Areas() {
			looked[id] = true
		}
	}
	for _, g := range groups {
		for _, id := range g.Scope.Areas() {
			bound[id] = true
		}
	}
	var e bot.Effects
	n := 0
	for _, lack := range []struct {
		key  string
		here func(bot.Area) bool
	}{
		{"canbo.no_officer", func(a bot.Area) bool { return !looked[a.ID] }},
		{"canbo.no_group", func(a bot.Area) bool { return !bound[a.ID] }},
		{"canbo.no_contact", func(a bot.Area) bool { return a.Contact == "" && a.Phone == "" }},
	} {
		var names bot.List
		n = 0
		for _, a := range areas {
			if !a.ValidOn(t.day) {
				continue
			}
			if n++; lack.here(a) {
				names = append(names, bot.Raw(a.Name))
			}
		}
		if len(names) > 0 {
			e.Say = append(e.Say, bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T(lack.key, "n", len(names), "of", n, "names", names)}}})
		}
	}
	if len(e.Say) == 0 {
		return t.answer(bot.T("canbo.nothing_missing", "n", n)), nil
	}
	return e, nil
}
