package desk

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
)

// beforeForms is how long before the forms' hour late reports are asked for.
const beforeForms = 10 * time.Minute

// Unasked is something that the desk says by itself in a chat.
type Unasked struct {
	Chat  bot.Chat
	Event string // of its views
	Caps  bot.Caps
	Links Linker
	Lang  string
}

// openUnasked is a turn that nobody has begun: of a group, or of an officer in private.
func (d *Desk) openUnasked(records Snapshot, u Unasked, who bot.AccountID) (*deskTurn, error) {
	ev := bot.Event{ID: u.Event, Kind: bot.Received, Chat: u.Chat, From: who, Anon: u.Chat.Group, At: d.Place.Now()}
	return d.open(records, Request{Event: ev, Caps: u.Caps, Links: u.Links, Lang: u.Lang})
}

// AtCutOff is what a bound group is told when a round was frozen: its totals, who is
// missing, and until when late reports still help. Not ok: the round is none of the
// group's.
func (d *Desk) AtCutOff(records Snapshot, u Unasked, r bot.Round) (e bot.Effects, ok bool, err error) {
	t, err := d.openUnasked(records, u, "")
	if err != nil || t.who.bound == nil {
		return e, false, err
	}
	scope := t.who.reads()
	rounds, err := t.records.Rounds()
	if err != nil || !concerned(scope, r, rounds) {
		return e, false, err
	}
	whole := bot.Everything
	if r.Area != 0 {
		whole = bot.WholeArea(r.Area)
		scope = ofRound(scope, r, rounds)
	}
	forms, err := t.cutsOf(r.Day, scope)
	if err != nil || len(forms) == 0 {
		return e, false, err
	}
	rows, err := t.records.TallyForms(forms, scope, bot.ByArea)
	if err != nil || len(rows) == 0 {
		return e, false, err // nobody is to report there
	}
	e, err = t.showTotals(selection{scope: whole, day: r.Day})
	if err != nil || len(e.Say) == 0 {
		return e, false, err
	}
	lacking, err := t.lackingAtCut(forms, scope, r)
	say := &e.Say[0]
	end := len(say.Parts) - len(t.howToChoose()) // which leads to the numbers below the message
	say.Parts = slices.Concat([]bot.Part{{Text: bot.T("tonghop.cut_head", "day", bot.Day(r.Units))}}, say.Parts[:end], lacking, say.Parts[end:])
	if link := t.reportLink(scope); link.URL != "" {
		say.Choices = append([][]bot.Choice{{link}}, say.Choices...)
	}
	standFor(say)
	e.Writes = t.kept
	return e, true, err
}

// standFor makes the buttons of what nobody asked for work at any time.
func standFor(say *bot.Say) {
	for _, row := range say.Choices {
		for i := range row {
			row[i].Standing = true
		}
	}
}

// concerned tells whether the round is one of the scope's: everybody's where it has an
// area without hours of its own that day, an area's own where the area is named.
func concerned(scope bot.Scope, r bot.Round, rounds bot.Rounds) bool {
	if r.Area != 0 {
		return slices.Contains(scope.Areas(), r.Area)
	}
	return !ofRound(scope, r, rounds).Empty()
}

// ofRound is the part of the scope that goes by the round: of an area's own hours that
// area, of everybody's what has none that day, where the scope names its areas.
func ofRound(scope bot.Scope, r bot.Round, rounds bot.Rounds) bot.Scope {
	if r.Area != 0 {
		own, _ := scope.Narrow(bot.WholeArea(r.Area))
		return own
	}
	var part bot.Scope
	for _, p := range scope {
		p.Areas = slices.DeleteFunc(slices.Clone(p.Areas), func(a bot.AreaID) bool {
			own, ok := rounds.Own(a).On(r.Day)
			return ok && own.ID != r.ID
		})
		if p.AllAreas || len(p.Areas) > 0 {
			part = append(part, p)
		}
	}
	return part
}

// lackingAtCut names who had not reported, or has to anew, in a group of one area; and asks
// for them.
func (t *deskTurn) lackingAtCut(forms []bot.Form, scope bot.Scope, r bot.Round) ([]bot.Part, error) {
	if single(scope) == 0 {
		return nil, nil
	}
	units, err := t.countedIn(forms, single(scope))
	if err != nil {
		return nil, err
	}
	var never, behind []bot.MissingUnit
	for _, u := range units {
		unit := bot.MissingUnit{ID: u.Unit, Name: u.Name}
		switch {
		case u.Standing != bot.Counted || u.In != bot.NotYet || !scope.Contains(u.Area, u.Level):
		case u.Status == bot.NoStatus:
			never = append(never, unit)
		default:
			behind = append(behind, unit)
		}
	}
	var parts []bot.Part
	for _, pile := range []struct {
		key   string
		units []bot.MissingUnit
	}{{"tonghop.cut_missing", never}, {"tonghop.cut_update", behind}} {
		if len(pile.units) > 0 {
			parts = append(parts, bot.Part{Text: bot.T(pile.key, "n", len(pile.units), "names", firstNames(pile.units))})
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	if by := r.Areas.Add(-beforeForms); by.After(t.now) {
		parts = append(parts, bot.Part{Text: bot.T("tonghop.cut_ask", "by", bot.Clock(by), "areas", bot.Clock(r.Areas))})
	}
	return parts, nil
}

// firstNames are the names of units, and how many more there are.
func firstNames(units []bot.MissingUnit) (shown bot.Series) {
	for _, u := range collated(units)[:min(len(units), namesAtOnce)] {
		shown = append(shown, bot.Raw(strings.TrimPrefix(u.Name, "Trường ")))
	}
	if more := len(units) - namesAtOnce; more > 0 {
		shown = append(shown, bot.T("chuabaocao.more", "n", more))
	}
	return shown
}

// countedIn are the units of one area in the form that counts it: the last one that has
// it, for an area may get hours of its own when those of everybody have passed.
func (t *deskTurn) countedIn(forms []bot.Form, area bot.AreaID) (of []bot.FormUnit, err error) {
	for _, f := range slices.Backward(forms) {
		units, err := t.records.FormUnits(f.ID)
		of = slices.DeleteFunc(slices.Clone(units), func(u bot.FormUnit) bool { return u.Area != area })
		if err != nil || len(of) > 0 {
			return of, err
		}
	}
	return nil, nil
}

// reportLink leads to where the schools of the area report, in a group of one area.
func (t *deskTurn) reportLink(scope bot.Scope) bot.Choice {
	area := single(scope)
	if area == 0 {
		return bot.Choice{}
	}
	link, _, err := t.pasteLink(area)
	if err != nil {
		return bot.Choice{}
	}
	return bot.Choice{Label: bot.T("button.report"), URL: link}
}

// OnDeadline is a line to an officer on the day of a round: in the morning, or shortly
// before the units' hour. Not ok: nothing waits, or the round is none of the officer's.
func (d *Desk) OnDeadline(records Snapshot, u Unasked, who bot.AccountID, r bot.Round, why bot.Reminding) (e bot.Effects, ok bool, err error) {
	t, err := d.openUnasked(records, u, who)
	if err != nil {
		return e, false, err
	}
	scope := t.who.own()
	rounds, err := t.records.Rounds()
	if err != nil || scope.Empty() || !concerned(scope, r, rounds) {
		return e, false, err
	}
	scope = ofRound(scope, r, rounds)
	m, err := t.pilesOf(scope)
	if err != nil {
		return e, false, err
	}
	waits, err := t.records.Waiting(scope, bot.ReviewPlace{}, countMost)
	if err != nil || m.sum.Missing()+waits == 0 {
		return e, false, err
	}
	half := m.sum[bot.HalfDone]
	text := bot.T("desk."+string(why), "clock", bot.Clock(r.Units), "areas", bot.Clock(r.Areas), "never", m.sum.Missing()-m.sum[bot.ToUpdate], "update", m.sum[bot.ToUpdate],
		"review", waits, "half", half)
	say := t.say(text, []bot.Choice{button("missing", data(verbCommand, "chuabaocao"))}, []bot.Choice{button("to_review", data(verbCommand, "xacnhan")), button("chase", data(verbCommand, "dondoc"))})
	standFor(&say)
	return bot.Effects{Say: []bot.Say{say}, Writes: t.kept}, true, nil
}
