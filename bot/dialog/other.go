package dialog

import "vneidbot/bot"

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
	case !t.asking() && t.st.Last.ID != "" && t.st.Draft.ID == "":
		t.thanks()
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

// unknown says what is there, what is missing and the shortest way on.
func (t *Talk) unknown() {
	switch have := t.have(); {
	case t.old:
		t.expired()
	case !t.asking() && t.st.Draft.ID == "":
		t.idle()
	case t.wrongMenu():
		t.note("other.stale_number", "n", t.in.text)
		t.current()
	case len(have) > 0 && len(t.lacking()) > 0:
		t.note("other.unknown", "have", have, "missing", t.lacking())
		t.current()
	default:
		t.note("other.not_understood")
		t.current()
	}
}

// wrongMenu tells whether a lone number was meant as a choice, on a channel
// where choices are typed.
func (t *Talk) wrongMenu() bool {
	if t.env.Caps.Buttons || len(t.in.text) == 0 || len(t.in.text) > 2 {
		return false
	}
	for i := range len(t.in.text) {
		if !isDigit(t.in.text[i]) {
			return false
		}
	}
	return true
}

// asked answers a question with whom to ask. What is being done stays.
func (t *Talk) asked() {
	t.note("other.question", "contact", t.reach())
	if t.st.Draft.has() {
		t.note("other.kept", "have", t.have(), "missing", t.lacking())
	}
	if t.asking() || t.st.Last.ID == "" {
		t.stand()
		return
	}
	t.say(bot.Notice, t.lead, nil)
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
