package desk

import (
	"cmp"
	"context"
	"slices"

	"vneidbot/bot"
)

// tryCode has an invitation looked up unless too many wrong ones came before it:
// they are counted before anything is read.
func (d *Desk) tryCode(ctx context.Context, r Request, c call) (a Answer, err error) {
	try, err := d.Codes.Open(ctx, r.Event, c.args, d.Place.Now(), func() (right bool, err error) {
		a, err = d.answer(ctx, r, c)
		return a.invited, err
	})
	if err == nil && try.Refused() {
		a, err = d.answer(ctx, r, call{act: &action{forAll, func(t *deskTurn, _ call) (bot.Effects, error) {
			return t.answer(bot.T("officer_code.tired", "until", bot.Clock(try.Until))), nil
		}}})
	}
	a.Tell = append(a.Tell, try.Tell...)
	return a, err
}

// spendCode takes an officer's invitation, from a link or typed.
func (t *deskTurn) spendCode(c call) (bot.Effects, error) {
	if t.who.Role == bot.Admin {
		return t.answer(bot.T("officer_code.admin")), nil
	}
	code, err := t.openCode(c.args)
	if err != nil || code == nil {
		return t.answer(bot.T("officer_code.bad")), err
	}
	t.invited = true
	if code.DeputyOf != "" {
		return t.welcomeDeputy(*code)
	}
	return t.welcome(*code)
}

// welcome makes the person the officer of the invitation, once.
func (t *deskTurn) welcome(code bot.OfficerCode) (bot.Effects, error) {
	place, err := t.describe(code.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	welcome, err := t.newScope(code, place)
	if err != nil {
		return bot.Effects{}, err
	}
	if t.Caps.File != 0 {
		welcome = bot.T("officer_code.with_list", "welcome", welcome)
	}
	e := t.answer(welcome,
		[]bot.Choice{button("totals", selection{scope: bot.Everything}.data()), button("officer_help", data(verbHelp))})
	if code.Spent == t.Event.From {
		return e, nil
	}
	e.Writes = []bot.Write{
		bot.SpendCode{Hash: code.Hash, Account: t.Event.From, Chat: t.Event.Chat, Name: t.displayName(), At: t.Event.At},
		t.audit("nhanmoi", "code:"+code.Hash[:min(8, len(code.Hash))]),
	}
	e.Tell, err = t.tellAdmins(code, place)
	return e, err
}

// newScope says the scope that the person has now: a second invitation adds its
// own to what was there.
func (t *deskTurn) newScope(code bot.OfficerCode, place bot.Text) (bot.Text, error) {
	if code.Spent == "" && t.who.own().Empty() {
		return t.welcomed(place), nil
	}
	all, err := t.describe(t.who.own().Plus(code.Scope))
	if code.Spent != "" {
		return t.welcomed(all), err
	}
	return bot.T("officer_code.added", "place", place, "all", all), err
}

// welcomed says the new scope, and what to begin with in this chat: the page's has no groups.
func (t *deskTurn) welcomed(place bot.Text) bot.Text {
	if t.Caps.Alone {
		return bot.T("officer_code.welcome_page", "place", place)
	}
	return bot.T("officer_code.welcome", "place", place, "bind", typing("gannhom", t.Caps))
}

// openCode is the invitation if this person may still use it.
func (t *deskTurn) openCode(text string) (*bot.OfficerCode, error) {
	hash, ok := t.Tokens.ReadOfficerCode(text)
	if !ok {
		return nil, nil
	}
	code, err := t.records.OfficerCode(hash)
	switch {
	case err != nil || code == nil:
		return nil, err
	case code.Spent == t.Event.From && t.who.Role == bot.Officer: // not one who was removed since
		return code, nil
	case code.Spent != "" || !t.Event.At.Before(code.Expires):
		return nil, nil
	}
	return code, nil
}

// tellAdmins tells who used an invitation, with a way back.
func (t *deskTurn) tellAdmins(code bot.OfficerCode, place bot.Text) ([]bot.Tell, error) {
	admins, err := t.admins()
	if err != nil {
		return nil, err
	}
	if !slices.Contains(admins, code.By) && code.By != "" {
		admins = append(admins, code.By)
	}
	text := bot.T("officer_code.used", "name", nameOf(cmp.Or(code.Name, t.displayName())), "place", place, "at", t.Event.At)
	return t.tell("spent:"+code.Hash, admins, text, button("revoke", data(verbRemoveOfficer, accountMark(t.Event.From))))
}

// tell writes to accounts wherever they can be reached.
func (t *deskTurn) tell(key string, accounts []bot.AccountID, text bot.Text, choices ...bot.Choice) ([]bot.Tell, error) {
	chats, err := t.records.ChatsOf(accounts)
	var tells []bot.Tell
	for _, to := range chats {
		say := bot.Say{Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: rows(choices...)}
		tells = append(tells, bot.Tell{Key: key + ":" + string(to.Account), To: to, Say: say})
	}
	return tells, err
}
