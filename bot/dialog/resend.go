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
	id, _, _ := strings.Cut(object, ".")
	u, ok := t.unitOf(id)
	if !ok || t.st.Draft.has() {
		t.open()
		return
	}
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
	t.begin()
	d := &t.st.Draft
	d.Unit, t.picked = t.unit(u), true
	d.Unit.CodeLate = d.Unit.Code == "" // the picture is what is wanted
	if r := t.f.Report; r != nil && r.Unit == u.ID && r.Account == t.ev.From && slices.Contains(bot.Statuses(), r.Status) {
		d.Status, d.Reason, d.ReasonText = r.Status, r.Reason, r.ReasonText
	}
	t.changed()
	t.next()
}
