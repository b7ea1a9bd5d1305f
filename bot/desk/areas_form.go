package desk

import (
	"slices"

	"vneidbot/bot"
)

// unsentToday tells of an area whether it has a round today and has not sent its form.
func (t *deskTurn) unsentToday(rounds bot.Rounds) (func(bot.AreaID) bool, error) {
	all, err := t.records.Sent(t.day)
	last := bot.LastSent(all)
	return func(area bot.AreaID) bool {
		_, round := rounds.Of(area).On(t.day)
		_, sent := last[area]
		return round && !sent
	}, err
}

func missingIn(piles []bot.AreaPiles, area bot.AreaID) (n int) {
	for _, p := range piles {
		if p.Area == area {
			n += p.Missing()
		}
	}
	return n
}

// lacking counts the areas in which somebody is missing.
func lacking(list []areaBehind) (n int) {
	for _, a := range list {
		if a.left > 0 {
			n++
		}
	}
	return n
}

// unsentWords say how many areas have not sent their form.
func unsentWords(list []areaBehind) bot.Text {
	n := 0
	for _, a := range list {
		if a.unsent {
			n++
		}
	}
	if n == 0 {
		return bot.Raw("")
	}
	return bot.T("dondoc.areas_unsent", "n", n)
}

// stands says in a list how the area stands, under that name.
func (a areaBehind) stands(name bot.Text) bot.Text {
	return bot.T("dondoc.area_"+a.lack(), "area", name, "left", a.left, "of", a.of)
}

// asked says to those who look after the area how it stands.
func (a areaBehind) asked() bot.Text {
	return bot.T("dondoc.area_asked_"+a.lack(), "area", a.place, "left", a.left, "of", a.of)
}

// lack names what of the area is awaited.
func (a areaBehind) lack() string {
	switch {
	case a.left == 0:
		return "unsent"
	case a.unsent:
		return "left_unsent"
	}
	return "left"
}

// wantedOf is what the program asks for about the areas.
func (t *deskTurn) wantedOf(list []areaBehind, rounds bot.Rounds) bot.Text {
	if lacking(list) == 0 {
		return bot.T("dondoc.areas_wanted_form")
	}
	return bot.T("dondoc.areas_wanted", "due", t.pasteDue(rounds.Of(list[0].ID)))
}

// areasDue is the hour that areas go by: that of the units, and behind it that of the forms.
func (t *deskTurn) areasDue(of bot.Rounds) bot.Text {
	r, ok := of.On(t.day)
	if !ok || r.InTime(t.now) || !t.now.Before(r.Closes()) {
		return t.dueWords(of)
	}
	return bot.T("dondoc.areas_due", "clock", bot.Clock(r.Areas))
}

// formDue is by when the first form that was not sent is due.
func (t *deskTurn) formDue(list []areaBehind, rounds bot.Rounds) bot.Text {
	i := slices.IndexFunc(list, func(a areaBehind) bool { return a.unsent })
	if i < 0 {
		return bot.Raw("")
	}
	r, _ := rounds.Of(list[i].ID).On(t.day)
	switch {
	case r.Areas.IsZero():
		return bot.Raw("")
	case t.now.After(r.Areas):
		return bot.T("dondoc.form_overdue", "clock", bot.Clock(r.Areas))
	}
	return bot.T("dondoc.form_due", "clock", bot.Clock(r.Areas))
}

// areasChoices open what the message is about: who is missing, and to a person who has
// all of an area, its form. Into a group teachers look too, and a form is frozen by one tap.
func (t *deskTurn) areasChoices(m toAreas) [][]bot.Choice {
	missing, freeze := data(verbCommand, "chuabaocao"), data(verbCommand, "chotso")
	if len(m.areas) == 1 {
		missing, freeze = t.scopeData(verbMissing, m.areas[0].scope, "0"), t.scopeData(verbFreeze, bot.WholeArea(m.areas[0].ID), "0")
	}
	standing := func(c bot.Choice) bot.Choice { c.Standing = true; return c }
	var choices []bot.Choice
	if lacking(m.areas) > 0 {
		choices = append(choices, standing(button("missing", missing)))
	}
	if slices.ContainsFunc(m.areas, func(a areaBehind) bool { return a.unsent && m.whole.Covers(bot.WholeArea(a.ID)) }) {
		choices = append(choices, standing(button("freeze", freeze)))
	}
	return filled(choices)
}
