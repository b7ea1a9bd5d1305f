package dialog

import (
	"strings"
	"unicode"

	"vneidbot/bot"
)

// askForContact asks who reported, as a second message after the receipt. It
// waits for nothing: whatever comes instead is taken as usual.
func (t *turn) askForContact() {
	t.fresh = true
	t.st.Ask = ask{Slot: slotContact, Wait: bot.ShortHash(t.ev.Chat.Key(), t.ev.ID, string(slotContact))}
	t.show()
}

func (t *turn) askContact() question {
	return question{bot.T("contact.ask"), [][]bot.Choice{row(t.pick("button.skip", "skip"))}}
}

func (t *turn) tapContact(choice string) bool {
	if choice != "skip" {
		return false
	}
	t.st.Ask = ask{}
	t.tell(bot.T("contact.skipped"))
	return true
}

// textContact takes name, post and phone from the words. They go to the records
// alone; the conversation does not keep them.
func (t *turn) textContact() bool {
	c, ok := readContact(t.in.text)
	switch {
	case t.in.name != "" || t.in.thanks || t.in.question || t.in.citizen || isGreeting(t.in.text) || t.in.answer != "":
		return false
	case oneOf(folded(t.in.text), skipWords):
		return t.tapContact("skip")
	case !ok || t.reports():
		return false
	}
	t.st.Ask = ask{}
	t.write(t.person(c.record()))
	t.tell(c.thanks())
	return true
}

// reports tells whether the words speak of a report rather than of a person.
func (t *turn) reports() bool {
	for _, c := range t.in.codes {
		if t.listed(c) || c.Look == bot.LooksRight {
			return true
		}
	}
	return t.in.status != "" || t.in.vague
}

// contact is who reported.
type contact struct{ name, post, phone string }

// readContact takes "Nguyễn Thị A, hiệu trưởng, 0912 345 678" apart.
func readContact(text string) (c contact, ok bool) {
	c.phone, text = cutPhone(text)
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;\n–|/", r) })
	for _, p := range parts {
		p = strings.Trim(p, " .:-\t")
		switch {
		case p == "":
		case c.name == "":
			c.name = shorten(p, maxName)
		case c.post == "":
			c.post = shorten(p, maxName)
		}
	}
	wordy := c.name != "" && strings.IndexFunc(c.name, unicode.IsLetter) >= 0 && len(strings.Fields(c.name)) < 12
	return c, c.phone != "" && c.name == "" || wordy
}

// cutPhone takes a phone number out of the text: nine to eleven digits after a
// 0 or +84, with the usual separators.
func cutPhone(text string) (phone, rest string) {
	for from := range text {
		if from > 0 && isDigit(text[from-1]) {
			continue
		}
		if digits, to := phoneAt(text, from); digits != "" {
			return digits, strings.TrimSpace(text[:from]) + ", " + strings.TrimSpace(text[to:])
		}
	}
	return "", text
}

func phoneAt(text string, from int) (digits string, to int) {
	if text[from] != '0' && text[from] != '+' {
		return "", 0
	}
	to = from
	for i := from; i < len(text); i++ {
		switch c := text[i]; {
		case isDigit(c):
			digits, to = digits+string(c), i+1
		case c == ' ' || c == '.' || c == '-' || i == from:
		default:
			i = len(text)
		}
	}
	if text[from] == '+' {
		rest, ok := strings.CutPrefix(digits, "84")
		if !ok {
			return "", 0
		}
		digits = "0" + rest
	}
	if len(digits) < 10 || len(digits) > 11 {
		return "", 0
	}
	return digits, to
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// record is what lasts of it; what was not given stays as it was.
func (c contact) record() (w bot.SetAccount) {
	given := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	w.Name, w.Post, w.Phone = given(c.name), given(c.post), given(c.phone)
	return w
}

func (c contact) thanks() bot.Text {
	var got bot.List
	for _, s := range []string{c.name, c.post, c.phone} {
		if s != "" {
			got = append(got, bot.Raw(s))
		}
	}
	return bot.T("contact.thanks", "contact", got)
}
