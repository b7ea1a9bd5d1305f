package bot

import (
	"slices"
	"strings"
)

// sameWords are ways to write one thing in a unit's name, folded; the last of
// each line is the one that is kept. Longer ones stand first.
var sameWords = [][]string{
	{"trung hoc co so", "cap 2", "cap ii", "c2", "thcs"},
	{"trung hoc pho thong", "pho thong trung hoc", "ptth", "cap 3", "cap iii", "c3", "thpt"},
	{"cap 1", "cap i", "c1", "th", "tieu hoc"},
	{"mau giao", "mn", "mg", "mam non"},
	{"giao duc thuong xuyen", "gdtx"},
	{"giao duc nghe nghiep", "gdnn"},
	{"tt", "trung tam"},
	{"dh", "dai hoc"},
	{"cd", "cao dang"},
	{"tc", "trung cap"},
	{"va", ""},
}

// rewrites are sameWords by their first word, the longest first.
var rewrites = func() map[string][]rewrite {
	m := make(map[string][]rewrite)
	for _, line := range sameWords {
		to := strings.Fields(line[len(line)-1])
		for _, from := range line[:len(line)-1] {
			words := strings.Fields(from)
			m[words[0]] = append(m[words[0]], rewrite{words, to})
		}
	}
	for _, list := range m {
		slices.SortStableFunc(list, func(a, b rewrite) int { return len(b.from) - len(a.from) })
	}
	return m
}()

type rewrite struct{ from, to []string }

// nameWords are the words by which a unit is known: folded, without the kind
// word before them, abbreviations written out. "Trường MN Hoa Sen" and "mầm non
// hoa sen" are the same words.
func nameWords(name string) []string {
	words := strings.Fields(FoldName(name))
	out := make([]string, 0, len(words)+2)
	for len(words) > 0 {
		n, to := 1, words[:1]
		for _, r := range rewrites[words[0]] {
			if len(words) >= len(r.from) && slices.Equal(words[:len(r.from)], r.from) {
				n, to = len(r.from), r.to
				break
			}
		}
		out, words = append(out, to...), words[n:]
	}
	return out
}

// NameKey is a unit's name by its words: names with one key are spellings of one
// name.
func NameKey(name string) string { return strings.Join(nameWords(name), " ") }
