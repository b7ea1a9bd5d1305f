package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CalledSuccess is "Thành Công", written as a name, of whoever is called so: "em tên là Thành
// Công".
func CalledSuccess(text string) string {
	if name := withoutTitle(tidy(text)); isSuccess(name) {
		return name
	}
	return ""
}

// NamedSuccess tells whether a person's name would be a status elsewhere: "Nguyễn Thành Công".
func NamedSuccess(name string) bool { return isSuccess(name) || calledSuccess(wordsOf(name)) }

func isSuccess(name string) bool {
	return isCapital(strings.Fields(name)) && Folded(name) == "thanh cong"
}

// Introduced is the name in words that say who writes, and nothing else: "em là Nguyễn Thị
// Bình Minh", "em tên Hoa ạ".
func Introduced(text string) string {
	words := polite(wordsOf(text))
	all := wordsOf(text)
	at, n := find(all, oneself)
	if n == 0 || !covered(all[:at], politeHeads, greetingP) || len(words) > maxPersonWords+n {
		return ""
	}
	s := sentenceOf(text)
	name := withoutTitle(tidy(text[startOf(text, s.ends, at):]))
	if len(strings.Fields(name)) > 2 && beginsWithFamily(name) && isPersonName(name, false) {
		return name
	}
	return GivenName(text[startOf(text, s.ends, at):])
}

// ofOneself is what of the text its writer says of oneself, where somebody else stands
// before it: "cô Hằng là hiệu trưởng, còn em là Mai, kế toán".
func ofOneself(text string) string {
	s := sentenceOf(text)
	at, n := find(s.words, oneself)
	if n == 0 || at+n == len(s.words) || parted(s, at, at+n) || !has(s.words[:at], posts) || longest(s.words[at:], titles) == 0 {
		return text
	}
	return text[startOf(text, s.ends, at):]
}

// parted tells whether a sign parts the words from one another: "thôi em, tên Tám".
func parted(s sentence, from, to int) bool {
	return strings.ContainsAny(s.text[s.ends[from]:startOf(s.text, s.ends, to-1)], ",.;:\n")
}

// CallsOneself tells whether the text says that its writer has the name: "em tên Hồng Nhung".
func CallsOneself(text, name string) bool {
	before, _, found := strings.Cut(text, name)
	return found && name != "" && lastPhrase(wordsOf(before), namedSo) > 0
}

// OnlyPost tells whether the words are somebody's post and nothing else.
func OnlyPost(text string) bool {
	words := polite(wordsOf(text))
	return len(words) > 0 && has(words, posts) && covered(words, posts, titles)
}

// GivenName is the name in words that are nothing but a given name, where one is asked
// for: "Lan", "em Công", "em tên lan ạ".
func GivenName(text string) string {
	name := withoutTitle(tidy(text))
	words, fields := wordsOf(name), strings.Fields(name)
	called := has(wordsOf(text), calledBy)
	switch {
	case len(fields) == 0 || len(fields) > 2 || !called && !isCapital(fields) && !coveredAsTyped(words, givenNames) || !plausibleName(words) || saysFact(name, words):
	case coveredAsTyped(words, everyday, nameless, politeHeads, politeTails), covered(words, titles, posts), LikeUnit(name), strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && r != ' ' }):
	default:
		return name
	}
	return ""
}

// Capitals writes the words as names are: "lan anh" is "Lan Anh".
func Capitals(words string) string {
	fields := strings.Fields(words)
	for i, f := range fields {
		r, n := utf8.DecodeRuneInString(f)
		fields[i] = string(unicode.ToUpper(r)) + f[n:]
	}
	return strings.Join(fields, " ")
}
