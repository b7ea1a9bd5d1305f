package read

import (
	"strings"

	"vneidbot/bot/vn"
)

// answer reads how a text answers a question of yes or no. What follows the yes
// or the no is kept as it was typed: "Đúng, đã được tiếp nhận" confirms and tells
// the status; "không, trường em là …" denies and names another unit.
func answer(s sentence) (a Answer, after string) {
	words := s.words
	if len(words) == 0 {
		return signed(s.text), ""
	}
	for skipped := 0; ; {
		rest := words[skipped:]
		if deniesAtOnce(s, skipped) {
			return No, strings.TrimLeft(s.text[s.ends[skipped]:], " ,.;:!-–\n\t")
		}
		if a, n := answerAt(rest); a != NoAnswer {
			n += more(a, rest[n:])
			if b := takenBack(a, rest[n:]); b != a {
				return b, ""
			}
			return a, strings.TrimLeft(s.text[s.ends[skipped+n-1]:], " ,.;:!-–\n\t")
		}
		n := longest(rest, politeHeads)
		if n == 0 || n == len(rest) {
			return alone(words), ""
		}
		skipped += n
	}
}

// deniesAtOnce tells whether a "đâu" stands there by itself, and more behind it: "đâu, trường
// em ở …". Alone it asks where something is.
func deniesAtOnce(s sentence, i int) bool {
	w := s.words[i]
	if w.plain != "đâu" && w.plain != "dau" || i+1 == len(s.words) {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(s.text[s.ends[i]:], " "), ",") || longest(s.words[i+1:], ownUnits) > 0
}

// DeniesJust tells whether a no is said of the very words behind it: "không phải chuyên",
// and not "không, chuyên".
func DeniesJust(text, after string) bool {
	return after != "" && strings.Contains(vn.Fold(text), "phai "+vn.Fold(after))
}

// answerAt reads the answer at the front, and tells how many words it took.
func answerAt(words []word) (Answer, int) {
	yes, no, but := longest(words, yesPhrases), longest(words, noPhrases), longest(words, noButs)
	switch {
	case but > 0 && but >= max(yes, no):
	case yes > no && !asksBack(words[yes:]):
		return Yes, yes
	case no > 0 && !asksBack(words[no:]):
		return No, no
	}
	return NoAnswer, 0
}

// more counts the words that say the same answer again: "vâng, đúng rồi".
func more(a Answer, rest []word) (n int) {
	for {
		again, k := answerAt(rest[n:])
		if again != a {
			return n
		}
		n += k
	}
}

// takenBack is the answer that takes the place of the first: "đúng à nhầm không phải".
func takenBack(a Answer, rest []word) Answer {
	for len(rest) > 0 {
		if b, n := answerAt(rest); b != NoAnswer {
			if b != a && len(politeEnd(rest[n+more(b, rest[n:]):])) == 0 {
				return b
			}
			return a
		}
		n := max(longest(rest, politeHeads), longest(rest, corrections))
		if n == 0 {
			return a
		}
		rest = rest[n:]
	}
	return a
}

// asksBack tells whether what follows makes a question of it: "đúng không ạ".
func asksBack(rest []word) bool {
	rest = politeEnd(rest)
	return len(rest) == 1 && longest(rest, askingBack) == 1
}

// alone reads words that are a yes only when nothing else is said.
func alone(words []word) Answer {
	if rest := politeEnd(words); len(rest) > 0 && longest(rest, yesAlone) == len(rest) {
		return Yes
	}
	if longest(words, yesAlone) == len(words) {
		return Yes
	}
	return NoAnswer
}

// signed reads an answer that is a sign.
func signed(text string) Answer {
	switch {
	case strings.ContainsAny(text, "👍✅👌🆗☑✔"):
		return Yes
	case strings.ContainsAny(text, "👎❌✖"):
		return No
	}
	return NoAnswer
}
