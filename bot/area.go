package bot

import (
	"math"
	"slices"
	"strings"
	"time"

	"vneidbot/bot/vn"
)

// AreaIndex finds areas by name, for callers with many names to find.
type AreaIndex struct{ areas []indexedArea }

type indexedArea struct {
	Area
	whole string // plain name with its kind word
	short string // plain
	areaName
	earlier []earlierName
}

// earlierName is a name of a former area that leads to the area.
type earlierName struct {
	whole string
	areaName
}

// NewAreaIndex reads the names once.
func NewAreaIndex(areas []Area) *AreaIndex {
	x := &AreaIndex{areas: make([]indexedArea, len(areas))}
	for i, a := range areas {
		x.areas[i] = indexedArea{a, vn.Plain(a.Name), vn.Plain(a.Short), readAreaName(a.Name), nil}
		for _, name := range a.Earlier {
			x.areas[i].earlier = append(x.areas[i].earlier, earlierName{vn.Plain(name), readAreaName(name)})
		}
	}
	return x
}

// MatchAreas finds the areas that a person means, among those valid on day: by
// the exact name, else without its kind word, else without accents, else by an
// earlier name in the same three ways. The first of these with a match decides;
// a typed kind word must be the name's. More than one is to be asked about.
func MatchAreas(query string, areas []Area, day time.Time) []Area {
	return NewAreaIndex(areas).Match(query, day)
}

// Match is MatchAreas.
func (x *AreaIndex) Match(query string, day time.Time) []Area {
	readings := readAreaQuery(query)
	if readings[0].bare == "" {
		return nil
	}
	for _, same := range matchStages {
		var found []Area
		for _, a := range x.areas {
			if a.ValidOn(day) && same(a, readings) {
				found = append(found, a.Area)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// OfKind are the areas valid on day whose name begins with the kind's word, which is
// given without accents: "xa".
func (x *AreaIndex) OfKind(word string, day time.Time) (ids []AreaID) {
	for _, a := range x.areas {
		if a.ValidOn(day) && a.kind != "" && strings.HasPrefix(vn.Fold(a.Name), word+" ") {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

// MatchAddress is Match for an address: where the whole names no area, what
// stands between its commas may, as in "Lê Chân, Hải Phòng".
func (x *AreaIndex) MatchAddress(query string, day time.Time) []Area {
	found := x.Match(query, day)
	if len(found) > 0 {
		return found
	}
	for part := range strings.FieldsFuncSeq(query, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		for _, a := range x.Match(part, day) {
			if !slices.ContainsFunc(found, func(f Area) bool { return f.ID == a.ID }) {
				found = append(found, a)
			}
		}
	}
	return found
}

// matchStages are the ways to match, strictest first.
var matchStages = []func(indexedArea, []areaName) bool{
	func(a indexedArea, typed []areaName) bool {
		return a.whole == typed[0].bare || a.short == typed[0].bare
	},
	func(a indexedArea, typed []areaName) bool {
		return ofKind(a.kind, typed, func(r areaName) bool { return r.bare == a.bare })
	},
	func(a indexedArea, typed []areaName) bool {
		return ofKind(a.kind, typed, func(r areaName) bool { return r.fold == a.fold })
	},
	func(a indexedArea, typed []areaName) bool {
		return isDirect(typed[0].fold) && (isDirect(a.fold) || isDirect(vn.Fold(a.short)))
	},
	func(a indexedArea, typed []areaName) bool {
		return isShortened(typed[0].fold, a.fold) || isShortened(typed[0].fold, vn.Fold(a.short))
	},
	formerly(func(was earlierName, typed []areaName) bool { return was.whole == typed[0].bare }),
	formerly(func(was earlierName, typed []areaName) bool {
		return ofKind(was.kind, typed, func(r areaName) bool { return r.bare == was.bare })
	}),
	formerly(func(was earlierName, typed []areaName) bool {
		return ofKind(was.kind, typed, func(r areaName) bool { return r.fold == was.fold })
	}),
}

func formerly(same func(earlierName, []areaName) bool) func(indexedArea, []areaName) bool {
	return func(a indexedArea, typed []areaName) bool {
		return slices.ContainsFunc(a.earlier, func(was earlierName) bool { return same(was, typed) })
	}
}

func ofKind(kind string, typed []areaName, same func(areaName) bool) bool {
	return slices.ContainsFunc(typed, func(r areaName) bool { return same(r) && (r.kind == "" || r.kind == kind) })
}

// isShortened tells whether the words are the name's with the first ones cut to
// their letter, as tables do it: "P.Sư Mạnh".
func isShortened(typed, name string) bool {
	short, whole := strings.Fields(typed), strings.Fields(name)
	last := len(whole) - 1
	if len(short) != len(whole) || last < 1 || short[last] != whole[last] || len(short[0]) != 1 {
		return false
	}
	cut := true
	for i := range last {
		cut = cut && len(short[i]) == 1
		if cut && short[i][0] != whole[i][0] || !cut && short[i] != whole[i] {
			return false
		}
	}
	return true
}

// directNames are what people call the area "Báo cáo trực tiếp Sở", folded.
var directNames = []string{"khoi so", "so", "bao cao truc tiep so", "truc tiep so", "so gddt", "so gd dt", "so gd&dt", "so gd", "so giao duc", "so giao duc va dao tao", "so giao duc & dao tao", "thuoc so",
	"khoi truc thuoc so", "truc thuoc so", "khoi truc thuoc", "don vi truc thuoc so", "cac don vi truc thuoc so", "truong truc thuoc so", "cac truong truc thuoc so"}

func isDirect(folded string) bool { return slices.Contains(directNames, folded) }

// IsDirect tells whether the name is that of the area of units that report to the
// department itself.
func IsDirect(name string) bool { return isDirect(vn.Fold(name)) }

// MayMean tells whether what was said may be a slip on the area's name, its beginning,
// or the name behind another kind of place: "quận Dương Kinh" is a phường now.
func MayMean(said, name string) bool {
	bare := readAreaName(name).fold // "Đặc khu Cát Hải": a kind may have two words
	said, name = strings.Join(strings.Fields(vn.Fold(said)), " "), vn.Fold(name)
	if said == "cong an" { // one letter from phường Hồng An, and what officers speak of
		return false
	}
	if min(vn.Distance(said, name), vn.Distance(said, bare)) <= max(1, len(said)/5) || strings.HasPrefix(bare, said+" ") {
		return true
	}
	words := strings.Fields(said)
	for kind := 1; kind < min(len(words), 3); kind++ {
		if strings.Join(words[kind:], " ") == bare {
			return true
		}
	}
	return false
}

// NearestAreas lists the n areas valid on day whose names are nearest to the
// query by edit distance on folded names, nearest first.
func NearestAreas(query string, areas []Area, day time.Time, n int) []Area {
	return NewAreaIndex(areas).Nearest(query, day, n)
}

// Nearest is NearestAreas.
func (x *AreaIndex) Nearest(query string, day time.Time, n int) []Area {
	return x.within(math.MaxInt, query, day, n)
}

// Near lists those of the nearest that may be what was meant, at most two letters
// away: "huyện An Lão" for xã An Lão, now that there is no such huyện.
func (x *AreaIndex) Near(query string, day time.Time, n int) []Area {
	const most = 2*2 + 1 // as distance counts
	return x.within(most, query, day, n)
}

func (x *AreaIndex) within(most int, query string, day time.Time, n int) []Area {
	type near struct {
		Area
		far int
	}
	readings := readAreaQuery(firstRunes(query, 60))
	var found []near
	for _, a := range x.areas {
		if !a.ValidOn(day) {
			continue
		}
		if far := a.distance(readings); far <= most {
			found = append(found, near{a.Area, far})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int {
		if a.far != b.far {
			return a.far - b.far
		}
		return a.Sort - b.Sort
	})
	var nearest []Area
	for _, f := range found[:max(0, min(n, len(found)))] {
		nearest = append(nearest, f.Area)
	}
	return nearest
}

// distance compares without accents, and lets accents decide between equals.
func (a indexedArea) distance(typed []areaName) int {
	far := 2*vn.Distance(typed[0].fold, vn.Fold(a.whole)) + unequal(typed[0].bare, a.whole)
	for _, r := range typed {
		far = min(far, 2*vn.Distance(r.fold, a.fold)+unequal(r.bare, a.bare))
		if _, begun := vn.CutWord(a.fold, r.fold); begun { // "Hồng" for Hồng Bàng
			far = min(far, 2*1+unequal(r.bare, a.bare))
		}
	}
	return far
}

func unequal(a, b string) int {
	if a == b {
		return 0
	}
	return 1
}

// firstRunes bounds what a stranger can make the distance cost.
func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// SaveArea records an area: a new one where it has no id, else all of what it
// is. It is written together with an Audit of who did it.
type SaveArea struct{ Area Area }

func (SaveArea) write()  {}
func (SaveArea) desk()   {}
func (SaveArea) office() {}
