package desk

import (
	"slices"

	"vneidbot/bot"
)

// The acts about a person.
const (
	actVerify = "donvi.xacminh"
	actReply  = "donvi.traloi"
	actEnd    = "donvi.ketthuc"
)

// tappedPerson is somebody who reports for the unit of a button; nil with what is to
// be answered instead.
func (t *deskTurn) tappedPerson(c call) (*bot.Unit, *bot.UnitPerson, bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return nil, nil, e, err
	}
	people, err := t.peopleOf(u.ID)
	if err != nil {
		return nil, nil, bot.Effects{}, err
	}
	i := slices.IndexFunc(people, func(p bot.UnitPerson) bool { return len(c.fields) > 1 && accountMark(p.Account) == c.fields[1] })
	if i < 0 {
		return nil, nil, t.answer(bot.T("mamoi.gone", "unit", unitName(*u)), backToPeople(*u)), nil
	}
	return u, &people[i], bot.Effects{}, nil
}

// tapPerson shows one person, and what can be done.
func (t *deskTurn) tapPerson(c call) (bot.Effects, error) {
	u, p, e, err := t.tappedPerson(c)
	if p == nil {
		return e, err
	}
	return t.person(*u, *p, nil), nil
}

// person is a person's page, under a sentence if there is one.
func (t *deskTurn) person(u bot.Unit, p bot.UnitPerson, above []bot.Part) bot.Effects {
	parts := append(above, bot.Part{Text: bot.T("donvi.person_of", "unit", unitName(u), "who", personWords(p))})
	e := bot.Effects{Say: []bot.Say{t.sayParts(parts, append(rows(personButtons(u, p)...), backToPeople(u))...)}}
	e.Writes = []bot.Write{t.audit("donvi.nguoi", unitObject(u.ID))}
	return e
}

// personButtons are what can be done about a person.
func personButtons(u bot.Unit, p bot.UnitPerson) (choices []bot.Choice) {
	id, who := num(u.ID), accountMark(p.Account)
	if !p.Verified && !p.Begun {
		choices = append(choices, button("unit_verify", data(verbVerify, id, who)))
	}
	if p.Chat.ID != "" {
		choices = append(choices, button("unit_reply", data(verbReply, id, who)), button("unit_end", data(verbEnd, id, who)))
	}
	if p.Verified {
		choices = append(choices, button("unit_remove", data(verbReporter, id, who)))
	}
	return choices
}

func backToPeople(u bot.Unit) []bot.Choice {
	return []bot.Choice{button("unit_people", data(verbPeople, num(u.ID)))}
}

// verify makes the person a verified reporter of the unit. Who did so before is named.
func (t *deskTurn) verify(c call) (bot.Effects, error) {
	u, p, e, err := t.tappedPerson(c)
	if p == nil {
		return e, err
	}
	if p.Verified {
		above, err := t.verifiedBefore(*u, *p)
		return t.person(*u, *p, []bot.Part{{Text: above}}), err
	}
	now := *p
	now.Verified = true
	e = t.person(*u, now, []bot.Part{{Text: bot.T("donvi.verified_now", "name", reporterName(p.Name), "unit", unitName(*u))}})
	e.Writes = append(e.Writes,
		bot.VerifyReporter{Event: t.Event.ID, Act: actVerify, Unit: u.ID, Account: p.Account, By: t.Event.From, At: t.Event.At},
		t.audit(actVerify, personObject(*u, *p)))
	return e, nil
}

// verifiedBefore says who verified the person, unless it was this very event.
func (t *deskTurn) verifiedBefore(u bot.Unit, p bot.UnitPerson) (bot.Text, error) {
	last, err := t.records.LastAct(personObject(u, p), actVerify)
	switch {
	case err != nil || last == nil:
		return bot.T("donvi.verified_already"), err
	case last.Event == t.Event.ID:
		return bot.T("donvi.verified_now", "name", reporterName(p.Name), "unit", unitName(u)), nil
	}
	name, err := t.officerName(last.Account)
	return bot.T("donvi.verified_by", "name", name, "at", last.At), err
}

// personObject is a person of a unit as the audit names it.
func personObject(u bot.Unit, p bot.UnitPerson) string {
	return unitObject(u.ID) + ",account:" + string(p.Account)
}

// endTalk asks whether what the person has under way is to be ended.
func (t *deskTurn) endTalk(c call) (bot.Effects, error) {
	u, p, e, err := t.tappedPerson(c)
	if p == nil {
		return e, err
	}
	return t.ask(bot.T("donvi.ask_end", "name", reporterName(p.Name)), "unit_end_do", data(verbDoEnd, num(u.ID), accountMark(p.Account))), nil
}

// doEndTalk tells the person's conversation, in its own turn.
func (t *deskTurn) doEndTalk(c call) (bot.Effects, error) {
	u, p, e, err := t.tappedPerson(c)
	if p == nil {
		return e, err
	}
	if p.Chat.ID == "" {
		return t.person(*u, *p, []bot.Part{{Text: bot.T("donvi.not_reached")}}), nil
	}
	e = t.answer(bot.T("donvi.ended", "name", reporterName(p.Name)), backToPeople(*u))
	e.Writes = []bot.Write{
		bot.Occur{Event: bot.Event{ID: "ended:" + t.Event.ID, Kind: bot.Ended, Chat: p.Chat, From: p.Account, At: t.Event.At}},
		t.audit(actEnd, personObject(*u, *p)),
	}
	return e, nil
}
