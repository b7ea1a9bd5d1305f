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
	case t.ev.Card != nil:
		t.card()
	case t.in.command != "" && !t.declines():
		t.command(t.in.command)
	case t.in.Invite != "":
		t.invited()
	case t.in.Garbled():
		t.garbled()
	case t.ownNumber(), t.piece():
	case t.asking() && t.wrongMenu(): // never a name, nor anything else that is asked for in words
		t.unknown()
	default:
		t.take()
	}
}

// declines tells whether "thôi ạ" declines what was offered after a receipt, or leaves a
// report as it is, and cancels nothing.
func (t *Talk) declines() bool {
	offered := t.st.Ask.Slot == slotContact || t.st.Ask.Slot == slotEdit || len(t.st.Also) > 0 && !t.asking() && t.st.Draft.ID == ""
	return offered && t.in.Says(read.Stops) && t.in.Part == read.NoPart && !t.in.Says(read.Withdraws)
}

// reader tries the words in one way, and tells whether they were answered by it.
type reader func(*Talk) bool

// ranks are all ways to read a person's words: what they answer, what facts they
// carry, what they ask. The first that could do something with them is the last.
// It is filled at start, as the slots' table is.
var ranks [3][]reader

func init() {
	ranks = [3][]reader{
		{ // what is answered
			(*Talk).thanksOnly, (*Talk).reminded, (*Talk).disputes, (*Talk).receiptOf, (*Talk).takesBack, (*Talk).remarks, (*Talk).quits, (*Talk).putsOff, (*Talk).namesHour, (*Talk).introduces, (*Talk).stillSo, (*Talk).wishesPicture, (*Talk).wonders, (*Talk).corrects, (*Talk).change,
			(*Talk).nth, (*Talk).yesOrNo, (*Talk).inOwnWords,
		},
		{(*Talk).sentForAnother, (*Talk).secondUnit, (*Talk).beforeConfirmed, (*Talk).facts, (*Talk).ownChoice, (*Talk).slotText}, // what facts are carried
		{(*Talk).scolded, (*Talk).explains, (*Talk).asks, (*Talk).meanwhile},                                                      // what is asked
	}
}

// take takes a text in.
func (t *Talk) take() {
	t.phonesApart()
	t.citizen()
	for _, rank := range ranks {
		for _, try := range rank {
			if try(t) {
				return
			}
		}
	}
	t.unknown()
}

// garbled answers words in an old encoding: their numbers count, the rest is asked for
// in letters that can be read.
func (t *Talk) garbled() {
	t.citizen()
	t.note("other.encoding")
	if !t.facts() {
		t.stand()
	}
}

// facts fills every slot that the words speak of, then asks the first missing one.
func (t *Talk) facts() bool {
	status := t.takeStatus()
	if t.alsoSo() {
		status = statusGiven
	}
	t.ownAccount()
	if status == statusGiven {
		t.remarksBeside()
	}
	if one := t.in.Codes; status == statusNone && t.in.Vague && !t.in.Says(read.Level2) && (len(one) == 1 && t.listed(one[0]) || len(one) == 0 && t.namesUnit() && t.f.Schools < 2) && !t.unitChosen() {
		t.note("status.after_unit")
	}
	if status == statusGiven {
		t.answerBeside()
	}
	code := t.takeCode()
	met := t.meet()
	t.hear()
	return t.takeFacts(status, code, met)
}

// takeFacts goes on with what else was said, as facts does.
func (t *Talk) takeFacts(status stated, code coded, met bool) bool {
	switch {
	case code == codeAsked:
	case code == codeNone && status == statusNone && t.onlyPhone() && t.wantsCall():
		t.toOfficer()
	case code == codeNone && status == statusNone && t.onlyPhone():
		t.begin()
		t.instead(bot.T("mst.phone"))
		t.askForCode()
		t.st.Ask.Phone = bot.ShortHash(t.in.Phones[0])
	case t.otherNamed():
		return t.textName()
	case t.renamed():
		t.next()
	case status == statusUnclear:
		t.unclear()
	case code == codeSame:
		t.next()
	case status == statusGiven && t.in.Told:
		if t.st.Ask.Slot == slotStatus { // it is answered
			t.st.Ask = ask{}
		}
		t.offersNamed()
		t.answerTo(t.in.Topic)
	case status == statusGiven && t.st.Ask.Slot == slotInvited && len(t.f.Named) == 0: // as its buttons
		t.acceptInvite()
	case status == statusGiven:
		t.goOn()
	case t.in.Citizen && t.st.Ask.Slot == slotContact:
		t.show() // who reported is still to be told
	case t.in.Citizen:
		t.current()
	case met && t.wantsCall():
		t.toOfficer()
	case met && t.asking() && (t.in.Person.Sure() || read.Nothing(t.in.Rest) || t.onlyPost()):
		t.note("contact.noted", "contact", told(t.writer()))
		t.current()
	default:
		return false
	}
	return true
}

// ownAccount says that the head's own account is not the unit's.
func (t *Talk) ownAccount() {
	if t.in.Says(read.Level2) {
		t.note("status.own_account")
	}
}

// onlyPhone tells whether a phone number is all that was said where a tax code is
// wanted.
func (t *Talk) onlyPhone() bool {
	code := (t.st.Ask.Slot.about() || t.st.Ask.Slot == "" && t.st.Draft.ID == "") && !t.unitChosen() && t.st.Ask.Slot != slotConfirm
	return code && len(t.in.Phones) > 0 && read.Nothing(t.in.Rest) && t.in.Person.Name == "" && t.st.Last.ID == ""
}

// goOn asks the first missing slot after another one was filled. Words beside
// it may name the unit, if they are found or begin like a school's name. A question
// about the unit that is under way stays, with what it offers.
func (t *Talk) goOn() {
	named := len(t.f.Named) > 0 || read.GuessLevel(t.in.name) != ""
	if t.in.name != "" && named && !t.st.Draft.Unit.known() && t.textName() {
		return
	}
	if s := t.st.Ask.Slot; t.in.name != "" && (s == slotChoose || s == slotShared) && t.narrowed() { // "chí linh nhé, được tiếp nhận"
		return
	}
	if t.asking() && t.st.Ask.Slot.about() {
		t.show()
		return
	}
	t.next()
}

// inOwnWords takes the words for the answer to a question that is answered in
// words of one's own, unless they plainly say something else.
func (t *Talk) inOwnWords() bool {
	r := t.st.Ask.Slot.rules()
	const other = read.Sends | read.Waits | read.Doubts | read.Officer | read.Scolds | read.Over | read.Lost
	if t.st.Ask.Slot == "" || !r.greedy || t.st.Ask.Slot != slotWish && t.in.Senses&other != 0 && !t.givesReason() {
		return false
	}
	return r.text(t)
}

// ownChoice takes words for the button that they stand for.
func (t *Talk) ownChoice() bool {
	said := ""
	switch in := t.in; {
	case in.Says(read.Skips):
		said = "skip"
	case in.Says(read.Edits) && t.st.Ask.Slot == slotConfirm:
		said = "no"
	case in.Says(read.Edits) && (t.st.Ask.Slot == slotChoose || t.st.Ask.Slot == slotShared):
		t.askName()
		return true
	case in.Says(read.Edits):
		said = "edit"
	case in.Says(read.Goes):
		said = "back"
	case in.Says(read.Unlisted) && (t.st.Ask.Name != "" && t.st.Ask.Name != askByName || t.st.Ask.Slot == slotChoose || t.st.Ask.Slot == slotShared):
		said = "none"
	case in.Says(read.Unlisted) && !read.LikeUnit(in.name) && (!t.asking() || t.st.Ask.Slot == slotUnit || t.st.Ask.Slot == slotCheck):
		if t.st.Ask.Slot == slotCheck {
			t.st.Draft.New = &outsider{Code: t.st.Ask.Code, Insisted: true}
		}
		t.instead(bot.T("unit.full_name"))
		t.describe("")
		return true
	case in.Says(read.CodeNone) && in.name == "" && t.st.Ask.Slot == slotUnit && read.CalledSo(t.st.Ask.Name):
		t.withoutCode(t.st.Ask.Name)
		return true
	case in.Says(read.CodeNone|read.CodeLost) && in.name == "":
		said = "name"
	}
	if said == "name" && !t.asking() && len(t.f.Units) == 0 {
		t.begin()
		t.ask(ask{Slot: slotUnit, Name: askByName})
		return true
	}
	if said == "name" && t.st.Ask.Slot == slotUnit && t.st.Ask.Name == askByName {
		t.st.Ask.Tries++
		t.wayOut()
		return true
	}
	return said != "" && t.asking() && t.choose(said)
}

// slotText tries the words as the current question's own.
func (t *Talk) slotText() bool {
	if t.regrets() || t.in.shy && t.in.Says(read.Asks|read.Lost) {
		return false // the report that was sent comes first, or what is asked
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
	if !t.in.Citizen {
		return
	}
	t.erase = true
	full, short := "mst.citizen_nodel", "mst.citizen_kept_nodel"
	if t.env.Caps.Delete {
		full, short = "mst.citizen", "mst.citizen_kept"
	}
	waits := t.st.Ask.Slot == "" && t.st.Last.ID == "" || t.st.Ask.Slot == slotUnit || t.st.Ask.Slot == slotFind
	if waits && !t.st.Draft.Unit.known() && len(t.in.Codes) == 0 {
		t.instead(bot.T(full))
		return
	}
	t.note(short)
}

// thanksOnly answers a receipt that is answered by nothing but thanks. "Đã nhận"
// is one then, and no status.
func (t *Talk) thanksOnly() bool {
	if t.answersAlso() {
		return true
	}
	if !t.in.Says(read.Thanks) || t.asking() || t.st.Last.ID == "" || t.st.Draft.ID != "" || t.old {
		return false
	}
	t.thanks()
	return true
}
