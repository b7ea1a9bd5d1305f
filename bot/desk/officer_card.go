package desk

import (
	"slices"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// duties are an officer's scope, and that the person is an administrator too.
func (t *deskTurn) duties(a bot.Account, areas []bot.Area) bot.Text {
	if a.Role == bot.Admin {
		return bot.T("canbo.admin_too", "place", describe(a.Scope, areas))
	}
	return describe(a.Scope, areas)
}

// ownCard is the card of the officer who asks; somebody who only stands in for one
// has none.
func (t *deskTurn) ownCard() (bot.Effects, error) {
	a, err := t.markedOfficer(call{fields: []string{accountMark(t.who.ID)}})
	if err != nil {
		return bot.Effects{}, err
	}
	if a == nil {
		place, err := t.describe(t.who.own())
		return t.answer(bot.T("canbo.stands_in", "place", place)), err
	}
	return t.officerCard(*a, nil)
}

func (t *deskTurn) tapOfficer(c call) (bot.Effects, error) {
	a, instead, err := t.cardOf(c)
	if a == nil {
		return deref(instead), err
	}
	return t.officerCard(*a, nil)
}

// cardOf is the officer that a button means, if the person may change that card: an
// administrator every one, an officer the own; nil with what is to be answered
// instead.
func (t *deskTurn) cardOf(c call) (*bot.Account, *bot.Effects, error) {
	if t.who.Role != bot.Admin && (len(c.fields) == 0 || c.fields[0] != accountMark(t.who.ID)) {
		e, err := t.refuse(notAdmin)
		return nil, &e, err
	}
	a, err := t.markedOfficer(c)
	if err != nil || a == nil {
		e, err := t.officerGone(err)
		return nil, &e, err
	}
	return a, nil, nil
}

// officerCard shows one officer, and what can be done, below what was done.
func (t *deskTurn) officerCard(a bot.Account, above []bot.Part) (bot.Effects, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	deputies, err := t.records.DeputiesOf([]bot.AccountID{a.ID}, t.day)
	if err != nil {
		return bot.Effects{}, err
	}
	phone := bot.T("canbo.no_phone")
	if a.Phone != "" {
		phone = bot.Raw(bot.Phone(a.Phone).Grouped())
	}
	lines := bot.Lines{bot.T("canbo.card", "name", nameOf(a.Name), "phone", phone, "place", t.duties(a, areas))}
	mark := accountMark(a.ID)
	choices := []bot.Choice{button("name_officer", data(verbNameOfficer, mark)), button("deputy", data(verbDeputy, mark))}
	for _, d := range deputies {
		lines = append(lines, bot.T("canbo.deputy", "name", nameOf(d.Name), "day", bot.Day(d.Until)))
		choices = append(choices, bot.Choice{Label: bot.T("button.end_deputy", "name", nameOf(d.Name)), Data: data(verbEndDeputy, mark, accountMark(d.Account))})
	}
	if t.who.Role == bot.Admin {
		name, on := "make_admin", "1"
		if a.Role == bot.Admin {
			name, on = "unmake_admin", "0"
		}
		choices = append(choices, button(name, data(verbAdmin, mark, on)), button("remove", data(verbRemoveOfficer, mark)), button("officers", data(verbOfficers)))
	}
	e := bot.Effects{Say: []bot.Say{t.sayParts(append(above, bot.Part{Text: bot.T("canbo.lines", "lines", lines)}), rows(choices...)...)}}
	if a.ID != t.who.ID {
		e.Writes = []bot.Write{t.audit("canbo.xem", "account:"+string(a.ID))}
	}
	return e, nil
}

// nameView is the kind of a view that is an officer's name and phone to be.
const nameView = "canbo.ten"

// nameOfficer asks for the real name and the phone, in one message; what is not
// said stays.
func (t *deskTurn) nameOfficer(c call) (bot.Effects, error) {
	a, instead, err := t.cardOf(c)
	if a == nil {
		return deref(instead), err
	}
	if !c.answer {
		return t.askFree("canbo", c, bot.T("canbo.which_name", "name", nameOf(a.Name))), nil
	}
	p := read.Text(c.args).Person
	switch {
	case t.Event.Masked:
		return t.askFree("canbo", c, bot.T("donvi.citizen")), nil
	case utf8.RuneCountInString(p.Name) > maxHead || p.Name == "" && p.Phone == "":
		return t.askFree("canbo", c, bot.T("canbo.bad_name")), nil
	}
	w := bot.SetOfficer{Account: a.ID, WasName: a.Name, WasPhone: a.Phone, Name: a.Name, Phone: a.Phone}
	if p.Name != "" {
		w.Name = p.Name
	}
	if p.Phone != "" {
		w.Phone = p.Phone
	}
	id := t.keepView(nameView, w)
	return t.ask(bot.T("canbo.ask_name", "was", person(w.WasName, w.WasPhone), "now", person(w.Name, w.Phone)), "write", data(verbDoNameOfficer, accountMark(a.ID), id)), nil
}

// person is a name with its phone, if there is one.
func person(name, phone string) bot.List {
	who := bot.List{nameOf(name)}
	if phone != "" {
		who = append(who, bot.Raw(bot.Phone(phone).Grouped()))
	}
	return who
}

// doNameOfficer writes them, if they are still what was seen.
func (t *deskTurn) doNameOfficer(c call) (bot.Effects, error) {
	a, instead, err := t.cardOf(c)
	if a == nil {
		return deref(instead), err
	}
	var w bot.SetOfficer
	ok := len(c.fields) == 2
	if ok {
		ok, err = t.readView(nameView, c.fields[1], &w)
	}
	if !ok || w.Account != a.ID {
		return t.staleAfter(err)
	}
	if a.Name != w.WasName || a.Phone != w.WasPhone {
		return t.officerCard(*a, []bot.Part{{Text: bot.T("canbo.changed")}})
	}
	a.Name, a.Phone = w.Name, w.Phone
	e, err := t.officerCard(*a, []bot.Part{{Text: bot.T("canbo.named")}})
	e.Writes = []bot.Write{w, t.audit("canbo.ten", "account:"+string(a.ID))}
	return e, err
}

// askAdmin asks whether an officer is to be an administrator too, or no more.
func (t *deskTurn) askAdmin(c call) (bot.Effects, error) {
	a, err := t.markedOfficer(c)
	if err != nil || a == nil {
		return t.officerGone(err)
	}
	if len(c.fields) != 2 {
		return t.stale()
	}
	key, yes := "canbo.ask_admin", "make_admin"
	if c.fields[1] == "0" {
		key, yes = "canbo.ask_no_admin", "unmake_admin"
	}
	return t.ask(bot.T(key, "name", nameOf(a.Name)), yes, data(verbDoAdmin, c.fields[0], c.fields[1])), nil
}

// doAdmin makes it so, and tells the person.
func (t *deskTurn) doAdmin(c call) (bot.Effects, error) {
	a, err := t.markedOfficer(c)
	if err != nil || a == nil {
		return t.officerGone(err)
	}
	if len(c.fields) != 2 {
		return t.stale()
	}
	on := c.fields[1] == "1"
	if (a.Role == bot.Admin) == on {
		return t.officerCard(*a, nil)
	}
	key, told := "canbo.is_admin", "canbo.told_admin"
	if a.Role = bot.Admin; !on {
		a.Role, key, told = bot.Officer, "canbo.no_admin", "canbo.told_no_admin"
	}
	e, err := t.officerCard(*a, []bot.Part{{Text: bot.T(key, "name", nameOf(a.Name))}})
	if err != nil {
		return bot.Effects{}, err
	}
	e.Writes = []bot.Write{bot.SetAdmin{Account: a.ID, On: on, By: t.Event.From, At: t.Event.At}, t.audit("canbo.quantri", "account:"+string(a.ID))}
	e.Tell, err = t.tell("admin:"+t.Event.ID, []bot.AccountID{a.ID}, bot.T(told, "name", nameOf(t.displayName())))
	return e, err
}

// admins are all administrators, of the configuration and of the records.
func (t *deskTurn) admins() ([]bot.AccountID, error) {
	more, err := t.records.Admins()
	all := slices.Clone(t.Admins)
	for _, id := range more {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all, err
}
