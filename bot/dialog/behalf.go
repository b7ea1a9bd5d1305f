package dialog

import (
	"slices"

	"vneidbot/bot"
)

// What an officer reported on behalf of a unit is its people's as well: they say
// whether it is right, and a picture of theirs belongs to it.

// bare tells whether the report was made on behalf and lacks its picture.
func bare(r *bot.Report) bool {
	return r != nil && r.OnBehalf && r.Pictures == 0 && !r.Withdrawn && r.Review != bot.Returned
}

// adopts takes a report on behalf for the one that was sent last, when nothing else is
// under way and the person's picture can be for it alone.
func (t *Talk) adopts() bool {
	if t.busy() || len(t.in.Codes) > 0 || t.in.Status != "" || t.in.name != "" {
		return false
	}
	lacking := slices.DeleteFunc(slices.Clone(t.f.Units), func(u bot.Unit) bool { return !bare(u.Current) })
	if len(lacking) != 1 || !lacking[0].Current.At.After(t.st.Last.Said.At) {
		return false
	}
	t.adopt(*lacking[0].Current)
	return true
}

// busy tells whether something is under way that a picture may be for. A question about
// the only unit that nobody has begun to answer is none.
func (t *Talk) busy() bool {
	guessed := t.st.Draft.Guessed && !t.st.Draft.has()
	return !guessed && (t.asking() || t.st.Draft.ID != "")
}

// adopt makes it the report that was sent last. Where a picture is needed the next one
// is it; of another the person is asked.
func (t *Talk) adopt(r bot.Report) {
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
	t.st.Last = sentOf(r)
	t.st.Last.Wants = r.Status.NeedsPicture()
}

// sentOf is a recorded report as one that was sent from here.
func sentOf(r bot.Report) sent {
	return sent{ID: r.ID, Receipt: r.Receipt, Unit: unit{ID: r.Unit, Name: r.UnitName, AreaName: r.AreaName}, Pictures: r.Pictures,
		Said: brief{Status: r.Status, Words: r.Words, Reason: r.Reason, ReasonText: r.ReasonText, At: r.At, Verified: r.Verified || r.OnBehalf}}
}

// agree takes the word of the unit's people that a report of another account is right.
func (t *Talk) agree(r bot.Report) {
	if !bare(&r) || !r.Status.NeedsPicture() || t.busy() {
		t.tell(bot.T("tell.right", "receipt", r.Receipt))
		return
	}
	t.adopt(r)
	t.tell(bot.T("tell.right_bare", "receipt", r.Receipt))
}
