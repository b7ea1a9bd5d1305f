package desk

import (
	"slices"

	"vneidbot/bot"
)

// reporters is the officer's side of an invitation: who came by it, each with a
// button to remove, and a button to revoke it.
func (t *deskTurn) reporters(u bot.Unit, gen int) (bot.Say, error) {
	people, err := t.records.ReportersOf(u.ID)
	if err != nil {
		return bot.Say{}, err
	}
	var names bot.Series
	var choices []bot.Choice
	for _, p := range people {
		name := reporterAmong(p, people)
		names = append(names, name)
		choices = append(choices, bot.Choice{
			Label: bot.T("button.remove_reporter", "name", name),
			Data:  data(verbReporter, num(u.ID), accountMark(p.Account)),
		})
	}
	text := bot.T("mamoi.people", "unit", unitName(u), "n", len(people), "names", names)
	if len(people) == 0 {
		text = bot.T("mamoi.nobody", "unit", unitName(u))
	}
	choices = append(choices, button("revoke_code", data(verbRenew, num(u.ID), num(gen))))
	return card(text, nil, rows(choices...)...), nil
}

// reporterName is how a reporter is called; not everybody gave a name.
func reporterName(name string) bot.Text {
	if name == "" {
		return bot.T("mamoi.nameless")
	}
	return bot.Raw(name)
}

// reporterAmong is how a reporter is called beside the others: those of one name
// are numbered, in the order of ReportersOf.
func reporterAmong(p bot.AccountChat, people []bot.AccountChat) bot.Text {
	namesakes, place := 0, 0
	for _, o := range people {
		if o.Name == p.Name {
			namesakes++
		}
		if o.Account == p.Account {
			place = namesakes
		}
	}
	if namesakes < 2 {
		return reporterName(p.Name)
	}
	return bot.T("mamoi.namesake", "name", reporterName(p.Name), "n", place)
}

// removeReporter asks first.
func (t *deskTurn) removeReporter(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	p, name, err := t.tappedReporter(*u, c)
	if err != nil || p == nil {
		return t.reporterGone(*u, err)
	}
	yes := data(verbDoReporter, num(u.ID), accountMark(p.Account))
	return t.ask(bot.T("mamoi.ask_remove", "name", name, "unit", unitName(*u)), "remove", yes), nil
}

// doRemoveReporter removes; who is none any more needs no removing.
func (t *deskTurn) doRemoveReporter(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	p, name, err := t.tappedReporter(*u, c)
	if err != nil || p == nil {
		return t.reporterGone(*u, err)
	}
	gen, err := t.records.InviteGeneration(u.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	e = t.answer(bot.T("mamoi.removed", "name", name, "unit", unitName(*u)),
		[]bot.Choice{button("revoke_code", data(verbRenew, num(u.ID), num(gen)))})
	e.Writes = []bot.Write{
		bot.RemoveReporter{Unit: u.ID, Account: p.Account, By: t.Event.From, At: t.Event.At},
		t.audit("mamoi.go", unitObject(u.ID)),
	}
	return e, nil
}

// tappedReporter is the verified reporter that a button means, nil for none, and
// how the person is called there.
func (t *deskTurn) tappedReporter(u bot.Unit, c call) (*bot.AccountChat, bot.Text, error) {
	people, err := t.records.ReportersOf(u.ID)
	if err != nil || len(c.fields) < 2 {
		return nil, bot.Text{}, err
	}
	i := slices.IndexFunc(people, func(p bot.AccountChat) bool { return accountMark(p.Account) == c.fields[1] })
	if i < 0 {
		return nil, bot.Text{}, nil
	}
	return &people[i], reporterAmong(people[i], people), nil
}

func (t *deskTurn) reporterGone(u bot.Unit, err error) (bot.Effects, error) {
	return t.answer(bot.T("mamoi.gone", "unit", unitName(u))), err
}

// renewUnit asks before the invitation stops working.
func (t *deskTurn) renewUnit(c call) (bot.Effects, error) { return t.renew(c, false) }

// doRenewUnit moves to the next generation, if the present one is the one that
// was asked about, and shows the new invitation.
func (t *deskTurn) doRenewUnit(c call) (bot.Effects, error) { return t.renew(c, true) }

func (t *deskTurn) renew(c call, sure bool) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	gen, err := t.records.InviteGeneration(u.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	switch {
	case len(c.fields) != 2 || c.fields[1] != num(gen):
		return t.showInvitation(*u, gen, bot.T("mamoi.renewed_before", "unit", unitName(*u)))
	case !sure:
		yes := data(verbDoRenew, num(u.ID), num(gen))
		return t.ask(bot.T("mamoi.ask_renew", "unit", unitName(*u)), "revoke_code", yes), nil
	}
	e, err = t.showInvitation(*u, gen+1, bot.T("mamoi.renewed", "unit", unitName(*u)))
	e.Writes = append(e.Writes,
		bot.RenewInvite{Unit: u.ID, Was: gen, By: t.Event.From, At: t.Event.At},
		t.audit("mamoi.thuhoi", unitObject(u.ID)))
	return e, err
}
