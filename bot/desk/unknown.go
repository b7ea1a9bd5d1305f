package desk

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// elsewhere answers a principal's command in a group.
func (t *deskTurn) elsewhere(c call) (bot.Effects, error) {
	key := "group.in_private"
	if c.name == "id" {
		key = "group.id_in_private"
	}
	return t.answer(bot.T(key), t.privately()...), nil
}

// far is how many letters may be wrong in a command that is offered.
const far = 3

// unknown offers the commands whose names are nearest, of those that this
// person may ask for here, or tells how to get help.
func (t *deskTurn) unknown(c call) (bot.Effects, error) {
	if t.who.group && t.who.bound == nil {
		return t.refuse(notBound)
	}
	if !t.who.group && t.who.Role == bot.Principal {
		return t.refuse(notOfficer)
	}
	near := t.nearest(c.name)
	if len(near) == 0 {
		return t.answer(bot.T("cmd.unknown"), []bot.Choice{button("officer_help", data(verbHelp))}), nil
	}
	var choices []bot.Choice
	for _, name := range near {
		choices = append(choices, bot.Choice{Label: bot.Raw("/" + name), Data: data(verbCommand, name)})
	}
	return t.answer(bot.T("cmd.near"), choices), nil
}

func (t *deskTurn) nearest(name string) []string {
	type near struct {
		name string
		far  int
	}
	var found []near
	for _, c := range commands() {
		if d := vn.Distance(name, c.name); d <= min(far, len(name)/2) && t.who.may(c.rule) == granted {
			found = append(found, near{c.name, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.far - b.far })
	var names []string
	for _, f := range found {
		names = append(names, f.name)
	}
	return names
}
