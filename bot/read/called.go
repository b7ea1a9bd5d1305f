package read

import (
	"slices"
	"strings"
	"unicode"

	"vneidbot/bot/vn"
)

// CalledSo tells whether words look like a unit's name, and not like a sentence: they
// begin with a level or "trường", or are written with capitals. Only such words are
// read back, or become a unit outside the roster; others may be anything, an insult too.
func CalledSo(name string) bool {
	const longest = 14
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > longest || slices.ContainsFunc(words, isSpoken) || strings.ContainsAny(name, "<>{}[]%$=\\|") || strings.ContainsFunc(name, isForeign) || strings.Contains(name, "www.") || strings.Contains(name, "://") {
		return false
	}
	school := len(words) > 1 && vn.Fold(words[0]) == "truong"
	return school || LikeUnit(name) || !slices.ContainsFunc(words, isSmall)
}

// isForeign tells whether a letter is of a script in which no unit is called.
func isForeign(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }

// isSmall tells whether a word begins with a small letter.
func isSmall(word string) bool { return unicode.IsLower([]rune(word)[0]) }

// isSpoken tells whether a word is one that people speak with. Written with a capital
// it may be of a name all the same.
func isSpoken(word string) bool {
	return isSmall(word) && slices.Contains(spoken, vn.NFC(strings.Trim(word, ",.:;!?\"")))
}

// BeforeSpoken is what of the words stands before people speak on: "nhóm trẻ nắng mai"
// of "nhóm trẻ nắng mai em không có trong danh sách ạ". A level alone is no name.
func BeforeSpoken(words string) string {
	fields := strings.Fields(words)
	at := slices.IndexFunc(fields, isSpoken)
	if at <= 0 || at == 1 && !LikeUnit(words) { // "Kính gửi …" begins as a letter does
		return ""
	}
	name := Plainly(strings.Join(fields[:at], " "))
	if _, only := Level(name); only {
		return ""
	}
	return name
}

// Politely is the text without what is polite at its ends: "hướng dẫn" of "dạ hướng dẫn em
// với ạ".
func Politely(text string) string {
	words, ends := placedWords(text)
	left := politeEnd(words)
	n := len(left)
	for len(left) > 0 {
		k := longest(left, politeHeads)
		if k == 0 {
			break
		}
		left = left[k:]
	}
	if len(left) == 0 {
		return text
	}
	from := 0
	if skipped := n - len(left); skipped > 0 {
		from = ends[skipped-1]
	}
	return strings.TrimSpace(text[from:ends[n-1]])
}

// Nothing tells whether the words say nothing of substance.
func Nothing(text string) bool { return covered(wordsOf(text), nameless, politeHeads, politeTails) }
