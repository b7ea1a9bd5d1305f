package dialog

import (
	"strings"

	"vneidbot/bot"
)

// open begins the conversation: with the unit for somebody new, with what has
// changed for somebody known, with a choice where a report is half done.
func (t *Talk) open() {
	if t.st.Draft.has() && t.st.Ask.Slot != slotResume {
		t.interrupt(ask{Slot: slotResume})
		return
	}
	if t.st.Draft.has() {
		t.show()
		return
	}
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
	t.greet = true
	if t.ev.Command == "start" && t.f.Account.Role != bot.Principal {
		t.note("help.officer")
	}
	t.begin()
	t.guess()
	if u := t.st.Draft.Unit; t.finished(u) {
		t.drop()
		t.sayFinished(u)
		return
	}
	t.next()
}

// finished tells whether nothing more is asked of the unit.
func (t *Talk) finished(u unit) bool { return u.Was == bot.Succeeded }

func (t *Talk) sayFinished(u unit) {
	t.tell(bot.T("start.done", "unit", named(u), "status", u.Was, "date", bot.Day(u.WasAt)),
		row(standing("button.history", "hist", unitObject(u.ID)), standing("button.report_again", "again", unitObject(u.ID))),
		row(standing("button.add_unit", "other", "")))
}

// reportAgain begins a report of the button's unit.
func (t *Talk) reportAgain(object string) {
	u, ok := t.unitOf(object)
	switch {
	case t.st.Draft.has():
		t.open()
	case !ok:
		t.open()
	default:
		t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
		t.settle(t.unit(u))
	}
}

// otherUnit begins a report of a unit that the account has not reported for.
func (t *Talk) otherUnit(string) {
	if t.st.Draft.has() {
		t.open()
		return
	}
	t.retype()
}

// have lists what was given.
func (t *Talk) have() bot.List {
	d := t.st.Draft
	var all bot.List
	add := func(ok bool, text bot.Text) {
		if ok {
			all = append(all, text)
		}
	}
	add(d.Unit.known() && d.New == nil, bot.T("item.unit", "unit", named(d.Unit)))
	if n := d.New; n != nil {
		add(n.Code != "", bot.T("item.code", "code", n.Code))
		add(n.Name != "", bot.T("item.name", "name", n.Name))
	}
	add(d.Status != "", bot.T("item.status", "status", inShort(d.Status, d.Words, "", "")))
	add(d.Reason != "" && d.missingStatus() != slotReasonText, bot.T("item.reason"))
	add(len(d.Pictures) > 0, bot.T("item.photo"))
	return all
}

// lacking lists what is still to be asked.
func (t *Talk) lacking() bot.List {
	d := t.st.Draft
	var all bot.List
	add := func(ok bool, key string) {
		if ok {
			all = append(all, bot.T("need."+key))
		}
	}
	s := d.missing()
	if n := d.New; n != nil {
		add(n.Name == "", "name")
		add(n.Level == "", "level")
		add(n.Area.ID == 0, "area")
	}
	add(!d.Unit.known() && d.New == nil, "unit")
	add(s == slotCode, "code")
	add(d.missingStatus() == slotStatus, "status")
	add(strings.HasPrefix(string(d.missingStatus()), "reason"), "reason")
	add(d.wantsPicture() && d.Status != "", "photo")
	return all
}
