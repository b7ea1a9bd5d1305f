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
	case t.in.Says(read.Asks) && t.st.Ask.Slot == slotContact && t.st.Ask.Tries == 0 && t.asksWhatFor():
		t.st.Ask.Tries++
		t.instead(bot.T("contact.why"))
		t.show()
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

// asksWhatFor tells whether it is asked what something is wanted for: "để làm gì vậy",
// "sao phải cho số điện thoại".
func (t *Talk) asksWhatFor() bool {
	return t.in.Topic == read.AboutNeed || t.in.Topic == read.AboutOther && t.speaksOf("làm gì", "làm chi", "sao phải", "sao cần", "sao lại cần", "sao lại phải", "sao lại hỏi", "tại sao", "vì sao", "có cần", "cần không", "bắt buộc", "lam gi", "why", "what for")
}

// fixed are the answers that are the same for everybody.
var fixed = map[read.Topic]string{
	read.AboutChange: "answer.change", read.AboutWhere: "answer.where", read.AboutMeaning: "answer.meaning", read.AboutReceipt: "answer.receipt",
	read.AboutPicture: "answer.photo", read.AboutCode: "answer.code", read.AboutNeed: "answer.photo_needed",
}

// answerTo answers what the program knows by itself; the rest goes to a person.
func (t *Talk) answerTo(topic read.Topic) {
	topic = t.meantTopic(topic)
	if key := fixed[topic]; key != "" {
		t.goOnWith(bot.T(key))
		return
	}
	switch topic {
	case read.AboutState, read.AboutMine:
		t.tellState()
	case read.AboutNext, read.AboutHow:
		if topic == read.AboutHow && t.st.Ask.Slot == slotSummary { // "gửi ở đâu"
			t.goOnWith(t.explained())
			return
		}
		t.whatNext(topic)
	case read.AboutWho:
		t.sayWho()
	case read.AboutTap:
		t.goOnWith(t.explained())
	case read.AboutTax:
		t.lookUpTax()
	case read.AboutGuide:
		t.guide()
	case read.AboutData:
		t.showNotice("")
	case read.AboutForget:
		t.held()
	case read.AboutUnits:
		t.showHistory("")
	case read.AboutDuty:
		t.duty()
	case read.AboutDeadline:
		t.goOnWith(t.deadline())
	default:
		if t.in.Told && t.in.Status == bot.Refused || t.in.Wonder.At == bot.Refused { // "bị từ chối do sai tên, giờ em làm sao"
			t.whatNext(topic)
			return
		}
		t.forOfficer()
		t.goOnWith(bot.T("other.question", "contact", t.reach()))
	}
}

// meantTopic is what a question is about where the conversation stands.
func (t *Talk) meantTopic(topic read.Topic) read.Topic {
	switch {
	case topic == read.AboutCode && t.st.Last.ID != "" && !t.asking() && !t.speaksOf("thuế", "mst"): // the only code there is
		return read.AboutReceipt
	case topic == read.AboutChange && t.refused() && (read.TellsReason(t.in.text) || t.speaksOf("ở đâu")) && !t.speaksOf("gửi", "báo cáo", "chọn", "bấm"):
		return read.AboutNext // "thế em sửa tên ở đâu"
	}
	return topic
}

// answerBeside answers in a line what is asked beside a code and a status: the next question
// is about these.
func (t *Talk) answerBeside() {
	topic := t.in.Topic
	switch key := fixed[topic]; {
	case !t.in.Says(read.Asks) || len(t.in.Codes) == 0 || topic == read.AboutCode:
	case key != "":
		t.note(key)
	case topic == read.AboutDeadline:
		t.lead = append(t.lead, bot.Part{Text: t.deadline()})
	case t.in.Status == bot.Refused:
		t.note("answer.refused")
	case topic == read.AboutOther && t.in.Told:
		t.forOfficer()
		t.note("other.question", "contact", t.reach())
	}
}

// answerBehind answers in a line what is asked behind a yes: "đúng, cho hỏi hạn mấy giờ".
func (t *Talk) answerBehind() {
	switch key := fixed[t.in.Topic]; {
	case !t.in.Says(read.Asks) || t.st.Ask.Slot != slotConfirm:
	case key != "":
		t.note(key)
	case t.in.Topic == read.AboutDeadline:
		t.lead = append(t.lead, bot.Part{Text: t.deadline()})
	case t.in.Topic == read.AboutOther && !t.in.Says(read.But):
		t.keepRemark()
	}
}

// refused tells whether the report at hand is one of a refusal.
func (t *Talk) refused() bool {
	if t.st.Draft.Status != bot.NoStatus {
		return t.st.Draft.Status == bot.Refused
	}
	return t.st.Last.ID != "" && t.st.Last.Said.Status == bot.Refused
}

// sayWho says what this is, as the greeting does.
func (t *Talk) sayWho() {
	if !t.st.Met && t.f.Account.Notice == 0 { // it comes with the answer
		t.stand()
		return
	}
	t.goOnWith(t.hello())
}

// duty says until when reports are wanted, and what the person has reported already.
func (t *Talk) duty() {
	last := t.st.Last
	if last.ID == "" || t.st.Draft.has() {
		t.goOnWith(t.deadline())
		return
	}
	if t.returned() && !t.asking() {
		t.lead = append(t.lead, bot.Part{Text: t.deadline()})
		t.sayReturned()
		return
	}
	t.note("answer.sent", "unit", named(last.Unit), "at", last.Said.At, "receipt", last.Receipt,
		"status", statusText(last.Said.Status, last.Said.Words, last.Said.Reason, last.Said.ReasonText))
	t.lead = append(t.lead, bot.Part{Text: next(last.Said.Status)})
	t.goOnWith(t.deadline())
}

// whatNext says what comes after the report that was sent, or what has to be sent; after a
// refusal that is told of or asked about, what has to be done then.
func (t *Talk) whatNext(topic read.Topic) {
	last := t.st.Last
	switch {
	case t.in.Status == bot.Refused, t.st.Draft.Status == bot.Refused:
		t.goOnWith(bot.T("answer.refused"))
	case topic == read.AboutNext && last.ID != "" && t.st.Draft.ID == "" && !t.asking():
		t.say(bot.Notice, append(t.lead, bot.Part{Text: next(last.Said.Status)}), t.onward())
	default:
		t.goOnWith(bot.T("help.how"))
	}
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
	case t.returned() && !t.asking():
		t.sayReturned()
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
