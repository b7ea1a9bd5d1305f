package dialog

import (
	"slices"
	"strings"
	"unicode"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// expectContact makes who reported the question. It waits for nothing: whatever
// comes instead is taken as usual.
func (t *Talk) expectContact() {
	t.st.Ask = ask{Slot: slotContact, Wait: bot.ShortHash(t.ev.Chat.Key(), t.ev.ID, string(slotContact))}
}

func (t *Talk) askContact() question {
	return question{bot.T("contact.ask"), [][]bot.Choice{row(t.pick("button.skip", "skip"))}}
}

func (t *Talk) tapContact(choice string) bool {
	if choice != "skip" {
		return false
	}
	t.st.Ask = ask{}
	if t.env.Caps.Edit && t.ev.Message != "" && t.st.Last.ID != "" {
		t.showReceipt() // the tapped message holds it, and must go on holding it
		return true
	}
	t.tell(bot.T("contact.skipped"))
	return true
}

// textContact takes name, post and phone from the words. They go to the records
// alone; the conversation does not keep them.
func (t *Talk) textContact() bool {
	if t.in.choice == "skip" && t.in.name == "" {
		return t.tapContact("skip")
	}
	c, ok := t.reporter()
	if !ok {
		return false
	}
	return t.thankFor(c)
}

// thankFor records who reported, and says what was understood.
func (t *Talk) thankFor(c contact) bool {
	t.st.Ask = ask{}
	t.write(t.person(c.record()))
	t.tell(c.thanks())
	return true
}

// reporter is who reported, if the words say nothing else.
func (t *Talk) reporter() (contact, bool) {
	if likeUnit(t.in.name) || t.in.citizen || t.in.talk() || t.reports() {
		return contact{}, false
	}
	return readContact(t.in.text)
}

// lateContact takes a contact that nobody asks for any more: it was skipped
// before, or is given again with a slip mended.
func (t *Talk) lateContact() bool {
	if t.asking() || t.st.Draft.ID != "" || t.st.Last.ID == "" {
		return false
	}
	c, ok := t.reporter()
	if !writtenAsName(c.name) && !isPost(c.post) { // "xin lỗi, nhầm số: 0912 345 678"
		c.name, c.post = "", ""
	}
	if sure := c.phone != "" || writtenAsName(c.name) && isPost(c.post); !ok || !sure {
		return false
	}
	return t.thankFor(c)
}

// reports tells whether the words speak of a report rather than of a person.
func (t *Talk) reports() bool {
	for _, c := range t.in.codes {
		if t.listed(c) || c.Look == read.LooksRight {
			return true
		}
	}
	return t.in.status != "" || t.in.vague
}

// contact is who reported.
type contact struct{ name, post, phone string }

// readContact takes "Nguyễn Thị A, hiệu trưởng, 0912 345 678" apart. Words with
// neither a phone nor a post are a name only if they are written like one.
func readContact(text string) (c contact, ok bool) {
	phone, rest := cutPhone(text)
	rest = strings.ReplaceAll(rest, " - ", ", ")
	parts := strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(",;\n–|/", r) })
	parts = slices.DeleteFunc(parts, func(p string) bool { return strings.Trim(p, " .:-\t") == "" })
	c.phone = phone
	if len(parts) > 0 {
		c.name, c.post = splitPost(strings.Trim(parts[0], " .:-\t"))
	}
	if len(parts) > 1 && c.post == "" {
		c.post = shorten(strings.Trim(parts[1], " .:-\t"), maxName)
	}
	switch {
	case c.name == "":
		return c, phone != ""
	case phone == "" && c.post == "":
		return c, writtenAsName(c.name)
	}
	return c, len(strings.Fields(c.name)) <= maxNameWords && strings.IndexFunc(c.name, unicode.IsLetter) >= 0
}

// maxNameWords is more than a person's name has.
const maxNameWords = 8

// splitPost takes the post off a name that has it behind: "Nguyễn Thị A hiệu trưởng".
func splitPost(s string) (name, post string) {
	words := strings.Fields(shorten(s, 2*maxName))
	for i := 1; i < len(words); i++ {
		if isPost(strings.Join(words[i:], " ")) {
			return strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		}
	}
	return strings.Join(words, " "), ""
}

// isPost tells whether the words begin with a post at a school.
func isPost(words string) bool {
	said := folded(words) + " "
	return slices.ContainsFunc(posts, func(p string) bool { return strings.HasPrefix(said, p+" ") })
}

// writtenAsName tells whether every word begins with a capital.
func writtenAsName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > maxNameWords {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool { return !unicode.IsUpper([]rune(w)[0]) })
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

// withoutPhones is the text as it may be kept: phone numbers belong to the
// records of people alone.
func withoutPhones(text string) string {
	for {
		phone, rest := cutPhone(text)
		if phone == "" {
			return text
		}
		text = strings.Trim(rest, " ,")
	}
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
