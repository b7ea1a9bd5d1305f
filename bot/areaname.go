package bot

import (
	"slices"
	"strings"

	"vneidbot/bot/vn"
)

// areaKinds are the kind words of areas, and their short forms after them.
var areaKinds = []areaKind{
	{"thành phố", "thanh pho"}, {"thị trấn", "thi tran"}, {"thị xã", "thi xa"}, {"đặc khu", "dac khu"},
	{"quận", "quan"}, {"huyện", "huyen"}, {"phường", "phuong"}, {"xã", "xa"}, {"tỉnh", "tinh"},
	{"tp", "thanh pho"}, {"tx", "thi xa"}, {"tt", "thi tran"}, {"đk", "dac khu"},
	{"q", "quan"}, {"h", "huyen"}, {"p", "phuong"}, {"x", "xa"},
}

// areaKind is a word before an area's name and the folded kind it means.
type areaKind struct{ word, kind string }

// areaName is one reading of an area's name.
type areaName struct {
	kind string // folded, "" for none
	bare string // without the kind word, lower case, normal tone marks, accents kept
	fold string // bare, folded
}

// readAreaName splits a name that is written properly: a kind word counts only
// with its accents, so that "Quán Toan" is no quận.
func readAreaName(s string) areaName {
	plain := vn.Plain(s)
	for _, k := range areaKinds {
		if bare, ok := vn.CutWord(plain, k.word); ok && bare != "" {
			return areaName{k.kind, bare, vn.Fold(bare)}
		}
	}
	return areaName{"", plain, vn.Fold(plain)}
}

// readAreaQuery gives each reading of what a person typed, the whole of it
// first. Without accents "quan toan" may be a quận or a name.
func readAreaQuery(s string) []areaName {
	plain := vn.Plain(s)
	readings := []areaName{{"", plain, vn.Fold(plain)}}
	for _, k := range areaKinds {
		bare, ok := vn.CutWord(plain, k.word)
		if !ok {
			bare, ok = vn.CutWord(plain, vn.Fold(k.word))
		}
		if ok && bare != "" {
			return append(readings, areaName{k.kind, bare, vn.Fold(bare)})
		}
	}
	return readings
}

// NamesArea tells whether the text is a kind of area and a name: "huyện An Lão".
// It need not be one that there is.
func NamesArea(text string) bool {
	plain := vn.Plain(text)
	for _, k := range areaKinds {
		if bare, ok := vn.CutWord(plain, k.word); ok && bare != "" && len(k.word) > len("tp") {
			return true
		}
	}
	return false
}

// IsAreaKind tells whether folded words are what areas are, and no name: "xa".
func IsAreaKind(words string) bool {
	return slices.ContainsFunc(areaKinds, func(k areaKind) bool { return k.kind == words })
}

// CalledLike are the areas that are called what was typed but for the kind word: "quận
// Dương Kinh" for the phường, now that there is no such quận. Accents that were typed count.
func CalledLike(query string, areas []Area) (alike []Area) {
	typed := readAreaQuery(query)
	accented := typed[0].bare != typed[0].fold
	for _, a := range areas {
		name := readAreaName(a.Name)
		if slices.ContainsFunc(typed[1:], func(r areaName) bool { return r.bare == name.bare || !accented && r.fold == name.fold }) {
			alike = append(alike, a)
		}
	}
	return alike
}

// AreasSpelledLike are the areas whose names are a slip away from what was typed, where that is
// long enough for a slip to be seen.
func AreasSpelledLike(query string, areas []Area) (alike []Area) {
	const shortest = 6
	for _, a := range areas {
		name := readAreaName(a.Name).fold
		if slices.ContainsFunc(readAreaQuery(query), func(r areaName) bool { return len(r.fold) >= shortest && vn.Distance(r.fold, name) == 1 }) {
			alike = append(alike, a)
		}
	}
	return alike
}

// InSentence is an area's name as it stands inside a sentence: its kind word in
// lower case, "quận Dương Kinh".
func InSentence(area string) string {
	low := strings.ToLower(area)
	for _, k := range areaKinds {
		if len(k.word) > len("tp") && strings.HasPrefix(low, k.word+" ") {
			return k.word + area[len(k.word):]
		}
	}
	return area
}
