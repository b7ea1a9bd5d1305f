// Package dialog is the principal's conversation as a pure machine.
//
// Open reads an event in the light of a chat's state. What it returns names the
// facts that the event calls for (Needs), takes the event in (Step), and words
// what the records made of a sent report (Receipt). All of it is total: any state
// and any event give an answer, without error, panic, clock, chance or I/O, and
// the same values give the same bytes.
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
	Caps  bot.Caps
	Files bool // a file can reach the chat: by its platform, or as an address
}

// Open reads the event, once for the whole turn. The talk works in st, which
// Step and Receipt leave as it is to be kept.
func Open(st *State, ev bot.Event) *Talk {
	t := &Talk{st: st, ev: ev}
	dead := draft{ID: st.Draft.ID, Pictures: st.Draft.Pictures}
	t.old = st.age(ev.At)
	if st.Draft.ID == "" && len(dead.Pictures) > 0 {
		t.write(bot.DropPictures{Draft: dead.ID})
	}
	t.in = readInput(st, ev)
	return t
}

// Needs names the facts that Step will want.
func (t *Talk) Needs() bot.Needs { return needs(t.st, t.ev, t.in) }

// Step takes the event in. It says nothing when a report is to be filed: the
// words come from Receipt, out of the recorded row.
func (t *Talk) Step(env Env, f bot.Facts) bot.Effects {
	t.env, t.f = env, f
	t.refresh()
	t.nameApart()
	t.nameInTalk()
	was := t.st.Draft
	t.run()
	t.trace(was)
	return t.fx
}

// Receipt words what a transaction recorded, after Step. Without a report there
// is nothing to say.
func (t *Talk) Receipt(out bot.Outcome) []bot.Say {
	if out.Report == nil {
		return nil
	}
	t.fx, t.answer = bot.Effects{}, answer{}
	t.filed(*out.Report)
	return t.fx.Say
}

// Language is that of the conversation.
func (st *State) Language(f bot.Facts) string {
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
