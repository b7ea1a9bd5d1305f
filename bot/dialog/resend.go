package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
)

// resend is the button below a report that an officer returned: a new report of the
// same unit begins with what the returned one said, and lacks its picture. Where the
// report is not the person's any more the unit alone is taken.
func (t *Talk) resend(object string) {
	if t.anewOf(object) {
		t.next()
	}
}

// restate is the button beside it: the status is asked as well.
func (t *Talk) restate(object string) {
	if t.anewOf(object) {
		d := &t.st.Draft
		d.Status, d.Reason, d.ReasonText = bot.NoStatus, bot.NoReason, ""
		t.next()
	}
}

// anewOf begins a report of the button's unit; a report in the making goes on instead.
func (t *Talk) anewOf(object string) bool {
	id, _, _ := strings.Cut(object, ".")
	u, ok := t.unitOf(id)
	if !ok || t.st.Draft.has() {
		t.open()
		return false
	}
	t.anew(t.unit(u))
	return true
}

// anew begins a report of a unit with what the one that came back said.
func (t *Talk) anew(u unit) {
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
	t.begin()
	d := &t.st.Draft
	d.Unit, t.picked = u, true
	d.Unit.CodeLate = d.Unit.Code == "" // the picture is what is wanted
	if r := t.f.Report; r != nil && r.Unit == u.ID && r.Account == t.ev.From && slices.Contains(bot.Statuses(), r.Status) {
		d.Status, d.Reason, d.ReasonText = r.Status, r.Reason, r.ReasonText
	}
	t.changed()
}

// returned tells whether an officer returned the report that was sent last, and nothing
// is begun since. A picture then belongs to a new report: one that is added to the old
// one nobody looks at, and the person would believe that all is done.
func (t *Talk) returned() bool {
	r := t.f.Report
	return r != nil && r.ID == t.st.Last.ID && r.Review == bot.Returned && !r.Withdrawn && t.st.Draft.ID == ""
}

// sayReturned says that the report came back, and how it is sent again.
func (t *Talk) sayReturned() {
	last := t.st.Last
	t.tell(bot.T("other.returned", "unit", named(last.Unit), "receipt", last.Receipt),
		row(standing("button.resend", "resend", unitObject(last.Unit.ID)+"."+string(last.Receipt)),
			standing("button.restate", "restate", unitObject(last.Unit.ID)+"."+string(last.Receipt))))
}
