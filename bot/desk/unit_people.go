package desk

import (
	"vneidbot/bot"
)

// tapPeople lists who reports for the unit, with their phones.
func (t *deskTurn) tapPeople(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	people, err := t.records.PeopleOf(u.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.people(*u, people), nil
}

func (t *deskTurn) people(u bot.Unit, people []bot.UnitPerson) bot.Effects {
	if len(people) == 0 {
		return t.answer(bot.T("donvi.people_none", "unit", unitName(u)), backToCard(u))
	}
	shown := people[:min(len(people), shownMost)]
	var lines bot.Lines
	for i, p := range shown {
		lines = append(lines, personLine(i+1, p))
	}
	e := t.answer(bot.T("donvi.people", "unit", unitName(u), "n", len(people), "lines", lines), backToCard(u))
	e.Writes = []bot.Write{t.audit("donvi.nguoi", unitObject(u.ID))}
	return e
}

// personLine is one person: name, post, phone, whether verified, and whether there
// is a way to write to them.
func personLine(i int, p bot.UnitPerson) bot.Text {
	who := bot.List{reporterName(p.Name)}
	if p.Post != "" {
		who = append(who, bot.Raw(p.Post))
	}
	if p.Phone != "" {
		who = append(who, bot.Raw(p.Phone))
	} else {
		who = append(who, bot.T("donvi.no_phone"))
	}
	key := "donvi.person_unverified"
	if p.Verified {
		key = "donvi.person_verified"
	}
	who = append(who, bot.T(key))
	if p.Chat.ID == "" {
		who = append(who, bot.T("donvi.unreachable"))
	}
	return bot.T("donvi.person", "i", i, "who", who)
}
