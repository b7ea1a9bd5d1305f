package vn

import (
	"strings"
	"unicode"
)

// Plain is a name in lower case with normal tone marks, punctuation as
// single spaces.
func Plain(s string) string {
	words := strings.FieldsFunc(NormalTone(strings.ToLower(NFC(s))), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, " ")
}

// CutWord takes a whole word (or several) off the front.
func CutWord(text, word string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(text, word)
	if !ok || rest == "" {
		return "", ok
	}
	rest, ok = strings.CutPrefix(rest, " ")
	return rest, ok
}
