package engine

import (
	"vneidbot/bot"
	"vneidbot/bot/dialog"
)

// state is a chat's conversation between its turns. The envelope's JSON decodes
// straight into it, by pointer.
type state interface {
	// open reads the event, once for the whole turn. The talk works in the state.
	open(ev bot.Event) talk
	// Language is that of the conversation.
	Language(f bot.Facts) string
}

// talk is one event being answered (*dialog.Talk).
type talk interface {
	Needs() bot.Needs
	Step(env dialog.Env, f bot.Facts) bot.Effects
	Receipt(out bot.Outcome) []bot.Say
	Hold(f bot.Facts) dialog.Hold
}

// spoken is the language of the conversation's words to who writes.
func spoken(s state, f bot.Facts) string { return bot.Addressing(s.Language(f), f.Account.Role) }

// principal is the state of package dialog.
type principal struct{ dialog.State }

func newPrincipal() state { return new(principal) }

func (p *principal) open(ev bot.Event) talk { return dialog.Open(&p.State, ev) }
