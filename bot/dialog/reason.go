package dialog

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// askReason asks why the registration was refused.
func (t *Talk) askReason() question {
	q := question{text: bot.T("reason.ask")}
	for _, r := range bot.Reasons() {
		q.rows = append(q.rows, row(t.choice(bot.T("reason."+string(r)), string(r))))
	}
	q.rows = append(q.rows, row(t.pick("button.skip", string(bot.ReasonSkipped))))
	q.rows = append(q.rows, row(t.pick("button.choose_again", "status")))
	q.rows = append(q.rows, t.wayBack(t.st.Draft.Reason != "")...)
	return q
}

// askReasonText asks for a reason in own words.
func (t *Talk) askReasonText() question {
	return question{bot.T("reason.ask_text"), [][]bot.Choice{row(t.pick("button.skip", string(bot.ReasonSkipped)))}}
}

func (t *Talk) tapReason(choice string) bool {
	r := bot.Reason(choice)
	if choice == "back" && t.st.Draft.Reason != "" {
		t.next()
		return true
	}
	if choice == "status" {
		t.ask(ask{Slot: slotStatus})
		return true
	}
	if r == bot.ReasonSkipped {
		t.setReason(r, "")
		t.next()
		return true
	}
	for _, known := range bot.Reasons() {
		if r == known {
			t.setReason(r, "")
			t.next()
			return true
		}
	}
	return false
}

// textReason takes typed words as the reason, as far as they are no other fact.
func (t *Talk) textReason() bool {
	switch {
	case t.in.Says(read.Asks):
		return t.reasonAndQuestion()
	case t.in.text == "" || t.in.Says(read.Stops) || t.in.Citizen || t.in.pure && !t.refusedAgain():
		return false
	case t.in.Says(read.AsPicture) && t.in.Reason == bot.NoReason && !t.givesReason():
		return false // it is read there
	case t.in.Says(read.Goes):
		return t.backFromReason()
	case read.Choices(t.in.text) && t.st.Ask.Slot == slotReason:
		t.ask(ask{Slot: slotReasonText}, bot.T("reason.several"))
		return true
	case t.in.Vague && t.in.Why == "" && !t.givesReason() && len(strings.Fields(t.in.text)) <= maxVague: // "chưa được tiếp nhận"
		return false
	case t.in.Says(read.NoReason):
		t.skipReason()
	case t.in.Says(read.Skips):
		t.setReason(bot.ReasonSkipped, "")
	case t.in.Says(read.Thanks):
		return false
	default:
		own := read.OwnReason(withoutPhones(t.in.text))
		if own == "" {
			return false
		}
		t.setReason(reasonOf(own))
	}
	t.next()
	return true
}

// backFromReason goes back one question: from words of one's own to the reasons, from these to
// the status.
func (t *Talk) backFromReason() bool {
	switch d := &t.st.Draft; {
	case t.st.Ask.Slot == slotReasonText:
		d.Reason = bot.NoReason
		t.ask(ask{Slot: slotReason})
		return true
	case d.Reason == bot.NoReason:
		return t.tapReason("status")
	}
	return t.tapReason("back")
}

// reasonAndQuestion takes the reason that is told before a question, which is answered as well.
func (t *Talk) reasonAndQuestion() bool {
	const other = read.NoIdea | read.Lost | read.NoReason | read.Doubts | read.Waits | read.Cannot | read.Officer | read.Scolds | read.AsPicture
	own := read.OwnReason(withoutPhones(read.BesideQuestion(t.in.text)))
	if own == "" || t.in.Citizen || !read.TellsReason(own) && (read.Text(own).Senses&other != 0 || len(strings.Fields(own)) < fewestOwn) {
		return false
	}
	t.setReason(reasonOf(own))
	t.st.Ask = ask{}
	t.answerTo(t.in.Topic)
	return true
}

// fewestOwn is how many words a reason has that names none of those offered, where a question
// stands behind it.
const fewestOwn = 3

// maxVague is how many words about a status say nothing but that; a sentence gives a reason.
const maxVague = 6

// givesReason tells whether the words are one of the reasons offered, where one is
// asked for, though they may sound like a doubt: "mã số thuế không đúng".
func (t *Talk) givesReason() bool {
	if s := t.st.Ask.Slot; s != slotReason && s != slotReasonText {
		return false
	}
	r, ok := read.Reason(t.in.text)
	return ok && r != bot.ReasonOther && r != bot.ReasonSkipped && t.in.Answer == read.NoAnswer
}

// skipReason leaves a reason out that nobody knows, and says how it can be told.
func (t *Talk) skipReason() {
	t.setReason(bot.ReasonSkipped, "")
	t.note("reason.unknown")
}

// refusedAgain tells whether the words only say "từ chối" once more.
func (t *Talk) refusedAgain() bool {
	return t.in.Status == bot.Refused && len(t.in.Codes) == 0 && t.in.Reason != ""
}

// reasonOf is one of the offered reasons, or the words as they are.
func reasonOf(text string) (bot.Reason, string) {
	r, ok := read.Reason(text)
	if ok && r != bot.ReasonOther && len([]rune(text)) <= 60 {
		return r, ""
	}
	return bot.ReasonOther, text
}

// hear keeps a reason that stood beside words which decide no status: "trả lại do sai
// tên". It counts when the status turns out to be a refusal.
func (t *Talk) hear() {
	if t.in.heard != bot.NoReason && t.st.Draft.ID != "" {
		t.st.Draft.Heard, t.st.Draft.HeardText = t.in.heard, shorten(withoutPhones(t.in.heardWhy), maxText)
	}
}

// recall takes the reason that was heard for the refusal.
func (t *Talk) recall() {
	if d := &t.st.Draft; d.Status == bot.Refused && d.Reason == bot.NoReason && d.Heard != bot.NoReason {
		t.setReason(d.Heard, d.HeardText)
		d.Heard, d.HeardText = "", ""
	}
}

func (t *Talk) setReason(r bot.Reason, text string) {
	t.st.Draft.Reason, t.st.Draft.ReasonText = r, text
	t.changed()
}
