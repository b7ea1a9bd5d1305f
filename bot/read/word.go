package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vneidbot/bot/vn"
)

// word is one word of a text: as it was typed, in lower case with normal tone
// marks, and folded.
type word struct {
	plain, fold string
	first       int // among firstWords, 0 for one that begins no phrase
}

func newWord(plain string) word {
	fold := vn.Fold(plain)
	return word{plain, fold, firstWords[fold]}
}

// bare tells whether the word was typed without any accent.
func (w word) bare() bool { return w.plain == w.fold }

// is compares with a word of the lexicon: what was typed with accents must have
// the same ones ("Dũng" is not "đúng"), what was typed without them any.
func (w word) is(known word) bool {
	if known.plain == anyone {
		return pronouns[w.plain]
	}
	return w.plain == known.plain || w.bare() && w.fold == known.fold
}

// anyone stands in a phrase, behind its first word, for what people call themselves: "để @
// xem" is said by a teacher, her pupil's father and a principal of sixty.
const anyone = "@"

// sentence is a text taken apart, for those who read more of it than its words.
type sentence struct {
	text  string
	words []word
	ends  []int // where each word ends
}

func sentenceOf(text string) sentence {
	words, ends := placedWords(text)
	return sentence{text, words, ends}
}

// wordsOf takes a text apart, punctuation and signs left out, haste written out.
func wordsOf(text string) (words []word) {
	words, _ = placedWords(text)
	return words
}

// placedWords is wordsOf, with where each word ends in a text in NFC.
func placedWords(text string) (words []word, ends []int) {
	most := strings.Count(text, " ") + 1 // mostly
	words, ends = make([]word, 0, most), make([]int, 0, most)
	from := -1
	take := func(to int) {
		if from < 0 {
			return
		}
		typed := vn.NormalTone(strings.ToLower(text[from:to]))
		from = -1
		long, ok := inHaste[typed]
		if !ok {
			words, ends = append(words, newWord(typed)), append(ends, to)
			return
		}
		for one := range strings.FieldsSeq(long) {
			words, ends = append(words, newWord(one)), append(ends, to)
		}
	}
	for i, r := range text {
		switch inWord := isLetter(r); {
		case !inWord:
			take(i)
		case from < 0:
			from = i
		}
	}
	take(len(text))
	return words, ends
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// phrase is some words of the lexicon.
type phrase []word

// lexicon is a list of phrases; nil has none.
type lexicon = *phraseList

// phraseList has phrases by their first words.
type phraseList struct {
	first []uint64 // a bit for each that it has: most words of a text begin no phrase of a list
	by    map[int][]phrase
}

// firstWords numbers the words, folded, that phrases begin with, from 1. It is filled with
// the lexicon and read after.
var firstWords = map[string]int{}

// phrases reads a list, written with accents and divided by "|".
func phrases(list string) lexicon {
	all := &phraseList{by: map[int][]phrase{}}
	for one := range strings.SplitSeq(vn.NFC(list), "|") {
		if p := phraseOf(one); len(p) > 0 {
			all.add(p)
		}
	}
	return all
}

func phraseOf(words string) (p phrase) {
	for one := range strings.FieldsSeq(words) {
		if one == anyone {
			p = append(p, word{plain: anyone, fold: anyone})
			continue
		}
		p = append(p, wordsOf(one)...)
	}
	return p
}

func (l *phraseList) add(p phrase) {
	n := firstWords[p[0].fold]
	if n == 0 {
		n = len(firstWords) + 1
		firstWords[p[0].fold] = n
	}
	for len(l.first) <= n/64 {
		l.first = append(l.first, 0)
	}
	l.first[n/64] |= 1 << (n % 64)
	l.by[n] = append(l.by[n], p)
}

// begunWith are the phrases that begin with the word.
func (l *phraseList) begunWith(w word) []phrase {
	if l == nil {
		return nil
	}
	if at := w.first / 64; at >= len(l.first) || l.first[at]>>(w.first%64)&1 == 0 {
		return nil
	}
	return l.by[w.first]
}

// begins tells whether the words begin with the phrase.
func (p phrase) begins(words []word) bool {
	if len(words) < len(p) {
		return false
	}
	for i := range p {
		if !words[i].is(p[i]) {
			return false
		}
	}
	return true
}

// longest is how many words the longest of the phrases takes at the front, 0 for none.
func longest(words []word, list lexicon) (n int) {
	if len(words) == 0 {
		return 0
	}
	for _, p := range list.begunWith(words[0]) {
		if len(p) > n && p.begins(words) {
			n = len(p)
		}
	}
	return n
}

// find tells where the first of the phrases stands, -1 for nowhere.
func find(words []word, list lexicon) (at, n int) {
	for i := 0; i < len(words); i++ {
		if n := longest(words[i:], list); n > 0 {
			return i, n
		}
		i += max(0, longest(words[i:], compounds)-1)
	}
	return -1, 0
}

func has(words []word, list lexicon) bool {
	at, _ := find(words, list)
	return at >= 0
}

// hasAsTyped is has for words that fold like harmless ones: each must have its accents,
// or none in the lexicon either.
func hasAsTyped(words []word, list lexicon) bool {
	for i := range words {
		if slices.ContainsFunc(list.begunWith(words[i]), func(p phrase) bool { return p.same(words[i:]) }) {
			return true
		}
	}
	return false
}

// hasMeant is has where accents are typed: a phrase of words that all stand without any,
// though the lexicon's have some, is then something else.
func hasMeant(words []word, list lexicon) bool {
	for i := range words {
		for _, p := range list.begunWith(words[i]) {
			if p.begins(words[i:]) && (p.same(words[i:]) || slices.ContainsFunc(words[i:i+len(p)], func(w word) bool { return !w.bare() })) {
				return true
			}
		}
	}
	return false
}

// typesAccents tells whether a text has Vietnamese letters with accents.
func typesAccents(text string) bool { return vn.Fold(text) != strings.ToLower(text) }

// covered tells whether the phrases of the lists are all that is said.
func covered(words []word, lists ...lexicon) bool {
	for len(words) > 0 {
		n := 0
		for _, list := range lists {
			n = max(n, longest(words, list))
		}
		if n == 0 {
			return false
		}
		words = words[n:]
	}
	return true
}

// coveredAsTyped is covered, but for words without accents that are of the lexicon with
// some.
func coveredAsTyped(words []word, lists ...lexicon) bool {
	for len(words) > 0 {
		n := 0
		for _, list := range lists {
			for _, p := range list.begunWith(words[0]) {
				if len(p) > n && p.begins(words) && !slices.ContainsFunc(words[:len(p)], word.bare) || len(p) > n && p.same(words) {
					n = len(p)
				}
			}
		}
		if n == 0 {
			return false
		}
		words = words[n:]
	}
	return true
}

// same tells whether the words begin with the phrase, letter by letter.
func (p phrase) same(words []word) bool {
	if len(words) < len(p) {
		return false
	}
	for i := range p {
		if words[i].plain != p[i].plain && (p[i].plain != anyone || !pronouns[words[i].plain]) {
			return false
		}
	}
	return true
}

// polite takes what is polite off both ends: "dạ", "thầy cô ơi"; "ạ", "nhé em".
func polite(words []word) []word {
	for len(words) > 0 {
		n := longest(words, politeHeads)
		if n == 0 {
			break
		}
		words = words[n:]
	}
	return politeEnd(words)
}

func politeEnd(words []word) []word {
	for cut := true; cut && len(words) > 0; {
		cut = false
		for n := min(len(words), 4); n > 0 && !cut; n-- {
			if longest(words[len(words)-n:], politeTails) == n {
				words, cut = words[:len(words)-n], true
			}
		}
	}
	return words
}
