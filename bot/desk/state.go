package desk

import (
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// State is what the desk remembers of a chat between two turns: a question that
// the next words of one person answer. (A button needs no memory: its data says
// all that a tap means.) It is kept in the chat's session beside the principal's
// conversation, which it leaves as it is. The zero value waits for nothing.
type State struct {
	Command string        `json:"command,omitempty"` // what the words belong to
	Begun   string        `json:"begun,omitempty"`   // what was typed of its arguments, or the data of the button that asked
	Of      bot.AccountID `json:"of,omitempty"`      // who was asked: others in a group only talk
	At      time.Time     `json:"at,omitzero"`
	Shots   shots         `json:"shots,omitzero"`  // of a report on behalf
	Below   bool          `json:"below,omitempty"` // nothing was asked: what stands there takes words that are meant for it

	Open  bool         `json:"open,omitempty"`  // a question that only a button answers
	Told  bool         `json:"told,omitempty"`  // it was said that a button answers it
	Asked []openButton `json:"asked,omitempty"` // its buttons
	Yes   string       `json:"yes,omitempty"`   // the data of the one that a yes means, where it is a question of yes and no
	No    string       `json:"no,omitempty"`    // and of the one that a no means
	Again string       `json:"again,omitempty"` // of the one whose words led to the question: others may take their place
}

// patience is how long a question waits: later words mean something else.
const patience = 10 * time.Minute

// waits tells whether the question is this person's and not too old.
func (s State) waits(ev bot.Event) bool {
	return s.Command != "" && s.Of == ev.From && ev.At.Sub(s.At) <= patience
}

// answered is the command with the words that were waited for, nil when the
// event is something else: a command, a tap, or words that cannot be meant.
func (s State) answered(ev bot.Event) *command {
	if !s.waits(ev) || ev.Kind != bot.Said || ev.Command != "" {
		return nil
	}
	if s.Below {
		if c := find(s.Command); c != nil && c.below != nil && c.below(vn.PlainDigits(ev.Text)) {
			return c
		}
		return nil
	}
	if s.tapped() { // free words: a question may be what is to be written to somebody
		return find(s.Command)
	}
	if isSpoken(ev.Text) || officerCode(ev.Text) != "" || read.IsThanks(ev.Text) || read.IsQuestion(ev.Text) {
		return nil
	}
	c := find(s.Command)
	if c == nil || c.answers == nil || !c.answers(ev.Text) || opensWith(ev.Text, c.name) {
		return nil
	}
	return c
}

// tapped tells whether a button has asked: the words belong to its action.
func (s State) tapped() bool { return strings.HasPrefix(s.Begun, ours) }

// call is what the words that answer the question ask for.
func (s State) call(c *command, text string) call {
	if !s.tapped() {
		return call{act: &c.action, name: c.name, args: strings.Trim(s.Begun+" "+text, space), answer: true}
	}
	tapped := readTap(s.Begun)
	tapped.args, tapped.answer = strings.TrimSpace(text), true
	return tapped
}

// button is the one that words typed in answer come with, where there are fields.
func (s State) button() string {
	switch {
	case s.tapped():
		return s.Begun
	case s.Begun == "":
		return data(verbCommand, s.Command)
	}
	return data(verbCommand, s.Command, s.Begun)
}

// left tells whether the event takes the question back, and nothing else: by a command, or
// by a no in words.
func (s State) left(ev bot.Event) bool {
	if !s.waits(ev) || s.Below {
		return false
	}
	if ev.Kind == bot.Said && ev.Command == "" {
		return s.Command == behalfName && read.Text(ev.Text).Says(read.Stops) || s.Command != behalfName && s.leaves(ev.Text)
	}
	return slices.Contains([]string{"huy", "cancel", "stop"}, ev.Command)
}

// After is the state when the event has been answered by somebody: whatever the
// person says, taps or sends ends the question, for it was answered or the
// person went on to something else. What others do leaves it.
func (s State) After(ev bot.Event) State {
	if s.Of != ev.From {
		return s
	}
	switch ev.Kind {
	case bot.Said, bot.Tapped, bot.Pictured, bot.Filed:
		return State{Shots: s.Shots}
	default:
		return s
	}
}

// askWords asks for what is missing of the command, to be typed next. Nobody
// knows whether the next words of an anonymous admin are the same person's.
func (t *deskTurn) askWords(command, begun string, text bot.Text) bot.Effects {
	t.awaitWords(command, begun)
	if t.who.anon {
		return t.answer(text)
	}
	s := t.say(text, []bot.Choice{button("leave", verbNo)})
	s.Kind = bot.Question
	return bot.Effects{Say: []bot.Say{s}}
}

// askFree asks for words that are the answer whatever they are: the button that was
// tapped comes again with them in call.args.
func (t *deskTurn) askFree(command string, c call, text bot.Text, choices ...[]bot.Choice) bot.Effects {
	t.awaitWords(command, data(c.name, c.fields...))
	s := t.say(text, append(choices, []bot.Choice{button("leave", verbNo)})...)
	s.Kind = bot.Question
	return bot.Effects{Say: []bot.Say{s}}
}

// awaitBelow remembers below what the next words may be meant: the button's action gets
// them.
func (t *deskTurn) awaitBelow(command, begun string) {
	t.awaitWords(command, begun)
	t.state.Below = !t.who.anon
}

// awaitWords remembers that the next words may be the command's.
func (t *deskTurn) awaitWords(command, begun string) {
	if !t.who.anon {
		t.state = State{Command: command, Begun: begun, Of: t.Event.From, At: t.Event.At, Shots: t.state.Shots}
	}
}
