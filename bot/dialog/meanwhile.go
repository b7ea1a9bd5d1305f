package dialog

import (
	"strings"
	"unicode"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// meanwhile answers what is said instead of an answer: waiting, what somebody does not know
// or cannot do. Each has a way on.
func (t *Talk) meanwhile() bool {
	in := t.in
	switch {
	case t.inDoubt(), t.insteadOf(t.st.Ask.Slot):
	case in.Says(read.Edits) && !t.asking() && t.st.Draft.ID == "" && t.st.Last.ID != "":
		t.tell(bot.T("answer.change"), row(standing("button.report_again", "again", unitObject(t.st.Last.Unit.ID))))
	case in.Says(read.Another) && !t.asking() && t.st.Draft.ID == "":
		t.begin()
		t.ask(ask{Slot: slotUnit})
	case in.Says(read.Waits|read.Later|read.Withholds) && (t.asking() && t.st.Draft.has() || t.st.Ask.Slot.interrupts()):
		t.tell(bot.T("other.waiting"))
	case in.Says(read.Withdraws) && t.st.Last.ID == "" && !t.st.Draft.has():
		t.showHistory("")
	case in.Says(read.Officer|read.NotMine) || in.Says(read.Merged|read.Cannot) && !t.st.Draft.Unit.known():
		t.toOfficer()
	case in.Says(read.Thanks) && t.asking() && len(t.have()) == 0 && t.st.Ask.Tries == 0:
		t.st.Ask.Tries++
		t.show() // thanks are no riddle
	case in.Says(read.Thanks) && t.asking():
		t.puzzled()
	case in.Says(read.Waits | read.Later | read.Withholds):
		t.waits()
	case in.Says(read.Level2): // facts has said whose account that is
		t.stand()
	default:
		return false
	}
	return true
}

// insteadOf answers what somebody cannot tell, or does in the place of it, at a question.
func (t *Talk) insteadOf(s slot) bool {
	in := t.in
	switch {
	case s == slotPicture && in.Says(read.Promises|read.Waits|read.Later):
		return t.choose("later")
	case s == slotSummary && in.Says(read.Promises) && len(t.st.Draft.Pictures) == 0:
		t.note("answer.photo_needed") // it can be sent as it is
		t.show()
	case s == slotPicture && in.Says(read.Cannot|read.NoIdea):
		t.cannotShow()
	case s == slotStatus && in.Says(read.AsPicture):
		t.takeWords("")
	case s == slotStatus && in.Says(read.Cannot|read.NoIdea):
		t.cannotSee()
	case (s == slotReason || s == slotReasonText) && in.Says(read.AsPicture):
		return t.choose(string(bot.ReasonSkipped))
	case s == slotUnit && t.st.Ask.Name == askByName && in.Says(read.NoIdea):
		t.wayOut()
	case s == slotChoose && t.st.Ask.Code != "" && t.speaksOf("mã đúng", "đúng mã", "mst đúng", "mã chuẩn", "ma dung"):
		t.note("mst.insisted", "code", t.st.Ask.Code)
		t.notListed(t.st.Ask.Code, true)
	default:
		return false
	}
	return true
}

// waits answers "mai em gửi ạ" where nothing is under way: what was sent stays, and until
// when there is time is said as far as it is known.
func (t *Talk) waits() {
	text := bot.T("other.when_ready")
	if last := t.st.Last; last.ID != "" {
		text = bot.T("other.when_ready_again", "receipt", last.Receipt)
	}
	if until := t.pictureUntil(); !until.IsZero() {
		text = bot.T("other.until", "text", text, "at", until)
	}
	parts := append(append(t.opening(), t.lead...), bot.Part{Text: text})
	var rows [][]bot.Choice
	if t.more {
		rows = [][]bot.Choice{row(standing("button.more", "more", ""))}
	}
	t.say(bot.Notice, parts, rows)
}

// cannotShow says how the picture may be taken all the same: another way each time.
func (t *Talk) cannotShow() {
	t.st.Ask.Tries++
	switch {
	case t.st.Ask.Tries%2 == 0:
		t.wayOut()
	case t.in.Says(read.Cannot):
		t.instead(bot.T("photo.cannot"))
		t.show()
	default:
		t.goOnWith(bot.T("answer.photo"))
	}
}

// cannotSee takes the words in place of a status: an officer reads them. No
// picture is asked of whoever sees nothing.
func (t *Talk) cannotSee() {
	words := withoutPhones(t.in.text)
	t.note("status.cannot_see", "words", words, "contact", t.reach())
	t.begin()
	t.st.Draft.Bare = true
	t.takeWords(words)
}

// toOfficer keeps the words for whoever looks after the area, and says how to
// reach them at once.
func (t *Talk) toOfficer() {
	key := "other.officer_has"
	if t.forOfficer() {
		key = "other.to_officer"
	}
	if len(t.in.Phones) > 0 && t.wantsCall() && !t.isOfficer() {
		p := read.Person{Phone: t.in.Phones[0]}
		t.st.Draft.Told = t.toldWith(t.st.Draft.Told, p)
		t.write(t.person(record(p)))
		t.note("contact.noted", "contact", told(p))
	}
	t.goOnWith(bot.T(key, "contact", t.reach()))
}

// forOfficer keeps the words for an officer, and tells whether they are new: the same
// ones sent again are kept once.
func (t *Talk) forOfficer() bool {
	words := bot.ShortHash(t.in.text)
	if t.st.Asked == words || !strings.ContainsFunc(t.in.text, unicode.IsLetter) { // "???" asks nothing
		return false
	}
	t.st.Asked = words
	t.write(bot.AskOfficer{Event: t.ev.ID, Kind: bot.AsksSomething, Account: t.ev.From, Chat: t.ev.Chat, Unit: t.unitAtHand(), Text: withoutPhones(shorten(vn.NFC(t.ev.Text), maxText)), At: t.ev.At},
		t.person(bot.SetAccount{}))
	return true
}

// unitAtHand is the unit that the conversation is about, 0 for none.
func (t *Talk) unitAtHand() bot.UnitID {
	if id := t.st.Draft.Unit.ID; id != 0 {
		return id
	}
	if t.st.Ask.Slot == slotConfirm {
		return t.candidate(0).ID
	}
	return t.st.Last.Unit.ID
}

// puzzled says that the words gave nothing: at first what is there and what is
// missing, the next time another way on.
func (t *Talk) puzzled() {
	if t.asking() {
		t.st.Ask.Tries++
	}
	switch have := t.have(); {
	case t.in.Vague && t.st.Ask.Slot == slotConfirm && t.st.Ask.Tries%2 == 1 && !t.in.Says(read.Level2):
		t.note("status.after_unit")
		t.current()
	case t.st.Ask.Slot == slotSummary && t.speaksOf("khác", "nhầm", "sai", "thiếu", "ủa", "sao lại", "sao tên", "lạ"):
		t.ask(ask{Slot: slotEdit})
	case t.st.Ask.Tries%2 == 0 && t.asking():
		t.wayOut()
	case t.st.Ask.Slot == slotSummary && t.st.Draft.missing() == slotSummary:
		t.note("summary.ready")
		t.show()
	case len(have) > 0 && len(t.lacking()) > 0:
		t.note("other.unknown", "have", have, "missing", t.lacking())
		t.keepInReach()
		t.current()
	default:
		t.note("other.not_understood")
		t.keepInReach()
		t.current()
	}
}

// keepInReach says whom to ask where that was said the time before, so that it stays in
// sight as long as nothing is understood.
func (t *Talk) keepInReach() {
	if n := t.st.Ask.Tries; n > 2 && n%2 == 1 {
		t.note("other.reach", "contact", t.reach())
	}
}

// wayOut asks in other words, with the way past the question in front.
func (t *Talk) wayOut() {
	key := "way_out.other"
	switch s := t.st.Ask.Slot; {
	case s == slotStatus:
		key = "way_out.status"
	case s == slotPicture && t.st.Draft.Status.NeedsPicture():
		key = "way_out.photo"
	case s == slotCode:
		key = "way_out.code"
	case t.in.Says(read.Lost):
		key = "way_out.lost"
	case s == slotUnit || s == slotFind || s == slotChoose || s == slotShared:
		key = "way_out.unit"
	}
	t.instead(bot.T(key, "contact", t.reach()))
	t.show()
}
