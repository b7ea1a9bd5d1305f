// Package dialog is the principal's conversation as a pure machine.
//
// Needs names the facts that an event calls for, Step takes the event in, and
// Receipt words what the records made of a sent report. All three are total:
// any state and any event give an answer, without error, panic, clock, chance
// or I/O, and the same values give the same bytes.
//
// A report has four slots: unit, status, reason of a refusal, picture. An event
// fills every slot that it speaks of, in any order; then the first missing one
// is asked. What was given is never lost by input that is not understood.
// A question has an id, its wait, and its buttons carry it: a tap that names
// another wait changes nothing. Nothing is recorded of somebody who only looks.
package dialog

import "vneidbot/bot"

// Env is what a step may know besides the state, the event and the facts.
type Env struct {
	Caps bot.Caps
	Bot  string // the bot's name on the platform, for links in groups; may be empty
}

// Needs names the facts that Step will want for this event. Step reads the
// event again in the same way, so the two always agree.
func Needs(st State, ev bot.Event) bot.Needs {
	st.age(ev.At)
	return needs(&st, ev, read(&st, ev))
}

// Step takes the event in. It says nothing when a report is to be filed: the
// words come from Receipt, out of the recorded row.
func Step(env Env, st State, ev bot.Event, f bot.Facts) (State, bot.Effects) {
	t := newTurn(env, st, ev, f)
	t.run()
	return t.st, t.fx
}

// Receipt words what a transaction recorded. st is the state that Step
// returned for the same event; without a report there is nothing to say.
func Receipt(env Env, st State, ev bot.Event, f bot.Facts, out bot.Outcome) (State, []bot.Say) {
	if out.Report == nil {
		return st, nil
	}
	t := newTurn(env, st, ev, f)
	t.filed(*out.Report)
	return t.st, t.fx.Say
}

// Lang is the language of the conversation.
func Lang(st State, f bot.Facts) string {
	switch {
	case st.Lang != "":
		return st.Lang
	case f.Account.Lang != "":
		return f.Account.Lang
	}
	return Vietnamese
}

// The languages.
const (
	Vietnamese = "vi"
	English    = "en"
)
