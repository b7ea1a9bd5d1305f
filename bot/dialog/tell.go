package dialog

import (
	"slices"
	"strconv"

	"vneidbot/bot"
)

// tellVerified tells the unit's verified reporters of a report that another
// account makes; each can deny it.
func (t *Talk) tellVerified(w bot.FileReport) {
	u := t.st.Draft.Unit
	if w.Unit == 0 || t.f.Verified[w.Unit] {
		return
	}
	text := bot.T("tell.other_account", "unit", named(u), "name", t.sender(),
		"status", statusText(w.Status, w.Words, w.Reason, w.ReasonText))
	t.tellOthers("report:"+string(w.ID), w.Unit, text,
		row(standing("button.yes", "yes", string(w.ID)), standing("button.no", "no", string(w.ID))))
}

// tellBound tells the earlier reporters of a new one. Whoever changed phones
// can take the old one off there.
func (t *Talk) tellBound(u bot.Unit) {
	id := unitObject(u.ID)
	text := bot.T("newphone.text", "unit", named(t.unit(u)), "name", t.sender(), "contact", t.reach())
	t.tellOthers("bound:"+t.ev.ID, u.ID, text,
		row(standing("button.drop_phone", "leave", id), standing("button.keep_phone", "stay", id)))
}

// tellOthers tells everybody who can be written to about the unit, but the sender.
func (t *Talk) tellOthers(key string, unit bot.UnitID, text bot.Text, rows ...[]bot.Choice) {
	if t.f.Unit == nil || t.f.Unit.ID != unit {
		return // the facts are about another unit
	}
	for _, to := range t.f.Tellable {
		if to.Account == t.ev.From {
			continue
		}
		t.fx.Tell = append(t.fx.Tell, bot.Tell{Key: key + ":" + string(to.Account), To: to, Say: bot.Say{
			Kind: bot.Notice, Parts: []bot.Part{{Text: text}}, Choices: slices.Clone(rows)}})
	}
}

// sender is how the person is called to others.
func (t *Talk) sender() bot.Text {
	for _, name := range []string{t.f.Account.Name, shorten(t.ev.Name, maxName)} {
		if name != "" {
			return bot.Raw(name)
		}
	}
	return bot.T("tell.somebody")
}

// grant takes a reporter's word that a report was right.
func (t *Talk) grant(object string) {
	if !t.mayAnswer(object) {
		t.stale()
		return
	}
	t.agree(*t.f.Report)
}

// deny records a reporter's word that a report was not theirs.
func (t *Talk) deny(object string) {
	if !t.mayAnswer(object) {
		t.stale()
		return
	}
	t.denyReport(*t.f.Report)
}

func (t *Talk) denyReport(r bot.Report) {
	t.write(bot.DenyReport{Report: r.ID, Account: t.ev.From, At: t.ev.At})
	if r.OnBehalf { // it is the unit's, and says something else than is so
		t.tell(bot.T("tell.denied_behalf", "receipt", r.Receipt), row(standing("button.report_again", "again", unitObject(r.Unit))))
		return
	}
	t.tell(bot.T("tell.denied", "receipt", r.Receipt))
}

// mayAnswer tells whether the sender is a verified reporter of the report's
// unit, now, and did not make the report. About what an officer reported on behalf
// everybody is asked who reports for the unit.
func (t *Talk) mayAnswer(object string) bool {
	r := t.f.Report
	if r == nil || string(r.ID) != object || r.Account == t.ev.From {
		return false
	}
	return t.f.Verified[r.Unit] || r.OnBehalf && slices.ContainsFunc(t.f.Units, func(u bot.Unit) bool { return u.ID == r.Unit })
}

// leave takes the sender's own account off a unit.
func (t *Talk) leave(object string) {
	u, ok := t.unitOf(object)
	if !ok {
		t.stale()
		return
	}
	t.write(bot.RemoveReporter{Unit: u.ID, Account: t.ev.From, By: t.ev.From, At: t.ev.At})
	t.tell(bot.T("newphone.left", "unit", named(t.unit(u))))
}

// stay keeps things as they are.
func (t *Talk) stay(object string) {
	id, err := strconv.ParseInt(object, 10, 64)
	u, ok := t.unitOf(object)
	if err != nil || id <= 0 || !ok {
		t.stale()
		return
	}
	t.tell(bot.T("newphone.stayed", "unit", named(t.unit(u))))
}
