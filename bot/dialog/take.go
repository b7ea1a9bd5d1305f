package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// said answers a text message.
func (t *Talk) said() {
	switch {
	case t.ev.Command != "":
		t.command(t.ev.Command)
	case t.in.command != "":
		t.command(t.in.command)
	case t.in.invite != "":
		t.invited()
	case t.asking() && t.wrongMenu(): // never a name, nor anything else that is asked for in words
		t.unknown()
	default:
		t.take()
	}
}

// take fills every slot that the words speak of, then asks the first missing one.
func (t *Talk) take() {
	t.citizen()
	if t.thanksOnly() {
		t.thanks()
		return
	}
	if t.lateContact() {
		return
	}
	if t.stillSo() && t.choose("same") {
		return
	}
	if t.change() || t.nth() {
		return
	}
	if r := t.st.Ask.Slot.rules(); t.st.Ask.Slot != "" && r.greedy && r.text(t) {
		return
	}
	status := t.takeStatus()
	code := t.takeCode()
	switch {
	case code == codeAsked:
	case t.otherNamed():
		t.textName()
	case t.renamed():
		t.next()
	case status == statusUnclear:
		t.unclear()
	case code == codeSame:
		t.next()
	case status == statusGiven:
		t.goOn()
	case t.in.citizen && t.st.Ask.Slot == slotContact:
		t.show() // who reported is still to be told
	case t.in.citizen:
		t.current()
	case t.answered():
	default:
		t.chat()
	}
}

// goOn asks the first missing slot after another one was filled. Words beside
// it may name the unit, if they are found or begin like a school's name. A question
// about the unit that is under way stays, with what it offers.
func (t *Talk) goOn() {
	named := len(t.f.Named) > 0 || read.GuessLevel(t.in.name) != ""
	if t.in.name != "" && named && !t.st.Draft.Unit.known() && t.textName() {
		return
	}
	if t.asking() && t.st.Ask.Slot.about() {
		t.show()
		return
	}
	t.next()
}

// answered tries the words as an answer to the current question.
func (t *Talk) answered() bool {
	if t.in.answer != "" && t.asking() && t.choose(t.in.answer) {
		return true
	}
	if t.in.choice != "" && t.asking() && t.choose(t.in.choice) {
		return true
	}
	if t.in.choice == "name" && !t.asking() && len(t.f.Units) == 0 {
		t.begin()
		t.ask(ask{Slot: slotUnit, Name: askByName})
		return true
	}
	if t.st.Ask.Slot == "" || t.st.Ask.Slot == slotContact {
		return t.textName()
	}
	r := t.st.Ask.Slot.rules()
	return !r.greedy && r.text != nil && r.text(t)
}

// citizen says that a citizen number is not kept, and has the message removed
// where the channel can.
func (t *Talk) citizen() {
	if !t.in.citizen {
		return
	}
	t.erase = true
	full, short := "mst.citizen_nodel", "mst.citizen_kept_nodel"
	if t.env.Caps.Delete {
		full, short = "mst.citizen", "mst.citizen_kept"
	}
	waits := t.st.Ask.Slot == "" && t.st.Last.ID == "" || t.st.Ask.Slot == slotUnit || t.st.Ask.Slot == slotFind
	if waits && !t.st.Draft.Unit.known() && len(t.in.codes) == 0 {
		t.instead(bot.T(full))
		return
	}
	t.note(short)
}

// thanksOnly tells whether a receipt is answered by nothing but thanks. "Đã nhận"
// is one then, and no status.
func (t *Talk) thanksOnly() bool {
	return t.in.thanks && !t.asking() && t.st.Last.ID != "" && t.st.Draft.ID == "" && !t.old
}

// chat answers words that give nothing for the report.
func (t *Talk) chat() {
	switch {
	case t.old:
		t.expired()
	case t.in.question:
		t.asked()
	case isGreeting(t.in.text):
		t.open()
	default:
		t.unknown()
	}
}

// stated says what a text gave for the status.
type stated uint8

const (
	statusNone stated = iota
	statusGiven
	statusUnclear
)

// takeStatus takes a clear status over, or the reason of a refusal, and asks about
// vague words where they can only be meant as a status.
func (t *Talk) takeStatus() stated {
	switch {
	case t.in.question && len(t.in.codes) == 0: // "được tiếp nhận là gì ạ?"
	case t.in.status != bot.NoStatus:
		t.begin()
		t.setStatus(t.in.status)
		if t.in.reason != bot.NoReason {
			t.setReason(t.in.reason, "")
		}
		return statusGiven
	case t.in.reason != bot.NoReason:
		t.setReason(t.in.reason, "")
		if t.st.Ask.Slot.about() {
			t.note("reason.got", "reason", t.in.reason)
		}
		return statusGiven
	case t.in.vague && t.st.Draft.Unit.known() && len(t.in.codes) == 0:
		return statusUnclear
	}
	return statusNone
}
