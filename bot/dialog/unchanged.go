package dialog

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// sameAgain is the button of no change under a receipt, days later: it files what
// the records have now. When that is no longer what the receipt said, it asks; a
// second tap on one day files nothing.
func (t *Talk) sameAgain(object string) {
	id, receipt, _ := strings.Cut(object, ".")
	u, ok := t.unitOf(id)
	switch {
	case !ok:
		t.stale()
		return
	case t.st.Draft.has():
		t.open()
		return
	}
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
	t.begin()
	t.st.Draft.Unit, t.picked = t.unit(u), true
	switch now := t.before(); {
	case now == nil || t.st.Draft.Unit.Was == "":
		t.next()
	case t.today(now.At):
		t.drop()
		t.tell(bot.T("receipt.today", "unit", named(t.unit(u)), "at", now.At, "receipt", now.Receipt))
	case string(now.Receipt) != receipt && now.Status != t.st.Last.Said.Status:
		t.note("receipt.changed", "unit", named(t.unit(u)), "status", now.Status)
		t.next()
	default:
		t.unchanged()
	}
}

// sameOfWhich asks for which of the account's units nothing has changed. Where it is so of all
// of them, or of those that the clock has asked about in one message, the first is reported
// and the others wait behind it.
func (t *Talk) sameOfWhich() {
	t.begin()
	own, asked := t.own(), t.askedAbout()
	if len(asked) > 1 {
		own = asked
	} else if !t.in.Says(read.OfAll) {
		t.ask(ask{Slot: slotMany, Units: own, Look: lookSame})
		return
	}
	for _, u := range own[1:] {
		t.later(also{Unit: u, Same: true})
	}
	if !t.sameFor(own[0]) {
		t.settle(own[0])
	}
}

// askedAbout are the units that the clock has asked about last, as far as they have reported
// before that and not since.
func (t *Talk) askedAbout() (units []unit) {
	asked := t.f.Reminded
	for _, u := range alive(t.f.Units) {
		if slices.Contains(asked.Units, u.ID) && u.Current != nil && u.Current.At.Before(asked.At) {
			units = append(units, t.unit(u))
		}
	}
	return units
}

// sameFor files the unit's earlier report once more, where there is one.
func (t *Talk) sameFor(u unit) bool {
	t.begin()
	t.st.Draft.Unit, t.st.Draft.Guessed, t.picked = u, false, true
	return t.unchanged()
}

// today tells whether the moment lies on the office's day of the event.
func (t *Talk) today(at time.Time) bool { return !t.f.Began.IsZero() && !at.Before(t.f.Began) }

// sameToday says before a summary that this person has reported the same on that day. A
// picture that the earlier report lacks is wanted all the same.
func (t *Talk) sameToday(s slot) {
	now, d, last := t.before(), t.st.Draft, t.st.Last
	if s != slotSummary || now == nil || now.ID != last.ID || last.Pictures == 0 && len(d.Pictures) > 0 {
		return
	}
	if d.Unit.Was == d.Status && d.Status != bot.OtherStatus && t.today(now.At) {
		t.note("summary.today", "status", now.Status, "at", now.At, "receipt", now.Receipt)
	}
}
