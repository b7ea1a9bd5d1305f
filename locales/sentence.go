package locales

import (
	"fmt"
	"strings"

	"vneidbot/bot"
)

// sentence is one message, made ready for saying.
type sentence struct {
	other words
	one   words // where n is 1, in languages that tell it apart; nil without
}

// words are texts and the arguments between them.
type words []part

// part is a text, or the argument that stands there.
type part struct{ text, name string }

// compile parses the forms of a message; "" is a form that is missing.
func compile(one, other string) (s *sentence, err error) {
	s = &sentence{}
	if s.other, err = readWords(other); err == nil && one != "" {
		s.one, err = readWords(one)
	}
	return s, err
}

// readWords takes "Đã có {{.n}} đơn vị." apart. An argument is a name and no
// more: conditions belong to the room that chooses the key.
func readWords(source string) (all words, err error) {
	text, rest, found := strings.Cut(source, "{{")
	for ; found; text, rest, found = strings.Cut(rest, "{{") {
		argument, after, closed := strings.Cut(rest, "}}")
		name, dotted := strings.CutPrefix(argument, ".")
		if !closed || !dotted || !isName(name) {
			return nil, fmt.Errorf("{{%s: not an argument", argument)
		}
		all, rest = append(all.with(text), part{name: name}), after
	}
	return all.with(text), nil
}

func (w words) with(text string) words {
	if text == "" {
		return w
	}
	return append(w, part{text: text})
}

func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_0123456789") == ""
}

// of are the words for these arguments.
func (s *sentence) of(args bot.Args) words {
	if s.one != nil && args["n"] == 1 {
		return s.one
	}
	return s.other
}
