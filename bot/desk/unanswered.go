package desk

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// openButton is a button of a question, as the desk remembers it: by its label's key.
type openButton struct{ Label, Data string }

// remember keeps that a question of buttons is open, where the answer's last message is
// one and no words are waited for. What is typed then is no answer, and no report either.
func (t *deskTurn) remember(c call, e bot.Effects) {
	n := len(e.Say)
	if n == 0 || t.who.group || t.state.Command != "" || e.Say[n-1].Kind != bot.Question {
		return
	}
	t.state = State{Of: t.Event.From, At: t.Event.At, Shots: t.state.Shots, Open: true, Again: t.againBy(c)}
	t.state.Yes, t.state.No = yesAndNo(slices.Concat(e.Say[n-1].Choices...))
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

// yesAndNo are the data of the buttons that a yes and a no in words mean: of two where the
// last leaves everything as it is, or where the first writes; "" for a choice between things.
func yesAndNo(choices []bot.Choice) (yes, no string) {
	n := len(choices)
	if n < 2 || choices[n-1].Label.Key != "button.leave" {
		return "", ""
	}
	if first := choices[0].Label.Key; n > 2 && first != "button.write" && first != "button.unit_do" {
		return "", ""
	}
	return choices[0].Data, choices[n-1].Data
}

// agreed is what the open question's button does that the words mean as a yes or a no; not
// ok for anything else.
func (s State) agreed(ev bot.Event) (c call, ok bool) {
	if s.Yes == "" || read.IsQuestion(ev.Text) {
		return c, false
	}
	if assented(ev.Text) {
		return readTap(s.Yes), true
	}
	switch text := read.Text(ev.Text); {
	case !read.Nothing(text.After), text.Says(read.Doubts):
		return c, false
	case text.Answer == read.Yes:
		return readTap(s.Yes), true
	case text.Answer == read.No, text.Says(read.Stops):
		return readTap(s.No), true
	}
	return c, false
}

// open tells whether the words come while a question of buttons is open. Who was told that
// buttons answer it may mean something else with what is no answer.
func (s State) open(ev bot.Event) bool {
	if !s.Open || s.Of != ev.From || ev.At.Sub(s.At) > patience || !Speaks(ev) || ev.Kind != bot.Said {
		return false
	}
	if !s.Told {
		return true
	}
	_, yes := s.agreed(ev)
	_, other := s.instead(ev)
	return yes || other
}

// atOpen is what words mean at an open question: a yes or a no, a value in the place of the
// one that it asks about, another command as it is spoken; else they are no answer.
func (s State) atOpen(ev bot.Event) call {
	if c, ok := s.agreed(ev); ok {
		return c
	}
	if c, ok := s.instead(ev); ok {
		return c
	}
	if opensWith(ev.Text, "") || calls(ev.Text) {
		return call{act: &action{inPrivate, (*deskTurn).freely}, args: ev.Text}
	}
	return call{act: &action{inPrivate, (*deskTurn).unanswered}}
}

// unanswered says that a button answers the question, once: whoever types again may mean
// something else.
func (t *deskTurn) unanswered(call) (bot.Effects, error) {
	t.state = t.State
	t.state.Told = true
	var choices []bot.Choice
	for _, a := range t.State.Asked {
		choices = append(choices, bot.Choice{Label: bot.T(a.Label), Data: a.Data})
	}
	if len(choices) == 0 {
		return t.answer(bot.T("cmd.tap")), nil
	}
	return t.answer(bot.T("cmd.tap"), rows(choices...)...), nil
}
