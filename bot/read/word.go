package read

import (
	"slices"
	"strings"
	"unicode"

	"vneidbot/bot/vn"
)

// word is one word of a text: as it was typed, in lower case with normal tone
// marks, and folded.
type word struct{ plain, fold string }

// bare tells whether the word was typed without any accent.
func (w word) bare() bool { return w.plain == w.fold }

// is compares with a word of the lexicon: what was typed with accents must have
// the same ones ("Dũng" is not "đúng"), what was typed without them any.
func (w word) is(known word) bool {
	return w.plain == known.plain || w.bare() && w.fold == known.fold
}

// wordsOf takes a text apart, punctuation and signs left out, haste written out.
func wordsOf(text string) (words []word) {
	words, _ = placedWords(text)
	return words
}

// placedWords is wordsOf, with where each word ends in a text in NFC.
func placedWords(text string) (words []word, ends []int) {
	from := -1
	take := func(to int) {
		if from < 0 {
			return
		}
		f := vn.NormalTone(strings.ToLower(text[from:to]))
		if long, ok := inHaste[f]; ok {
			f = long
		}
		for one := range strings.FieldsSeq(f) {
			words, ends = append(words, word{one, vn.Fold(one)}), append(ends, to)
		}
		from = -1
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
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// phrase is some words of the lexicon.
type phrase []word

// lexicon is a list of phrases, by their first word, folded.
type lexicon map[string][]phrase

// phrases reads a list, written with accents and divided by "|".
func phrases(list string) lexicon {
	all := lexicon{}
	for one := range strings.SplitSeq(vn.NFC(list), "|") {
		if p := phrase(wordsOf(one)); len(p) > 0 {
			all[p[0].fold] = append(all[p[0].fold], p)
		}
	}
	return all
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
	for _, p := range list[words[0].fold] {
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
		if slices.ContainsFunc(list[words[i].fold], func(p phrase) bool { return p.same(words[i:]) }) {
			return true
		}
	}
	return false
}

// hasMeant is has where accents are typed: a phrase of words that all stand without any,
// though the lexicon's have some, is then something else.
func hasMeant(words []word, list lexicon) bool {
	for i := range words {
		for _, p := range list[words[i].fold] {
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
			for _, p := range list[words[0].fold] {
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
		if words[i].plain != p[i].plain {
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
