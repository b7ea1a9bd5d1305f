package dialog

import (
	"maps"

	"vneidbot/bot"
)

// Talk is one event being answered: the state as it changes, and what is said.
type Talk struct {
	env Env
	st  *State
	ev  bot.Event
	f   bot.Facts
	in  input
	fx  bot.Effects
	old bool // a draft had outlived its day
	answer
}

// answer is how the event is answered, as it takes shape.
type answer struct {
	lead   []bot.Part // sentences before the question
	over   *bot.Text  // said instead of the question's own words
	moved  bool       // another report of the draft's unit has come in between
	more   bool       // the answer offers the privacy notice
	greet  bool       // the answer opens the conversation
	typed  bool       // the area was typed just now, no link leads to it
	picked bool       // the unit was chosen from a list, whose message is gone
	fresh  bool       // a new message even in answer to a tap
	erase  bool       // the person's message is to be removed
	mute   bool       // nothing is said
	vague  bool       // what was said of the status, beside the unit, decides none
}

// refresh takes over what the records say of the draft's unit now.
func (t *Talk) refresh() {
	if u := t.f.Unit; u != nil && u.ID == t.st.Draft.Unit.ID && u.ID != 0 {
		was := t.st.Draft.Unit.Was
		t.st.Draft.Unit = t.again(t.st.Draft.Unit, *u)
		t.moved = t.st.Draft.Unit.Was != was
	}
}

// again is the known unit with the records' present state; what the person said
// about its code stays.
func (t *Talk) again(known unit, now bot.Unit) unit {
	u := t.unit(now)
	u.Claimed = known.Claimed
	if u.Code == "" {
		u.Code, u.Typed, u.NoCode, u.CodeLate, u.Insisted = known.Code, known.Typed, known.NoCode, known.CodeLate, known.Insisted
	}
	return u
}

func (t *Talk) run() {
	if t.ev.Chat.Group {
		return // the conversation is for private chats
	}
	if t.closed() {
		return
	}
	switch t.ev.Kind {
	case bot.Said:
		t.said()
	case bot.Tapped:
		t.tapped()
	case bot.Pictured:
		t.pictured()
	case bot.Edited:
		t.edited()
	case bot.Fetched:
		t.fetched()
	case bot.Ended:
		t.ended()
	case bot.Blocked, bot.Joined, bot.Moved: // nobody is there, or /start comes next
	default:
		t.odd()
	}
}

// known tells whether the records have something of the sender.
func (t *Talk) known() bool {
	a := t.f.Account
	return a.Notice > 0 || a.Lang != "" || a.Role != bot.Principal || len(t.f.Units) > 0
}

func (t *Talk) write(w ...bot.Write) { t.fx.Writes = append(t.fx.Writes, w...) }

// note adds a sentence that leads to the question.
func (t *Talk) note(key string, pairs ...any) {
	t.lead = append(t.lead, bot.Part{Text: bot.T(key, pairs...)})
}

// instead says this in place of the question's own words.
func (t *Talk) instead(text bot.Text) { t.over = &text }

// begin starts a draft if there is none.
func (t *Talk) begin() {
	if t.st.Draft.ID == "" {
		t.st.Draft = draft{ID: bot.NewDraftID(t.ev.Chat, t.ev.ID), Begun: t.ev.At}
	}
}

// drop forgets the draft and its pictures.
func (t *Talk) drop() {
	if len(t.st.Draft.Pictures) > 0 {
		t.write(bot.DropPictures{Draft: t.st.Draft.ID})
	}
	t.st.Draft, t.st.Ask, t.st.Under = draft{}, ask{}, ask{}
}

// changed marks a change that a summary shows, so that an older summary cannot
// be sent any more.
func (t *Talk) changed() { t.st.Draft.Rev++ }

// bind makes the account a verified reporter for the rest of this turn.
func (t *Talk) bind(id bot.UnitID) {
	verified := maps.Clone(t.f.Verified)
	if verified == nil {
		verified = map[bot.UnitID]bool{}
	}
	verified[id] = true
	t.f.Verified = verified
}
