package desk

import (
	"slices"

	"vneidbot/bot"
)

// officers is /canbo.
func officers() command {
	return command{
		name: "canbo", action: action{byAdmin, (*deskTurn).officers},
		taps: []tap{
			{verbOfficers, action{byAdmin, (*deskTurn).tapOfficers}},
			{verbRemoveOfficer, action{byAdmin, (*deskTurn).removeOfficer}},
			{verbDoRemoveOfficer, action{byAdmin, (*deskTurn).doRemoveOfficer}},
		},
	}
}

const (
	verbOfficers        = "cb"
	verbRemoveOfficer   = "cr"
	verbDoRemoveOfficer = "cry"
)

// perList is how many officers a message lists.
const perList = 10

// officers answers /canbo.
func (t *deskTurn) officers(call) (bot.Effects, error) { return t.listOfficers(0) }

func (t *deskTurn) tapOfficers(c call) (bot.Effects, error) {
	page := 0
	if len(c.fields) == 1 {
		page, _ = unnum[int](c.fields[0])
	}
	return t.listOfficers(page)
}

func (t *deskTurn) listOfficers(page int) (bot.Effects, error) {
	all, err := t.records.Officers()
	if err != nil {
		return bot.Effects{}, err
	}
	if len(all) == 0 {
		return t.answer(bot.T("canbo.none")), nil
	}
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	pages := (len(all) + perList - 1) / perList
	page = min(page, pages-1)
	first := page * perList
	parts := []bot.Part{{Text: bot.T("canbo.head", "n", len(all))}}
	var choices []bot.Choice
	for i, a := range all[first:min(first+perList, len(all))] {
		n := first + i + 1
		parts = append(parts, bot.Part{Text: bot.T("canbo.row", "i", n, "name", nameOf(a.Name), "place", describe(a.Scope, areas))})
		choices = append(choices, bot.Choice{
			Label: bot.T("button.remove_officer", "i", n, "name", nameOf(a.Name)),
			Data:  data(verbRemoveOfficer, accountMark(a.ID)),
		})
	}
	if pages > 1 {
		choices = append(choices, button("next_page", data(verbOfficers, num((page+1)%pages))))
	}
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, rows(choices...)...)}}, nil
}

// removeOfficer asks first.
func (t *deskTurn) removeOfficer(c call) (bot.Effects, error) {
	a, err := t.markedOfficer(c)
	if err != nil || a == nil {
		return t.officerGone(err)
	}
	place, err := t.describe(a.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	yes := data(verbDoRemoveOfficer, accountMark(a.ID), scopeMark(a.Scope))
	return t.ask(bot.T("canbo.ask", "name", nameOf(a.Name), "place", place), "remove", yes), nil
}

// doRemoveOfficer removes, if the officer's scope is what was asked about.
func (t *deskTurn) doRemoveOfficer(c call) (bot.Effects, error) {
	a, err := t.markedOfficer(c)
	if err != nil || a == nil {
		return t.officerGone(err)
	}
	if len(c.fields) != 2 || c.fields[1] != scopeMark(a.Scope) {
		return t.removeOfficer(c)
	}
	e := t.answer(bot.T("canbo.removed", "name", nameOf(a.Name)))
	e.Writes = []bot.Write{
		bot.RemoveOfficer{Account: a.ID, By: t.Event.From, At: t.Event.At},
		t.audit("canbo.go", "account:"+string(a.ID)),
	}
	return e, nil
}

// markedOfficer is the officer that a button means, nil when that is none (any
// more).
func (t *deskTurn) markedOfficer(c call) (*bot.Account, error) {
	all, err := t.records.Officers()
	if err != nil || len(c.fields) == 0 {
		return nil, err
	}
	i := slices.IndexFunc(all, func(a bot.Account) bool { return accountMark(a.ID) == c.fields[0] })
	if i < 0 {
		return nil, nil
	}
	return &all[i], nil
}

func (t *deskTurn) officerGone(err error) (bot.Effects, error) {
	return t.answer(bot.T("canbo.gone")), err
}

// accountMark names an account in a button: platforms' ids may be long.
func accountMark(id bot.AccountID) string { return mark("account", string(id)) }

func scopeMark(s bot.Scope) string {
	areas, levels := encodeScope(s)
	return mark(areas, levels)
}
