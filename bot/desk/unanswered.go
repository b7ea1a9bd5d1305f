package desk

import (
	"strings"

	"vneidbot/bot"
)

// openButton is a button of a question, as the desk remembers it: by its label's key.
type openButton struct{ Label, Data string }

// remember keeps that a question of buttons is open, where the answer's last message is
// one and no words are waited for. What is typed then is no answer, and no report either.
func (t *deskTurn) remember(e bot.Effects) {
	n := len(e.Say)
	if n == 0 || t.who.group || t.state.Command != "" || e.Say[n-1].Kind != bot.Question {
		return
	}
	t.state = State{Of: t.Event.From, At: t.Event.At, Shots: t.state.Shots, Open: true}
	for _, row := range e.Say[n-1].Choices {
		for _, c := range row {
			if len(c.Label.Args) > 0 || !strings.HasPrefix(c.Data, ours) {
				t.state.Asked = nil // it is not to be had again without its words
				return
			}
			t.state.Asked = append(t.state.Asked, openButton{c.Label.Key, c.Data})
		}
	}
}

// open tells whether the words come while a question of buttons is open.
func (s State) open(ev bot.Event) bool {
	return s.Open && s.Of == ev.From && ev.At.Sub(s.At) <= patience && Speaks(ev) && ev.Kind == bot.Said
}

// unanswered says that a button answers the question, once: whoever types again may mean
// something else.
func (t *deskTurn) unanswered(call) (bot.Effects, error) {
	var choices []bot.Choice
	for _, a := range t.State.Asked {
		choices = append(choices, bot.Choice{Label: bot.T(a.Label), Data: a.Data})
	}
	if len(choices) == 0 {
		return t.answer(bot.T("cmd.tap")), nil
	}
	return t.answer(bot.T("cmd.tap"), rows(choices...)...), nil
}
