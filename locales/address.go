package locales

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot"
)

// ofOfficer ends the key of a sentence that is an officer's in the place of the one
// without it.
const ofOfficer = "_officer"

// toOfficers is the language as it speaks to officers: a sentence of theirs where
// there is one, and otherwise the address in the place of the principals'. Arguments
// stay as they are.
func (l *tongue) toOfficers() *tongue {
	officers := *l
	officers.lang = bot.Addressing(l.lang, bot.Officer)
	officers.sentences = make(map[string]*sentence, len(l.sentences))
	turn := l.address()
	for key, s := range l.sentences {
		if own := l.sentences[key+ofOfficer]; own != nil {
			officers.sentences[key] = own
			continue
		}
		officers.sentences[key] = &sentence{other: s.other.turned(turn), one: s.one.turned(turn)}
	}
	return &officers
}

// address turns a principal's address into an officer's, small, with a capital and
// all in capitals.
func (l *tongue) address() *strings.Replacer {
	var pairs []string
	for _, form := range []string{"unit", "own", "please", "you"} {
		principal, officer := l.pattern("address."+form).plain(), l.pattern("address."+form+ofOfficer).plain()
		if principal == "" {
			continue
		}
		for _, write := range []func(string) string{strings.Clone, capital, strings.ToUpper} {
			pairs = append(pairs, write(principal), write(officer))
		}
	}
	return strings.NewReplacer(pairs...)
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// turned are the words with their own text turned.
func (w words) turned(turn *strings.Replacer) words {
	if w == nil {
		return nil
	}
	out := make(words, len(w))
	for i, p := range w {
		out[i] = part{turn.Replace(p.text), p.name}
	}
	return out
}

// plain is what has no arguments.
func (w words) plain() string {
	if len(w) == 0 {
		return ""
	}
	return w[0].text
}
