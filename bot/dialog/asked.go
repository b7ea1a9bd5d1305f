package dialog

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// asks answers a question, or a greeting. What is being done stays, and its
// question is put again below the answer.
func (t *Talk) asks() bool {
	switch {
	case t.old:
		t.expired()
	case t.in.Says(read.Asks) && t.in.Says(read.Promises|read.Later|read.Waits) && t.st.Ask.Slot == slotPicture: // "tối em gửi được không"
		return t.choose("later")
	case t.in.Says(read.Asks):
		t.offersNamed()
		t.answerTo(t.in.Topic)
	case t.in.Says(read.Greets):
		t.open()
	default:
		return false
	}
	return true
}

// answerTo answers what the program knows by itself; the rest goes to a person.
func (t *Talk) answerTo(topic read.Topic) {
	switch topic {
	case read.AboutState, read.AboutMine:
		t.tellState()
	case read.AboutChange:
		t.goOnWith(bot.T("answer.change"))
	case read.AboutWhere:
		t.goOnWith(bot.T("answer.where"))
	case read.AboutMeaning:
		t.goOnWith(bot.T("answer.meaning"))
	case read.AboutReceipt:
		t.goOnWith(bot.T("answer.receipt"))
	case read.AboutPicture:
		t.goOnWith(bot.T("answer.photo"))
	case read.AboutCode:
		t.goOnWith(bot.T("answer.code"))
	case read.AboutNeed:
		t.goOnWith(bot.T("answer.photo_needed"))
	case read.AboutNext:
		t.whatNext()
	case read.AboutTax:
		t.lookUpTax()
	case read.AboutGuide:
		t.guide()
	case read.AboutHow:
		t.goOnWith(bot.T("help.how"))
	case read.AboutData:
		t.showNotice("")
	case read.AboutForget:
		t.held()
	case read.AboutUnits:
		t.showHistory("")
	case read.AboutDeadline:
		t.goOnWith(t.deadline())
	default:
		t.forOfficer()
		t.goOnWith(bot.T("other.question", "contact", t.reach()))
	}
}

// whatNext says what comes after the report that was sent, or what has to be sent.
func (t *Talk) whatNext() {
	if last := t.st.Last; last.ID != "" && t.st.Draft.ID == "" && !t.asking() {
		t.say(bot.Notice, append(t.lead, bot.Part{Text: next(last.Said.Status)}), t.onward())
		return
	}
	t.goOnWith(bot.T("help.how"))
}

// goOnWith says something and goes on with what is being asked, if anything is.
func (t *Talk) goOnWith(text bot.Text) {
	t.lead = append(t.lead, bot.Part{Text: text})
	if t.asking() || t.st.Draft.ID != "" || t.st.Last.ID == "" && len(t.f.Units) == 0 {
		t.stand()
		return
	}
	t.say(bot.Notice, t.lead, nil)
}

// tellState tells what was reported, or what of a report is still missing.
func (t *Talk) tellState() {
	switch {
	case t.st.Draft.has():
		t.goOnWith(bot.T("answer.unsent", "have", t.have()))
	case t.st.Last.ID != "":
		last := t.st.Last
		t.goOnWith(bot.T("answer.sent", "unit", named(last.Unit), "at", last.Said.At, "receipt", last.Receipt,
			"status", statusText(last.Said.Status, last.Said.Words, last.Said.Reason, last.Said.ReasonText)))
	case len(t.f.Units) > 0:
		t.showHistory("")
	default:
		t.goOnWith(bot.T("answer.none"))
	}
}
