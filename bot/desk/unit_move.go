package desk

import (
	"vneidbot/bot"
)

// editArea asks for the area that the unit belongs to.
func (t *deskTurn) editArea(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	asked := call{name: c.name, fields: c.fields[:1]}
	switch {
	case len(c.fields) == 2:
		return t.moveTo(*u, c.fields[1])
	case !c.answer:
		return t.askFree("donvi", asked, bot.T("donvi.which_area", "unit", unitName(*u))), nil
	}
	pick := func(s bot.Scope) string { return data(c.name, c.fields[0], num(single(s))) }
	scope, unclear, err := t.readScope(c.args, t.who.own(), pick, c)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case unclear != nil:
		t.awaitWords("donvi", data(asked.name, asked.fields...))
		return *unclear, nil
	case single(scope) == 0:
		return t.askFree("donvi", asked, bot.T("donvi.one_area")), nil
	}
	return t.moveTo(*u, num(single(scope)))
}

// moveTo proposes an area that exists today.
func (t *deskTurn) moveTo(u bot.Unit, field string) (bot.Effects, error) {
	id, ok := unnum[bot.AreaID](field)
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	for _, a := range areas {
		if ok && a.ID == id && a.ValidOn(t.day) {
			now := u.Card()
			now.Area = id
			return t.propose(u, change{Act: actArea, Now: now})
		}
	}
	return t.stale()
}
