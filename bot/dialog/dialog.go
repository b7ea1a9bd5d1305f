// Package dialog is the principal's conversation as a pure machine.
package dialog

import "vneidbot/bot"

// Env is what a step may know besides the state, the event and the facts.
type Env struct {
	Caps bot.Caps
	Bot  string // the bot's name on the platform, for links in groups; may be empty
}

// State is the conversation of one chat; the zero value is a new one.
type State struct{}

// Needs names the facts that Step will want for this event.
func Needs(st State, ev bot.Event) bot.Needs { return bot.Needs{} }

// Step takes the event in.
func Step(env Env, st State, ev bot.Event, f bot.Facts) (State, bot.Effects) {
	return st, bot.Effects{}
}

// Receipt words what a transaction recorded.
func Receipt(env Env, st State, ev bot.Event, f bot.Facts, out bot.Outcome) (State, []bot.Say) {
	return st, nil
}
