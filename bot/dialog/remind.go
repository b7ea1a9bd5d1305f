package dialog

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// tellNow is a button below a reminder that says a status: it begins a report of the
// unit with it. A report that was begun goes on instead.
func (t *Talk) tellNow(object string) {
	id, status, _ := strings.Cut(object, ".")
	u, ok := t.unitOf(id)
	switch {
	case t.st.Draft.has():
		t.open()
		return
	case !ok:
		t.stale()
		return
	}
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
	t.begin()
	t.st.Draft.Unit, t.picked = t.unit(u), true
	if !t.tapOneStatus(bot.Status(status)) {
		t.next()
	}
}

// goOnBegun shows where the report stands that a reminder speaks of; one that is gone
// begins anew. Whether to go on, or what else lies over the report, is answered by it.
func (t *Talk) goOnBegun(object string) {
	switch s := t.st.Ask.Slot; {
	case t.st.Draft.has() && s.interrupts() && s != slotInvited:
		t.resume()
		return
	case t.st.Draft.has():
		t.current()
		return
	}
	t.reportAgain(object)
}

// putOff puts a unit off, 0 for all of the person that have something to report: until then nothing is said of it.
func (t *Talk) putOff(object string) {
	id, code, _ := strings.Cut(object, ".")
	var units []bot.UnitID
	if u, ok := t.unitOf(id); ok {
		units = append(units, u.ID)
	} else if id == "0" {
		units = t.tellers()
	}
	until, ok := t.namedHour(code)
	if len(units) == 0 || !ok {
		t.stale()
		return
	}
	t.waitUntil(until, units)
}

// waitUntil puts units off until then, or until shortly before the hour of their round.
func (t *Talk) waitUntil(until time.Time, units []bot.UnitID) {
	wanted := until
	until, hour := t.beforeHour(until, units)
	if until.Before(t.ev.At.Add(leastWait)) {
		t.tell(bot.T("promise.too_late", "due", t.deadline()), row(standing("button.report", "cmd", "baocao")))
		return
	}
	t.write(bot.PutOff{Account: t.ev.From, Units: units, Until: until, At: t.ev.At})
	if until.Before(wanted) {
		t.tell(bot.T("promise.earlier", "due", t.hourWords(hour), "at", t.hourWords(until)))
		return
	}
	t.tell(bot.T("promise.kept", "at", t.hourWords(until)))
}

// toTell tells whether the unit has something to report: it neither waits nor is done.
func (t *Talk) toTell(u bot.Unit) bool {
	was := t.unit(u).Was
	return was != bot.Accepted && was != bot.Succeeded
}

const (
	leastWait  = 5 * time.Minute  // less is no putting off
	waitBefore = 15 * time.Minute // the hour of the round
)

// namedHour is the hour of a button.
func (t *Talk) namedHour(code string) (time.Time, bool) {
	day := t.f.Began
	switch code {
	case bot.InHalfAnHour:
		return t.ev.At.Add(30 * time.Minute), true
	case bot.ThisAfternoon:
		return day.Add(bot.AfternoonAt * time.Hour), true
	case bot.TomorrowMorning:
		return day.Add((24 + bot.MorningAt) * time.Hour), true
	}
	return time.Time{}, false
}

// beforeHour is the moment, or a while before the hour of the first round of the units
// that it would come too near to, which it then tells.
func (t *Talk) beforeHour(at time.Time, units []bot.UnitID) (earlier, hour time.Time) {
	for _, u := range t.f.Units {
		r, ok := t.roundToCome(u)
		if last := r.Units.Add(-waitBefore); ok && slices.Contains(units, u.ID) && at.After(last) {
			at, hour = last, r.Units
		}
	}
	return at, hour
}

// roundToCome is the next round for which something is still to be heard of the unit.
func (t *Talk) roundToCome(u bot.Unit) (bot.Round, bool) {
	of := t.f.Rounds.Of(u.Area)
	next, ok := of.Next(t.ev.At)
	p, _ := of.Period(t.ev.At)
	if c := u.Current; ok && c != nil && p.Round.ID == next.ID && p.Updated(c.Status, c.At) {
		return of.Next(next.Ends())
	}
	return next, ok
}

// hourWords is an hour of today by its clock, of another day with it.
func (t *Talk) hourWords(at time.Time) bot.Text {
	if at.Before(t.f.Began.Add(24 * time.Hour)) {
		return bot.T("promise.today", "clock", bot.Clock(at))
	}
	return bot.T("promise.day", "at", at)
}
