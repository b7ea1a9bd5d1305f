package dialog

import (
	"strconv"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// odd answers what holds no words: voice, stickers, files, and the rest.
func (t *Talk) odd() {
	switch {
	case t.ev.Kind == bot.Voiced:
		t.note("other.voice")
		t.stand()
	case t.ev.Kind == bot.Filed:
		t.noPicture(bot.FaultNotImage)
		t.stand()
	case t.old:
		t.expired()
	case t.ev.Kind == bot.Stuck && !t.asking() && t.st.Last.ID != "" && t.st.Draft.ID == "":
		t.thanks()
	case !t.asking() && t.st.Last.ID != "" && t.st.Draft.ID == "":
		t.note("other.not_understood")
		t.idle()
	default:
		t.unknown()
	}
}

// stand goes on with the question, or begins where nothing is begun.
func (t *Talk) stand() {
	if !t.asking() && t.st.Draft.ID == "" && t.st.Last.ID == "" {
		t.open()
		return
	}
	t.current()
}

// unknown answers what gives nothing.
func (t *Talk) unknown() {
	switch {
	case t.old:
		t.expired()
	case !t.asking() && t.st.Draft.ID == "" && (t.in.Vague || read.HowItStands(t.in.Rest) && !t.returned()) && (t.wasOnly() != "" || t.st.Last.ID != "" && len(alive(t.f.Units)) == 1): // "được định danh rồi ạ"
		t.begin()
		t.guess()
		t.unclear()
	case t.st.Ask.Slot == slotContact && t.st.Ask.Tries == 0 && t.today(t.st.Last.Said.At):
		t.st.Ask.Tries++
		if t.in.Says(read.Sends) { // once more, as it was said before the receipt
			t.instead(bot.T("contact.sent"))
		} else {
			t.instead(bot.T("contact.again"))
		}
		t.show()
	case !t.asking() && t.st.Draft.ID == "":
		t.first()
	case t.wrongMenu():
		t.wrongNumber()
	default:
		t.puzzled()
	}
}

// first answers first words that give nothing. Of words about the status it says when that
// is asked. The next answer must not be the same.
func (t *Talk) first() {
	new := t.st.Last.ID == ""
	switch {
	case new && (t.in.Vague || t.in.Says(read.Same)) && !t.in.Says(read.Greets):
		t.note("status.after_unit")
	case new && t.in.Says(read.Claims) && len(t.f.Units) == 0:
		t.note("answer.none")
	case !read.Nothing(t.in.Rest):
		t.note("other.not_understood")
	}
	noted := len(t.lead) > 0
	t.idle()
	if new && noted && t.asking() {
		t.st.Ask.Tries++
	}
}

// wrongNumber answers a number that is no choice: one that no line of the present
// question has is told the range, any other belongs to an earlier one.
func (t *Talk) wrongNumber() {
	last := 0
	for _, row := range t.st.Ask.Slot.rules().ask(t).rows {
		last += len(row)
	}
	if t.more {
		last++
	}
	n, err := strconv.Atoi(t.in.text)
	switch none := err != nil || n == 0 || n > last; {
	case none && last > 1:
		t.note("other.no_such_number", "n", t.in.text, "last", last)
	case none && last == 1 && t.asking():
		t.note("other.only_number", "n", t.in.text)
	case none && t.st.Draft.ID == "": // nothing was asked before
		t.note("other.not_understood")
	default:
		t.note("other.stale_number", "n", t.in.text)
	}
	t.current()
}

// wrongMenu tells whether a lone number was meant as a choice, on a channel
// where choices are typed.
func (t *Talk) wrongMenu() bool {
	if t.env.Caps.Buttons || len(t.in.text) == 0 || len(t.in.text) > 2 {
		return false
	}
	for i := range len(t.in.text) {
		if t.in.text[i] < '0' || t.in.text[i] > '9' {
			return false
		}
	}
	return true
}

// thanks answers a thank-you after a receipt at most once, and never where
// every message counts.
func (t *Talk) thanks() {
	if t.st.Last.Thanked || !t.env.Caps.Buttons {
		t.mute = true
		return
	}
	t.st.Last.Thanked = true
	t.say(bot.Notice, []bot.Part{{Text: bot.T("thanks.text")}}, nil)
}

// expired says that a draft outlived its day.
func (t *Talk) expired() {
	t.say(bot.Notice, []bot.Part{{Text: bot.T("other.expired")}},
		[][]bot.Choice{row(standing("button.report", "cmd", "baocao"))})
}
