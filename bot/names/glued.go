package names

import (
	"strings"
	"unicode"

	"vneidbot/bot/vn"
)

// longestSyllable is how long a Vietnamese word is at most: what is longer is several,
// or foreign.
const longestSyllable = 7

// gluedLevels begin what was typed without any space, longest first.
var gluedLevels = []string{"truongmamnon", "truongtieuhoc", "trungtam", "nhomtre", "tieuhoc", "maugiao", "mamnon", "truong", "ptdtbt", "ptdtnt", "ptdt", "thcs", "thpt", "gdtx", "gdnn", "mn", "th", "tt", "nt"}

// unglue puts a space behind the kind of school where it was typed together with the
// name: "mamnonhoasen", "thcslehongphong". The name itself may stay in one.
func (x *Index) unglue(typed string) string {
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for _, f := range strings.FieldsFunc(typed, other) {
		if len(f) > longestSyllable && x.unknown(vn.Fold(f)) {
			typed = strings.Replace(typed, f, x.ungluedWord(f), 1)
		}
	}
	return typed
}

func (x *Index) ungluedWord(word string) string {
	for _, level := range gluedLevels {
		rest, ok := cutFolded(word, level)
		if !ok || len([]rune(rest)) < 2 {
			continue
		}
		if len(level) > 2 || x.namedInOne(rest) { // "thegioitretho" is no primary school
			return word[:len(word)-len(rest)] + " " + x.ungluedWord(rest)
		}
	}
	return word
}

// namedInOne tells whether what tells some unit from others is these words, written in
// one.
func (x *Index) namedInOne(word string) bool {
	h := noHashes
	h.add(atom{fold: vn.Fold(word)})
	return x.keys[properKey].first[h[properKey]] > 0
}

// cutFolded takes a folded beginning off a word.
func cutFolded(word, begin string) (rest string, ok bool) {
	for i := range word {
		if vn.Fold(word[:i]) == begin {
			return word[i:], true
		}
	}
	return "", false
}
