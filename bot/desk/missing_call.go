package desk

import (
	"strings"
	"time"

	"vneidbot/bot"
)

// actCall is a call, as the audit has it.
const actCall = "chuabaocao.goi"

// The letters of calls in a button; a promised moment follows its own in minutes.
const (
	noteCalling  = "c"
	notePromised = "p"
	noteNoAnswer = "n"
)

// tapPhone shows whom to phone, and what was noted about it.
func (t *deskTurn) tapPhone(c call) (bot.Effects, error) {
	p, u, e, err := t.phoned(c)
	switch {
	case u == nil:
		return e, err
	case c.answer:
		return t.noteTyped(c)
	}
	return t.phoneCard(p, *u, nil)
}

// phoned is the place and the unit of a button.
func (t *deskTurn) phoned(c call) (place, *bot.Unit, bot.Effects, error) {
	p, err := t.tappedPlace(c.fields)
	if err != nil || p.scope.Empty() || len(c.fields) < 4 {
		e, err := t.staleAfter(err)
		return p, nil, e, err
	}
	u, e, err := t.tappedUnit(call{fields: c.fields[3:]})
	return p, u, e, err
}

// phoneCard is a unit to be phoned, under a sentence if there is one.
func (t *deskTurn) phoneCard(p place, u bot.Unit, above []bot.Part) (bot.Effects, error) {
	last, err := t.records.CallOf(u.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.phoneCardOf(p, u, last, above)
}

func (t *deskTurn) phoneCardOf(p place, u bot.Unit, last *bot.Call, above []bot.Part) (bot.Effects, error) {
	lines, err := t.whomToPhone(u)
	if err != nil {
		return bot.Effects{}, err
	}
	stands, err := t.standsLine(u)
	if err != nil {
		return bot.Effects{}, err
	}
	if lines, err = t.withOfficer(append(lines, stands), u.Current); err != nil {
		return bot.Effects{}, err
	}
	said, err := t.callWords(last)
	if err != nil {
		return bot.Effects{}, err
	}
	if said.Key != "" {
		lines = append(lines, bot.T("chuabaocao.card_call", "call", said))
	}
	rounds, err := t.records.Rounds()
	if err != nil {
		return bot.Effects{}, err
	}
	parts := append(above, bot.Part{Text: bot.T("donvi.card", "unit", unitName(u), "lines", lines)}, bot.Part{Text: bot.T("baocaothay.on_card")})
	e := bot.Effects{Say: []bot.Say{t.sayParts(parts, t.callButtons(p, u, last, rounds)...)}}
	e.Writes = []bot.Write{t.audit("chuabaocao", unitObject(u.ID))}
	t.awaitBelow("chuabaocao", t.placeData(verbPhone, p, num(u.ID), callMark(last)))
	return e, nil
}

// whomToPhone are the head as the roster has it, and who reports for the unit with a
// phone of their own.
func (t *deskTurn) whomToPhone(u bot.Unit) (lines bot.Lines, err error) {
	if u.Head != "" || u.Phone != "" {
		lines = bot.Lines{headLine(u)}
	}
	people, err := t.records.PeopleOf(u.ID)
	for _, p := range people {
		if p.Phone != "" && p.Phone != u.Phone && len(lines) < 3 {
			lines = append(lines, bot.T("chuabaocao.reporter", "name", reporterName(p.Name), "phone", bot.Phone(p.Phone)))
		}
	}
	if len(lines) == 0 {
		lines = bot.Lines{bot.T("chuabaocao.card_none")}
	}
	return lines, err
}

// callButtons note a call as of the last one that was seen.
func (t *deskTurn) callButtons(p place, u bot.Unit, last *bot.Call, rounds bot.Rounds) [][]bot.Choice {
	note := func(what string) string { return t.placeData(verbCall, p, num(u.ID), what, callMark(last)) }
	promise := []bot.Choice{button("promise_other", t.placeData(verbPromise, p, num(u.ID), callMark(last)))}
	if hour, ok := t.nextHour(bot.Clock(t.gathered(rounds.Of(u.Area)).Due)); ok {
		promise = append([]bot.Choice{{Label: bot.T("button.promise", "clock", hour), Data: note(promiseNote(time.Time(hour)))}}, promise...)
	}
	out := append([][]bot.Choice{{button("call", note(noteCalling)), button("no_answer", note(noteNoAnswer))}, promise}, statusButtons(u)...)
	return append(out, []bot.Choice{button("back_to_list", t.placeData(verbPile, p)), button("open_unit", data(verbCard, num(u.ID)))})
}

// nextHour is the hour that is offered for a promise: the next whole one that leaves
// them some time, or the round's own where that is earlier; none in the evening.
func (t *deskTurn) nextHour(due bot.Clock) (bot.Clock, bool) {
	const soon, evening = 45 * time.Minute, 18
	hour := t.Place.Hour(t.now.Add(soon)) + 1
	next := t.Place.At(t.day, hour, 0)
	if cutOff := time.Time(due); cutOff.After(t.now.Add(soon/4)) && cutOff.Before(next) {
		return due, true
	}
	return bot.Clock(next), hour <= evening && t.Place.Hour(t.now) < evening
}

// promiseNote is a promise in a button.
func promiseNote(at time.Time) string { return notePromised + num(at.Unix()/60) }

// callMark names the last call in a button.
func callMark(last *bot.Call) string {
	if last == nil {
		return "0"
	}
	return mark("call", last.Event)
}

// callWords are who phones, or what came of it; nothing where nobody has today, and no
// hour is promised from today on.
func (t *deskTurn) callWords(last *bot.Call) (bot.Text, error) {
	today := t.Place.Began(t.now)
	if last == nil || last.At.Before(today) && last.Promised.Before(today) {
		return bot.Text{}, nil
	}
	name, err := t.officerName(last.By)
	return bot.T("chuabaocao.call_"+string(last.State), "name", name, "clock", t.clockOrDay(last.Promised), "at", t.clockOrDay(last.At)), err
}

// clockOrDay is a moment: of today its hour alone.
func (t *deskTurn) clockOrDay(at time.Time) any {
	if t.Place.Began(at).Equal(t.Place.Began(t.now)) {
		return bot.Clock(at)
	}
	return at
}

// call notes a call, unless another officer noted one that the button's did not see.
func (t *deskTurn) call(c call) (bot.Effects, error) {
	p, u, e, err := t.phoned(c)
	if u == nil {
		return e, err
	}
	noted, ok := t.tappedCall(c.fields[4:], u.ID)
	switch {
	case !ok:
		return t.stale()
	case noted.State == bot.Promised && noted.Promised.Before(t.now):
		return t.askHour(p, *u, c.fields[5], bot.T("chuabaocao.past_hour", "clock", t.clockOrDay(noted.Promised))), nil
	}
	return t.noteCall(p, *u, noted, c.fields[5])
}

// tappedCall is what a button notes.
func (t *deskTurn) tappedCall(fields []string, unit bot.UnitID) (bot.Call, bool) {
	k := bot.Call{Unit: unit, Event: t.Event.ID, By: t.Event.From, At: t.Event.At}
	if len(fields) < 2 {
		return k, false
	}
	switch what := fields[0]; {
	case what == noteCalling:
		k.State = bot.Calling
	case what == noteNoAnswer:
		k.State = bot.NoAnswer
	case strings.HasPrefix(what, notePromised):
		minutes, ok := unnum[int64](what[1:])
		if !ok || minutes > t.now.Add(promiseWithin).Unix()/60 {
			return k, false
		}
		k.State, k.Promised = bot.Promised, time.Unix(minutes*60, 0)
	default:
		return k, false
	}
	return k, true
}

func (t *deskTurn) noteCall(p place, u bot.Unit, k bot.Call, seen string) (bot.Effects, error) {
	last, err := t.records.CallOf(u.ID)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case last != nil && last.Event == k.Event: // this very tap
		return t.phoneCardOf(p, u, last, nil)
	case callMark(last) != seen:
		said, err := t.callWords(last)
		if err != nil || said.Key == "" {
			return t.phoneCard(p, u, nil)
		}
		return t.phoneCardOf(p, u, last, []bot.Part{{Text: bot.T("chuabaocao.call_before", "call", said)}})
	}
	e, err := t.phoneCardOf(p, u, &k, nil)
	w := bot.NoteCall{Call: k}
	if last != nil {
		w.Was = last.Event
	}
	e.Writes = append(e.Writes, w, t.audit(actCall, unitObject(u.ID)))
	return e, err
}
