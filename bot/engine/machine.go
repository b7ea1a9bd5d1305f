package engine

import (
	"vneidbot/bot"
	"vneidbot/bot/dialog"
)

// machine is the conversation as a turn uses it. A state is handed over by
// pointer, so that the envelope's JSON decodes straight into it.
type machine interface {
	fresh() any
	needs(st any, ev bot.Event) bot.Needs
	step(env dialog.Env, st any, ev bot.Event, f bot.Facts) (any, bot.Effects)
	receipt(env dialog.Env, st any, ev bot.Event, f bot.Facts, out bot.Outcome) (any, []bot.Say)
	lang(st any, f bot.Facts) string
}

// principal is the machine of package dialog.
type principal struct{}

func (principal) fresh() any { return new(dialog.State) }

func (principal) needs(st any, ev bot.Event) bot.Needs {
	return dialog.Needs(*st.(*dialog.State), ev)
}

func (principal) step(env dialog.Env, st any, ev bot.Event, f bot.Facts) (any, bot.Effects) {
	next, eff := dialog.Step(env, *st.(*dialog.State), ev, f)
	return &next, eff
}

func (principal) receipt(env dialog.Env, st any, ev bot.Event, f bot.Facts, out bot.Outcome) (any, []bot.Say) {
	next, says := dialog.Receipt(env, *st.(*dialog.State), ev, f, out)
	return &next, says
}

func (principal) lang(st any, f bot.Facts) string {
	return dialog.Lang(*st.(*dialog.State), f)
}
