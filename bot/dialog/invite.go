package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// startPayload is the invitation in "/start u…" (a unit's) or "/start a…" (an
// area's common one), "" for a plain /start.
func startPayload(ev bot.Event) string {
	payload := strings.TrimSpace(ev.Args)
	if ev.Command != "start" || len(payload) < 2 || len(payload) > 64 {
		return ""
	}
	if payload[0] == 'u' || payload[0] == 'a' {
		return payload
	}
	if _, _, ok := bot.ReadTypedCode(payload); ok {
		return payload
	}
	return ""
}

// invitation is a unit's or an area's invitation in the words, or what was meant
// as one: a slip must be answered as a wrong code, not as a school's name.
func invitation(text string) (invite, rest string) {
	if found, rest, ok := read.Invite(text); ok {
		if read.ForOfficers(found) {
			return "", text
		}
		return found, rest
	}
	if likeCode(text) {
		return shorten(text, 40), ""
	}
	for _, word := range strings.Fields(text) {
		if likeCode(word) {
			return word, ""
		}
	}
	return "", text
}

// likeCode tells whether the words are a unit's typed code with a slip in it.
func likeCode(text string) bool {
	w := read.Folded(text)
	return strings.HasPrefix(w, "mm") && len(w) >= 8 && len(w) <= 24 && strings.ContainsAny(w, "0123456789")
}

// invited answers an invitation by what it opens. A status beside it is kept.
func (t *Talk) invited() {
	t.takeStatus()
	inv := t.f.Invite
	switch {
	case inv.Kind == bot.OpensUnit && inv.Unit != nil:
		t.invitedToUnit(*inv.Unit)
	case inv.Kind == bot.OpensArea && inv.Area.ID != 0:
		t.st.Area = place{inv.Area.ID, inv.Area.Name}
		t.st.Met = false // the greeting names the area
		t.open()
	case inv.Kind == bot.InviteTired:
		t.badInvite("invite.tried_out", "until", bot.Clock(inv.Until))
	default:
		t.badInvite("invite.bad")
	}
}

func (t *Talk) badInvite(key string, pairs ...any) {
	t.tell(bot.T(key, append(pairs, "contact", t.reach())...), row(standing("button.by_code", "other", "")))
}

// invitedToUnit asks whether the unit is the right one. Whoever is its verified
// reporter already goes straight on.
func (t *Talk) invitedToUnit(u bot.Unit) {
	if t.f.Verified[u.ID] {
		t.greet = true
		t.forUnit(u)
		return
	}
	t.spokeOfAnother(t.unit(u))
	t.interrupt(ask{Slot: slotInvited, Units: []unit{t.unit(u)}, Invite: t.in.Invite})
}

// spokeOfAnother takes back what was told of a unit that is being asked about, when the
// invitation is another one's: a status never moves by itself.
func (t *Talk) spokeOfAnother(u unit) {
	a, d := t.st.Ask, &t.st.Draft
	if t.in.Status != bot.NoStatus || !d.has() || d.Unit.known() || !a.ofAnother(u) {
		return
	}
	if a.Slot == slotConfirm {
		t.behind(t.candidate(0))
	}
	if n := len(d.Pictures); n > 0 {
		t.note("photo.dropped", "n", n)
		t.replacePictures()
	}
	t.st.Draft = draft{ID: d.ID, Rev: d.Rev, Begun: d.Begun, Told: d.Told}
}

// ofAnother tells whether the question is about other units than this one.
func (a ask) ofAnother(u unit) bool {
	if len(a.Units) > 0 {
		return !slices.ContainsFunc(a.Units, func(o unit) bool { return o.ID == u.ID })
	}
	return a.Code != "" && a.Code != u.Code
}

// forUnit goes on with a report of the unit; one of another unit in the making
// is finished first.
func (t *Talk) forUnit(u bot.Unit) {
	d := t.st.Draft
	if d.Unit.known() && !d.Guessed && d.Unit.ID != u.ID {
		t.st.Ask, t.st.Under = ask{}, ask{}
		t.next()
		return
	}
	if it := t.unit(u); t.finished(it) && !d.has() {
		t.drop()
		t.sayFinished(it)
		return
	}
	t.settle(t.unit(u))
}

// askInvited asks for the status at once: whoever answers has said with it that
// the unit is the right one.
func (t *Talk) askInvited() question {
	if t.st.Draft.Status != bot.NoStatus {
		return question{bot.T("start.invited", "unit", named(t.candidate(0))), t.yesNo("button.yes", "button.not_this")}
	}
	q := question{text: bot.T("start.invited_status", "unit", named(t.candidate(0)))}
	for _, s := range append(bot.Statuses(), bot.OtherStatus) {
		label := bot.T("status." + string(s))
		if s == bot.OtherStatus {
			label = bot.T("button.other_words")
		}
		q.rows = append(q.rows, row(t.choice(label, string(s))))
	}
	q.rows = append(q.rows, row(t.pick("button.not_this", "no")))
	return q
}

func (t *Talk) tapInvited(choice string) bool {
	switch status := bot.Status(choice); {
	case choice == "no":
		t.retype()
		return true
	case choice == "yes": // typed
	case slices.Contains(bot.Statuses(), status), status == bot.OtherStatus:
		t.begin()
		t.setStatus(status)
	default:
		return false
	}
	t.acceptInvite()
	return true
}

// acceptInvite makes the account a verified reporter of the unit, if the
// invitation still opens it, and tells the earlier ones.
func (t *Talk) acceptInvite() {
	a, inv := t.st.Ask, t.f.Invite
	if inv.Kind != bot.OpensUnit || inv.Unit == nil || inv.Unit.ID != t.candidate(0).ID {
		t.st.Ask = t.st.Under
		t.invited()
		return
	}
	u := *inv.Unit
	t.write(bot.BindReporter{Account: t.ev.From, Chat: t.ev.Chat, Unit: u.ID, Invite: a.Invite, At: t.ev.At},
		t.person(bot.SetAccount{}))
	t.tellBound(u)
	t.bind(u.ID)
	if u.Reporters > 0 {
		t.note("start.bound_also", "unit", named(t.unit(u)))
	} else {
		t.note("start.bound", "unit", named(t.unit(u)))
	}
	t.st.Ask = t.st.Under
	t.forUnit(u)
}
