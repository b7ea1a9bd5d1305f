package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// longestDeputy is more days than a leave has.
const longestDeputy = 366

// inviteDeputy asks until which day somebody is to act for the officer, and gives
// the invitation for whoever that is.
func (t *deskTurn) inviteDeputy(c call) (bot.Effects, error) {
	a, instead, err := t.cardOf(c)
	if a == nil {
		return deref(instead), err
	}
	example := bot.Day(t.day.AddDate(0, 0, 14))
	if !c.answer {
		return t.askFree("canbo", c, bot.T("canbo.which_until", "name", nameOf(a.Name), "example", example)), nil
	}
	until, ok := readDay(c.args, t.day)
	switch {
	case !ok:
		return t.askFree("canbo", c, bot.T("canbo.no_day", "example", example)), nil
	case until.Before(t.day):
		return t.askFree("canbo", c, bot.T("canbo.day_passed", "day", bot.Day(until))), nil
	case until.After(t.day.AddDate(0, 0, longestDeputy)):
		return t.askFree("canbo", c, bot.T("canbo.day_far")), nil
	}
	return t.giveDeputyCode(*a, until)
}

// giveDeputyCode is giveCode for a deputy: the scope is the officer's, whatever that
// is when the deputy acts.
func (t *deskTurn) giveDeputyCode(a bot.Account, until time.Time) (bot.Effects, error) {
	place, err := t.describe(a.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	typed, payload, hash := t.Tokens.OfficerCode(t.Event.ID)
	code := bot.OfficerCode{Hash: hash, Scope: a.Scope, By: t.Event.From, Expires: t.Event.At.Add(codeLife), DeputyOf: a.ID, Until: until}
	open := bot.T("canbo.by_code", "code", bot.Raw(typed))
	if link := t.link(payload); link != "" {
		open = bot.T("canbo.by_link", "link", bot.Raw(link), "code", bot.Raw(typed))
	}
	e := t.answer(bot.T("canbo.deputy_code", "name", nameOf(a.Name), "day", bot.Day(until), "place", place, "open", open, "at", code.Expires))
	e.Writes = []bot.Write{bot.InviteOfficer{Event: t.Event.ID, OfficerCode: code, At: t.Event.At}, t.reachable(), t.audit("canbo.thay", "account:"+string(a.ID))}
	return e, nil
}

// welcomeDeputy makes the person the deputy of the invitation, once, and tells the
// officer.
func (t *deskTurn) welcomeDeputy(code bot.OfficerCode) (bot.Effects, error) {
	a, err := t.records.Account(code.DeputyOf)
	if err != nil {
		return bot.Effects{}, err
	}
	if a.Role == bot.Principal || code.Until.Before(t.day) || a.ID == t.Event.From {
		return t.answer(bot.T("officer_code.bad")), nil
	}
	place, err := t.describe(a.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	e := t.answer(bot.T("officer_code.deputy", "name", nameOf(a.Name), "day", bot.Day(code.Until), "place", place),
		[]bot.Choice{button("totals", selection{scope: bot.Everything}.data()), button("officer_help", data(verbHelp))})
	if code.Spent == t.Event.From {
		return e, nil
	}
	over := t.Place.At(code.Until.AddDate(0, 0, 1), 0, 0)
	e.Writes = []bot.Write{
		bot.SpendCode{Hash: code.Hash, Account: t.Event.From, Chat: t.Event.Chat, Name: t.displayName(), At: t.Event.At},
		t.audit("nhanmoi", "code:"+code.Hash[:min(8, len(code.Hash))]),
		bot.Do{Key: "menu:over:" + code.Hash, Kind: bot.RoleMenu, Args: t.Event.From, NotBefore: over},
	}
	told, err := t.admins()
	if !slices.Contains(told, a.ID) {
		told = append(told, a.ID)
	}
	if err != nil {
		return bot.Effects{}, err
	}
	e.Tell, err = t.tell("spent:"+code.Hash, told, bot.T("officer_code.deputy_used", "deputy", nameOf(t.displayName()), "name", nameOf(a.Name), "day", bot.Day(code.Until), "at", t.Event.At),
		bot.Choice{Label: bot.T("button.end_deputy", "name", nameOf(t.displayName())), Data: data(verbEndDeputy, accountMark(a.ID), accountMark(t.Event.From))})
	return e, err
}

// endDeputy ends at once what a deputy may, and tells the person.
func (t *deskTurn) endDeputy(c call) (bot.Effects, error) {
	a, instead, err := t.cardOf(c)
	if a == nil {
		return deref(instead), err
	}
	deputies, err := t.records.DeputiesOf([]bot.AccountID{a.ID}, t.day)
	if err != nil {
		return bot.Effects{}, err
	}
	i := slices.IndexFunc(deputies, func(d bot.Deputy) bool { return len(c.fields) == 2 && accountMark(d.Account) == c.fields[1] })
	if i < 0 {
		return t.officerCard(*a, nil)
	}
	d := deputies[i]
	e := t.answer(bot.T("canbo.deputy_ended", "deputy", nameOf(d.Name), "name", nameOf(a.Name)),
		[]bot.Choice{{Label: bot.T("button.card"), Data: data(verbOfficer, accountMark(a.ID))}})
	e.Writes = []bot.Write{bot.EndDeputy{Officer: a.ID, Deputy: d.Account}, t.audit("canbo.thoithay", "account:"+string(a.ID))}
	e.Tell, err = t.tell("deputy:"+t.Event.ID, []bot.AccountID{d.Account}, bot.T("canbo.told_deputy_ended", "name", nameOf(a.Name)))
	return e, err
}
