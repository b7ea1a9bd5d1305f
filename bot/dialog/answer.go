package dialog

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// yesOrNo takes a yes or a no, however much stands behind it: "Đúng, đã được tiếp
// nhận" confirms and tells the status; "không, trường em là …" is no, and a name.
func (t *Talk) yesOrNo() bool {
	switch {
	case t.in.Answer == read.NoAnswer || !t.asking():
		return false
	case t.in.Answer == read.Yes:
		return t.yes()
	case t.st.Ask.Slot == slotSummary && t.in.Vague: // "không phải chưa đăng ký"
		t.unclear()
		return true
	case t.deniesPlace(): // "em không ở dương kinh" names no unit
	case t.in.name != "" && t.st.Ask.Slot.rules().names && t.textName():
		return true
	case len(t.in.Codes) > 0:
		return false
	}
	t.takeStatus()
	if t.st.Ask.Slot == slotSummary && read.Nothing(t.in.After) {
		t.ask(ask{Slot: slotEdit})
		return true
	}
	return t.choose("no")
}

// yes takes the facts behind a yes first: what is asked next knows them then.
func (t *Talk) yes() bool {
	if t.st.Ask.Slot == slotSummary && t.st.Draft.missing() == slotSummary {
		if t.textSend() {
			return true
		}
		if t.takeStatus() == statusNone {
			t.note("summary.ready")
		}
		t.next()
		return true
	}
	if a := t.st.Ask; a.Slot == slotUnit && len(a.Denied) > 0 { // "à đúng rồi em nhầm"
		t.takeStatus()
		t.confirm(a.Denied[0], a.Denied[0].Code)
		return true
	}
	if t.st.Ask.Slot != slotInvited && !t.canSay("yes") {
		return false
	}
	t.takeStatus()
	t.ownAccount()
	if t.meet() {
		t.note("contact.noted", "contact", told(t.writer()))
	}
	t.vague = t.in.Vague && !t.in.Says(read.Asks|read.Level2)
	t.answerBehind()
	if t.in.Says(read.But) && t.st.Ask.Slot == slotConfirm {
		if t.st.Ask.Code == "" || t.otherFound() { // found by its name, it may be another one
			return false
		}
		t.keepRemark()
	}
	return t.choose("yes")
}

// otherFound tells whether the words name one unit, and not the one that is offered.
func (t *Talk) otherFound() bool {
	found := alive(t.f.Named)
	return t.in.name != "" && !t.f.Near && len(found) == 1 && found[0].ID != t.candidate(0).ID
}

// canSay tells whether the current question has that choice.
func (t *Talk) canSay(choice string) bool {
	for _, row := range t.st.Ask.Slot.rules().ask(t).rows {
		for _, c := range row {
			if strings.HasSuffix(c.Data, ":"+choice) {
				return true
			}
		}
	}
	return false
}

// corrects takes a status that is said to take the place of what was said: "à
// nhầm, được tiếp nhận chứ", also where words of one's own are asked for.
func (t *Talk) corrects() bool {
	in := t.in
	other := in.Status != bot.NoStatus && t.st.Draft.Status != bot.NoStatus && in.Status != t.st.Draft.Status
	free := t.st.Ask.Slot == slotReason || t.st.Ask.Slot == slotReasonText || t.st.Ask.Slot == slotWords
	if !free || len(in.Codes) > 0 || in.Says(read.Asks) {
		return false
	}
	if in.Says(read.Unsays) && in.Status == bot.NoStatus && t.st.Draft.Status == bot.Refused {
		t.ask(ask{Slot: slotStatus})
		return true
	}
	if !other {
		return false
	}
	t.takeStatus()
	t.next()
	return true
}

// wonders takes "ơ sao lại chưa đăng ký, đăng ký rồi mà" for what it says: the status that was
// noted, or sent on that day, is not so. Who was refused may wonder at that, and at no report.
func (t *Talk) wonders() bool {
	w, d, last := t.in.Wonder, t.st.Draft, t.st.Last
	sent := d.ID == "" && !t.asking() && last.ID != "" && last.Said.Status == w.At && t.today(last.Said.At)
	noted := d.Status == w.At && !t.st.Ask.Slot.interrupts()
	if w.At == bot.NoStatus || !sent && !noted || len(t.in.Codes) > 0 || !w.Told && (sent || w.At == bot.Refused) {
		return false
	}
	if sent {
		t.begin()
		t.st.Draft.Unit, t.picked = last.Unit, true
	}
	if w.Instead == bot.NoStatus {
		t.ask(ask{Slot: slotStatus}, bot.T("status.unclear"))
		return true
	}
	t.setStatus(w.Instead)
	t.next()
	return true
}

// noYesOrNo tells whether a yes or a no is no answer to what is being asked.
func (st *State) noYesOrNo() bool {
	return st.Ask.Slot == slotUnit || st.Ask.Slot == slotStatus || st.Ask.Slot == slotPicture
}

// onlyTalks tells whether no fact of a report stands among the words.
func (t *Talk) onlyTalks() bool {
	return len(t.in.Codes) == 0 && t.in.Status == bot.NoStatus && !t.in.Vague && !t.in.Says(read.Asks) && !read.LikeUnit(t.in.name)
}

// disputes takes a verified reporter's word about a report of another account,
// typed in place of the button under the message that told of it.
func (t *Talk) disputes() bool {
	r := t.f.Disputed
	if r == nil || !t.st.noYesOrNo() && (t.asking() || t.st.Draft.ID != "") {
		return false
	}
	switch {
	case t.in.Says(read.Denies) || t.in.Answer == read.No && t.in.name == "":
		t.denyReport(*r)
	case t.in.Answer == read.Yes && (strings.TrimSpace(t.in.After) == "" || t.onlyTalks()): // "đúng rồi, cô phó trường em báo đấy"
		t.agree(*r)
	default:
		return false
	}
	return true
}
