package dialog

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// inDoubt stops where something is said to be wrong, or may be.
func (t *Talk) inDoubt() bool {
	in := t.in
	switch s := t.st.Ask.Slot; {
	case in.Says(read.Doubts) && in.Says(read.Waits) && t.asking() && s != slotSummary && s != slotPicture:
		t.tell(bot.T("other.waiting")) // "để em xem lại đã": nothing is wrong yet
	case in.Says(read.Officer) && !t.asking() && !in.Says(read.Corrects|read.Withdraws) && (len(in.Phones) > 0 || in.Part == read.NoPart): // "đừng nhắn nữa"; "cô Lan bị ghi sai số …": no report is wrong
		t.toOfficer()
	case in.Says(read.Doubts|read.Corrects|read.Withdraws) && t.doubts():
	case t.asking() && in.Says(read.Wrong) && len(in.Which) > 0 && len(t.st.Draft.Pictures) > 0 && !s.interrupts():
		t.editPictures()
	case s == slotConfirm && in.Says(read.Wrong) && in.Answer == read.NoAnswer:
		return t.choose("no")
	case s == slotSummary && in.Says(read.Wrong) && !in.Says(read.Cannot):
		t.ask(ask{Slot: slotEdit})
	default:
		return false
	}
	return true
}

// doubts stops before the wrong thing is sent, or takes back what was. Of a report
// in the making the person says which part; what was sent can be withdrawn.
func (t *Talk) doubts() bool {
	switch {
	case t.st.Draft.has() && t.st.Ask.Slot.interrupts():
		return false
	case t.st.Draft.has() && t.otherNamed() && !t.f.Near:
		return t.textName()
	case t.st.Draft.has():
		t.ask(ask{Slot: slotEdit})
	case t.st.Last.ID != "" && !t.asking() && t.aboutPicture():
		t.wrongPicture()
	case t.st.Last.ID != "" && !t.asking() && t.in.Part == read.StatusPart: // "trạng thái sai rồi"
		t.begin()
		t.st.Draft.Unit, t.picked = t.st.Last.Unit, true
		t.ask(ask{Slot: slotStatus})
	case t.st.Last.ID != "" && !t.asking():
		t.offerWithdrawal(t.st.Last)
	default:
		return false
	}
	return true
}

// aboutPicture tells whether it is the picture that was wrong: "ảnh lúc nãy em gửi nhầm".
func (t *Talk) aboutPicture() bool {
	return t.in.Part == read.PhotoPart || t.speaksOf("ảnh", "hình") && !t.speaksOf("trường", "đơn vị", "trạng thái")
}

// speaksOf tells whether one of the words was typed, with its accents.
func (t *Talk) speaksOf(words ...string) bool {
	typed := " " + vn.Plain(t.in.text) + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(typed, " "+w+" ") })
}

// wrongPicture takes the next picture for the right one of the report that was sent.
// An officer sees both, and reads which one was sent by mistake.
func (t *Talk) wrongPicture() {
	t.forOfficer()
	t.st.Last.Wants = true
	t.tell(bot.T("late_photo.wrong", "receipt", t.st.Last.Receipt))
}
