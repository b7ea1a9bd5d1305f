package desk

import (
	"slices"

	"vneidbot/bot"
)

// tapPeople lists who reports for the unit, with their phones.
func (t *deskTurn) tapPeople(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	people, err := t.peopleOf(u.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.people(*u, people), nil
}

// peopleOf are who reports for the unit, and behind them who has begun a first report and
// has not come to its end: theirs is the one that an officer is asked to help with.
func (t *deskTurn) peopleOf(unit bot.UnitID) ([]bot.UnitPerson, error) {
	people, err := t.records.PeopleOf(unit)
	if err != nil {
		return nil, err
	}
	begun, err := t.records.BeginnersOf(unit, t.now.Add(-bot.DraftLife))
	return slices.Concat(people, begun), err
}

func (t *deskTurn) people(u bot.Unit, people []bot.UnitPerson) bot.Effects {
	if len(people) == 0 {
		return t.answer(bot.T("donvi.people_none", "unit", unitName(u)), backToCard(u))
	}
	shown := people[:min(len(people), shownMost)]
	var lines bot.Lines
	var choices []bot.Choice
	for i, p := range shown {
		lines = append(lines, bot.T("donvi.person", "i", i+1, "who", personWords(p)))
		choices = append(choices, bot.Choice{Label: bot.T("button.unit_person", "i", i+1, "name", reporterName(p.Name)),
			Data: data(verbPerson, num(u.ID), accountMark(p.Account))})
	}
	e := t.answer(bot.T("donvi.people", "unit", unitName(u), "n", len(people), "lines", lines), append(rows(choices...), backToCard(u))...)
	e.Writes = []bot.Write{t.audit("donvi.nguoi", unitObject(u.ID))}
	return e
}

// personWords are one person: name, post, phone, whether verified or only begun, and whether there
// is a way to write to them.
func personWords(p bot.UnitPerson) bot.List {
	who := bot.List{reporterName(p.Name)}
	if p.Post != "" {
		who = append(who, bot.Raw(p.Post))
	}
	if p.Phone != "" {
		who = append(who, bot.Raw(bot.Phone(p.Phone).Grouped()))
	} else {
		who = append(who, bot.T("donvi.no_phone"))
	}
	switch {
	case p.Begun:
		who = append(who, bot.T("donvi.person_begun"))
	case p.Verified:
		who = append(who, bot.T("donvi.person_verified"))
	default:
		who = append(who, bot.T("donvi.person_unverified"))
	}
	if p.Chat.ID == "" {
		who = append(who, bot.T("donvi.unreachable"))
	}
	return who
}
