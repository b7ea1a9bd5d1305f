package desk

import (
	"regexp"
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

var (
	// plainValues are the buttons that ask for a value of a unit or a person: a sentence
	// of something else is none.
	plainValues = []string{verbName, verbCode, verbLevel, verbMove, verbHead, verbMerge, verbSince, verbNameOfficer, verbCorrect}
	// wholeWords are those that ask for words to be passed on: whatever is said is meant.
	wholeWords = []string{verbReply, verbAnswer, verbStanding}
)

// assents are a yes to what is about to be written or sent, as its buttons say it.
var assents = regexp.MustCompile(`^(ghi|luu|gui|duoc|lam|tien hanh|chap nhan)( (lai|di|luon|ngay|nhe|roi|a|em|giup|toi))*$`)

// instead is the button that asked, with words that take the place of those before them: the
// question behind them is open, nothing is written yet, and the new value is shown likewise.
// Not ok for words that answer the question, or are of something else.
func (s State) instead(ev bot.Event) (c call, ok bool) {
	if s.Again == "" || read.IsThanks(ev.Text) {
		return c, false
	}
	c = readTap(s.Again)
	said, text := read.Text(ev.Text), ev.Text
	if said.Says(read.Stops) || said.Answer != read.NoAnswer && read.Nothing(said.After) {
		return c, false
	}
	switch {
	case slices.Contains(wholeWords, c.name):
		return c.with(text), true
	case read.IsQuestion(text), opensWith(text, ""), calls(text):
		return c, false
	case !slices.Contains(plainValues, c.name):
		return c.with(text), true
	case said.Answer == read.Yes, said.Status != bot.NoStatus, said.Vague:
		return c, false
	case said.Answer == read.No: // "không, Sao Mai 2"
		text = said.After
	}
	return c.with(text), true
}

// leaves tells whether the words take back a question for a value: a no, and nothing else.
func (s State) leaves(text string) bool {
	if s.tapped() && !slices.Contains(plainValues, readTap(s.Begun).name) || s.Command == "xacnhan" { // "sai" is why a report is given back
		return false
	}
	said := read.Text(text)
	return said.Says(read.Stops) || said.Answer == read.No && read.Nothing(said.After)
}

// assented tells whether the words are a yes in the words of a button.
func assented(text string) bool { return assents.MatchString(vn.Words(text)) }

// againBy is the button whose words have led to a question, "" where none did.
func (t *deskTurn) againBy(c call) string {
	if t.again == "" && c.answer && tapOf(c.name) != nil {
		return data(c.name, c.fields...)
	}
	return t.again
}

// askedBy remembers the button whose value was said without it, by another one or behind a
// command: words instead of it go to the button.
func (t *deskTurn) askedBy(verb string, fields ...string) { t.again = data(verb, fields...) }
