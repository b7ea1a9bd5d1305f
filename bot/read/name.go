package read

import (
	"slices"
	"strings"

	"vneidbot/bot"
)

// nameOf is what of a text may name a unit: what is left when numbers, the words
// about the status, the yes or no before them and the talk around them are gone.
// Finding the name inside of it is bot/names' work.
func nameOf(w Words) string {
	text := w.Rest
	if w.Answer != NoAnswer {
		_, text = answer(w.Rest)
	}
	if w.Reason != bot.NoReason || w.Why != "" {
		text = beforeRefusal(text)
	}
	words, ends := placedWords(text)
	last, some := len(words), false // where talk begins that ends the text
	for i := 0; i < len(words); {
		n := longest(words[i:], nameless)
		if n == 1 && last == len(words) && endsName(words, i) {
			i++
			continue
		}
		switch {
		case n == 0:
			some, last, n = true, len(words), 1
		case last == len(words) && accented(words[i:i+n]):
			last = i
		case !accented(words[i : i+n]): // "minh" may be "mình", and a name
			last = len(words)
		}
		i += n
	}
	switch {
	case !some:
		return ""
	case last < len(words) && last > 0:
		return strings.TrimSpace(text[:ends[last-1]])
	}
	return strings.TrimSpace(text)
}

// endsName tells whether the word "trường" is the end of a place's name, as in "xã An
// Trường": where it is talk, more follows than politeness ("trường em ạ").
func endsName(words []word, i int) bool {
	return i > 0 && words[i].plain == "trường" && !slices.ContainsFunc(words[i+1:], func(w word) bool { return w.plain != "ạ" && w.plain != "nhé" })
}

// beforeRefusal is what stands before a refusal and its reason.
func beforeRefusal(text string) string {
	words, ends := placedWords(text)
	switch at, _ := find(words, refusals); at {
	case -1:
		return text
	case 0:
		return ""
	default:
		return text[:ends[at-1]]
	}
}

// accented tells whether each of the words has an accent of its own.
func accented(words []word) bool {
	return !slices.ContainsFunc(words, word.bare)
}
