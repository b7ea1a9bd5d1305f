package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// sendingForms is /guilenso: sends an area's form upwards. Who has all areas sees who
// has sent.
func sendingForms() command {
	return command{
		name: "guilenso", asked: "gửi sở|gửi biểu|nộp biểu|gửi lên sở|send form", aliases: []string{"guiso", "guibieu", "send"}, action: action{inBoth, (*deskTurn).sendArea}, place: 7, answers: isPlace,
		taps: []tap{
			{verbSendArea, action{inBoth, (*deskTurn).tapSendArea}},
			{verbFresh, action{inBoth, (*deskTurn).tapFresh}},
			{verbSend, action{inBoth, (*deskTurn).askSend}},
			{verbDoSend, action{inBoth, (*deskTurn).doSend}},
			{verbSent, action{inPrivate, (*deskTurn).tapSent}},
			{verbAck, action{inPrivate, (*deskTurn).acknowledge}},
		},
	}
}

const (
	verbSendArea = "gsk"
	verbFresh    = "gsc"
	verbSend     = "gs"
	verbDoSend   = "gsy"
	verbSent     = "gst"
	verbAck      = "gsa"
)

// sendArea answers /guilenso: sends an area's form; whoever receives them sees who has
// sent, or what one area has.
func (t *deskTurn) sendArea(c call) (bot.Effects, error) {
	typed, asked := cutDay(c.args, t.day)
	if c.args = typed; asked.typed || c.args == "" && t.receives() {
		return t.formsOn(c, asked)
	}
	scope, e, err := t.formScope(c, verbSendArea)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.sendOf(scope)
}

func (t *deskTurn) tapSendArea(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.sendOf(scope)
}

// sendOf asks about the last form of the scope's only area that was not sent, or about
// a new one.
func (t *deskTurn) sendOf(scope bot.Scope) (bot.Effects, error) {
	if e, err := t.oneArea(scope, "guilenso", verbSendArea); e != nil || err != nil {
		return deref(e), err
	}
	area := single(scope)
	day, p, err := t.forming(area)
	if err != nil {
		return bot.Effects{}, err
	}
	if t.receives() {
		return t.showReceived(area, p)
	}
	forms, err := t.records.FormsOf(area, day)
	if err != nil {
		return bot.Effects{}, err
	}
	sent, err := t.sentOf(area, day)
	if err != nil {
		return bot.Effects{}, err
	}
	draw := func() (*drawnUp, bot.Effects, error) { return t.drawUp(area) }
	if last, ok := bot.LastForm(forms, bot.ByOfficer); ok && last.ID != sent.ID {
		draw = func() (*drawnUp, bot.Effects, error) { return t.drawnBefore(last) }
	}
	d, e, err := draw()
	if d == nil || err != nil {
		return e, err
	}
	return t.askSending(*d, sent)
}

// sentOf is what the area sent last for that day.
func (t *deskTurn) sentOf(area bot.AreaID, day time.Time) (bot.SentForm, error) {
	all, err := t.records.Sent(day)
	return bot.LastSent(all)[area], err
}

// timesSent is which of the forms sent of its area and day it was when it was sent last, 0
// for one that was not.
func (t *deskTurn) timesSent(f bot.Form) (times int, err error) {
	all, err := t.records.Sent(f.Day)
	for _, s := range all {
		if s.ID == f.ID {
			times = max(times, s.Times)
		}
	}
	return times, err
}

// askSend asks about the form of a button.
func (t *deskTurn) askSend(c call) (bot.Effects, error) {
	f, e, err := t.tappedForm(c.fields)
	if f == nil || err != nil {
		return e, err
	}
	d, e, err := t.drawnBefore(*f)
	if err != nil {
		return e, err
	}
	sent, err := t.sentOf(f.Area, f.Day)
	if err != nil {
		return bot.Effects{}, err
	}
	return t.askSending(*d, sent)
}

// askSending says what would be sent, and in the place of what.
func (t *deskTurn) askSending(d drawnUp, sent bot.SentForm) (bot.Effects, error) {
	place, err := t.describe(bot.WholeArea(d.Area))
	if err != nil {
		return bot.Effects{}, err
	}
	if sent.Times > 0 && sent.Number == d.Number {
		return t.answer(bot.T("guilenso.already", "number", d.Number, "place", place, "at", sent.Sent, "times", sent.Times)), nil
	}
	parts := []bot.Part{{Text: bot.T("guilenso.ask", "place", place, "round", t.ofRound(d.Form), "number", d.Number, "at", d.At, "first", d.first(), "good", d.sum.Good(), "total", d.sum.Total, "confirmed", d.sum.Confirmed)}}
	moved, err := t.sinceFreeze(d)
	if err != nil {
		return bot.Effects{}, err
	}
	parts = append(parts, moved...)
	if open := d.sum.Reported() - d.sum.Confirmed; open > 0 {
		parts = append(parts, bot.Part{Text: bot.T("guilenso.unconfirmed", "n", open)})
	}
	instead, err := t.insteadOf(d.Form, sent)
	if err != nil {
		return bot.Effects{}, err
	}
	parts = append(parts, instead...)
	if t.receives() {
		parts = append(parts, bot.Part{Text: bot.T("guilenso.for_area")})
	}
	fields := formFields(d.Form)
	first := []bot.Choice{button("send_form", data(verbDoSend, append(slices.Clone(fields), num(sent.Times+1))...))}
	if len(moved) > 0 {
		first = append([]bot.Choice{button("freeze_send", t.scopeData(verbFresh, bot.WholeArea(d.Area), "0"))}, first...)
	}
	if t.carries() {
		first = append(first, button("see_excel", data(verbFormBook, fields...)))
	}
	if !t.who.group && d.sum.Reported() > d.sum.Confirmed {
		first = append(first, button("confirm_first", t.scopeData(verbSheet, bot.WholeArea(d.Area))))
	}
	s := t.sayParts(parts, first, []bot.Choice{button("leave", verbNo)})
	s.Kind = bot.Question
	return bot.Effects{Say: []bot.Say{s}, Writes: d.writes(t)}, nil
}

// insteadOf says in the place of what the form would be: what was sent before, or what was
// frozen by itself.
func (t *deskTurn) insteadOf(f bot.Form, sent bot.SentForm) ([]bot.Part, error) {
	if sent.Times > 0 {
		return []bot.Part{{Text: bot.T("guilenso.instead", "at", sent.Sent, "times", sent.Times+1)}}, nil
	}
	forms, err := t.records.FormsOf(f.Area, f.Day)
	if itself, ok := bot.LastForm(forms, bot.Automatic); ok {
		return []bot.Part{{Text: bot.T("guilenso.itself_closed", "at", bot.Clock(itself.Areas))}}, err
	}
	return nil, err
}

// doSend sends what was shown, unless the area has sent meanwhile.
func (t *deskTurn) doSend(c call) (bot.Effects, error) {
	f, e, err := t.tappedForm(c.fields)
	if f == nil || err != nil {
		return e, err
	}
	times := 0
	if len(c.fields) > 3 {
		times, _ = unnum[int](c.fields[3])
	}
	sent, err := t.sentOf(f.Area, f.Day)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case sent.Times+1 != times:
		return t.askSend(c)
	}
	d, _, err := t.drawnBefore(*f)
	if err != nil {
		return bot.Effects{}, err
	}
	place, err := t.describe(bot.WholeArea(f.Area))
	if err != nil {
		return bot.Effects{}, err
	}
	e = t.answer(bot.T("guilenso.done", "number", f.Number, "place", place, "round", t.ofRound(*f), "at", t.now, "times", times))
	if late := f.Areas; !late.IsZero() && t.now.After(late.Add(time.Minute)) {
		e.Say[0].Parts = append(e.Say[0].Parts, bot.Part{Text: bot.T("guilenso.late", "at", late)})
	}
	e.Writes = []bot.Write{bot.SendForm{Event: t.Event.ID, Form: f.ID, Times: times, By: t.Event.From, At: t.now}, t.audit("guilenso", formObject(*f)), CitySent(f.Day, t.now)}
	e.Tell, err = t.tellSent(*d, place, times)
	return e, err
}

// cityEvery is how often the groups of the whole see another number of those that have
// sent: as many messages as there are areas would outrun what a group may be told.
const cityEvery = 20 * time.Second

// CitySent has the groups of the whole told how many have sent, with all that comes in
// the same while.
func CitySent(day, at time.Time) bot.Do {
	then := at.Truncate(cityEvery).Add(cityEvery)
	return bot.Do{Key: bot.CityWork + ":" + day.Format(time.DateOnly) + ":" + num10(then.Unix()), Kind: bot.CityWork, Args: day, NotBefore: then}
}

// tellSent tells the area's groups what was sent for it, and the groups of the whole
// where there are so few areas that each is told of.
func (t *deskTurn) tellSent(d drawnUp, place bot.Text, times int) (tells []bot.Tell, err error) {
	groups, err := t.records.Groups()
	if err != nil {
		return nil, err
	}
	few, err := t.fewAreas()
	parts := []bot.Part{{Text: bot.T("guilenso.told", "place", place, "round", t.ofRound(d.Form), "at", t.now, "frozen", bot.Clock(d.At), "first", d.first(), "good", d.sum.Good(), "total", d.sum.Total, "times", times)}}
	if t.receives() {
		parts = append(parts, bot.Part{Text: bot.T("guilenso.told_for_area", "name", nameOf(t.displayName()))})
	}
	for _, g := range groups {
		own := slices.Contains(g.Scope.Areas(), d.Area) && g.Scope.Covers(bot.WholeArea(d.Area))
		hears := own || few && g.Scope.Covers(bot.Everything)
		if !hears || g.Chat.Key() == t.Event.Chat.Key() {
			continue
		}
		tells = append(tells, bot.Tell{Key: t.Event.ID + ":" + g.Chat.Key(), To: bot.AccountChat{Chat: g.Chat, Lang: g.Lang}, Say: bot.Say{Kind: bot.Notice, Parts: parts}})
	}
	return tells, err
}

// fewMost is how many areas are told of one by one.
const fewMost = 16

func (t *deskTurn) fewAreas() (bool, error) {
	areas, err := t.loadAreas()
	n := 0
	for _, a := range areas {
		if a.ValidOn(t.day) {
			n++
		}
	}
	return n <= fewMost, err
}
