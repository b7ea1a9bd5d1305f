package desk

import "vneidbot/bot"

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
	e.Tell, err = t.tell("removed:"+t.Event.ID, []bot.AccountID{a.ID}, bot.T("canbo.told_removed"))
	return e, err
}
