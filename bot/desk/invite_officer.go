package desk

import (
	"time"

	"vneidbot/bot"
)

// inviteOfficer is /moicanbo.
func inviteOfficer() command {
	return command{
		name: "moicanbo", asked: "mời cán bộ|thêm cán bộ|invite officer", action: action{byAdmin, (*deskTurn).inviteOfficer}, answers: isPlace,
		taps: []tap{{verbInviteOfficer, action{byAdmin, (*deskTurn).tapInviteOfficer}}},
	}
}

const verbInviteOfficer = "mc"

// codeLife is how long an officer's invitation can be used.
const codeLife = 72 * time.Hour

// inviteOfficer answers /moicanbo: a one-time invitation for a scope.
func (t *deskTurn) inviteOfficer(c call) (bot.Effects, error) {
	if c.args == "" {
		return t.askWords(c.name, "", bot.T("moicanbo.which")), nil
	}
	if asksAdmin(c.args) {
		return t.secondAdmin(), nil
	}
	scope, unclear, err := t.readScope(c.args, t.who.own(), func(s bot.Scope) string { return t.scopeData(verbInviteOfficer, s) }, c)
	if err != nil || unclear != nil {
		return deref(unclear), err
	}
	return t.giveCode(scope)
}

func (t *deskTurn) tapInviteOfficer(c call) (bot.Effects, error) {
	scope, err := t.tappedScope(c.fields)
	if err != nil || scope.Empty() {
		return t.staleAfter(err)
	}
	return t.giveCode(scope)
}

// giveCode makes the code from the event, so that a second run of it says the
// same code. Only the hash is written.
func (t *deskTurn) giveCode(scope bot.Scope) (bot.Effects, error) {
	if no := t.who.covers(scope); no != granted {
		return t.refuse(no)
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	typed, payload, hash := t.Tokens.OfficerCode(t.Event.ID)
	code := bot.OfficerCode{Hash: hash, Scope: scope, By: t.Event.From, Expires: t.Event.At.Add(codeLife)}
	e := t.answer(t.codeText(place, typed, t.link(payload), code.Expires))
	e.Writes = []bot.Write{
		bot.InviteOfficer{Event: t.Event.ID, OfficerCode: code, At: t.Event.At},
		t.reachable(),
		t.audit("moicanbo", "code:"+hash[:8]),
	}
	return e, nil
}

func (t *deskTurn) codeText(place bot.Text, typed, link string, expires time.Time) bot.Text {
	if link == "" {
		return bot.T("moicanbo.code", "place", place, "code", bot.Raw(typed), "at", expires)
	}
	return bot.T("moicanbo.link", "place", place, "link", bot.Raw(link), "code", bot.Raw(typed), "at", expires)
}

// reachable records where the person can be written to, for what comes of it
// later. A name that was given is kept.
func (t *deskTurn) reachable() bot.SetAccount {
	set := bot.SetAccount{ID: t.Event.From, Chat: t.Event.Chat, At: t.Event.At}
	if t.Caps.Brief {
		set.Chat = bot.Chat{}
	}
	if t.who.Name == "" && t.Event.Name != "" {
		name := t.Event.Name
		set.Name = &name
	}
	return set
}
