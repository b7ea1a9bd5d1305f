package bot

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// Today is the calendar day of an instant at a place, as midnight UTC: the form
// in which areas keep their days.
func Today(t time.Time, loc *time.Location) time.Time {
	y, m, d := t.In(loc).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// areaKinds are the kind words of areas, and their short forms after them.
var areaKinds = []struct{ word, kind string }{
	{"thành phố", "thanh pho"}, {"thị trấn", "thi tran"}, {"thị xã", "thi xa"}, {"đặc khu", "dac khu"},
	{"quận", "quan"}, {"huyện", "huyen"}, {"phường", "phuong"}, {"xã", "xa"}, {"tỉnh", "tinh"},
	{"tp", "thanh pho"}, {"tx", "thi xa"}, {"tt", "thi tran"}, {"đk", "dac khu"},
	{"q", "quan"}, {"h", "huyen"}, {"p", "phuong"}, {"x", "xa"},
}

// areaName is one reading of an area's name: its kind and the bare name.
type areaName struct {
	kind string // folded, "" for none
	bare string // lower case, tone marks normal, accents kept
	fold string
}

// readAreaName splits a name that is written properly: the kind word only
// counts with its accents.
func readAreaName(s string) areaName {
	plain := plainName(s)
	for _, k := range areaKinds {
		if bare, ok := cutKind(plain, k.word); ok {
			return areaName{k.kind, bare, Fold(bare)}
		}
	}
	return areaName{"", plain, Fold(plain)}
}

// readAreaQuery gives each reading of what a person typed. Typed without
// accents, "quan toan" may be a quận or a name.
func readAreaQuery(s string) []areaName {
	plain := plainName(s)
	readings := []areaName{{"", plain, Fold(plain)}}
	for _, k := range areaKinds {
		bare, ok := cutKind(plain, k.word)
		if !ok {
			bare, ok = cutKind(plain, Fold(k.word))
		}
		if ok {
			return append(readings, areaName{k.kind, bare, Fold(bare)})
		}
	}
	return readings
}

func cutKind(plain, word string) (bare string, ok bool) {
	bare, ok = strings.CutPrefix(plain, word+" ")
	return bare, ok && bare != ""
}

// plainName is the name in lower case with normal tone marks, punctuation as
// single spaces.
func plainName(s string) string {
	words := strings.FieldsFunc(NormalTone(strings.ToLower(NFC(s))), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, " ")
}

// directNames are what people call the area "Báo cáo trực tiếp Sở", folded.
var directNames = []string{"khoi so", "so", "bao cao truc tiep so", "truc tiep so", "so gddt", "so gd dt",
	"khoi truc thuoc so", "truc thuoc so"}

// MatchAreas finds the areas that a person means, among those valid on day: by
// the exact name, else without its kind word, else without accents. The first
// of these with a match decides; a typed kind word must be the area's. More
// than one is to be asked about.
func MatchAreas(query string, areas []Area, day time.Time) []Area {
	readings := readAreaQuery(query)
	whole := readings[0]
	if whole.bare == "" {
		return nil
	}
	stages := []func(Area, areaName) bool{
		func(a Area, n areaName) bool {
			return plainName(a.Name) == whole.bare || plainName(a.Short) == whole.bare
		},
		func(a Area, n areaName) bool {
			return sameBare(readings, n, func(r areaName) bool { return r.bare == n.bare })
		},
		func(a Area, n areaName) bool {
			return sameBare(readings, n, func(r areaName) bool { return r.fold == n.fold })
		},
		func(a Area, n areaName) bool { return isDirect(n.fold, Fold(a.Short)) && isDirect(whole.fold) },
	}
	for _, same := range stages {
		var found []Area
		for _, a := range areas {
			if a.ValidOn(day) && same(a, readAreaName(a.Name)) {
				found = append(found, a)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

func sameBare(readings []areaName, n areaName, same func(areaName) bool) bool {
	return slices.ContainsFunc(readings, func(r areaName) bool {
		return same(r) && (r.kind == "" || r.kind == n.kind)
	})
}

func isDirect(folded ...string) bool {
	return slices.ContainsFunc(folded, func(f string) bool { return slices.Contains(directNames, f) })
}

// NearestAreas lists the n areas valid on day whose names are nearest to the
// query by edit distance on folded names, nearest first.
func NearestAreas(query string, areas []Area, day time.Time, n int) []Area {
	type near struct {
		area Area
		far  int
	}
	readings := readAreaQuery(query)
	var found []near
	for _, a := range areas {
		if !a.ValidOn(day) {
			continue
		}
		far := Distance(readings[0].fold, Fold(a.Name))
		for _, r := range readings {
			far = min(far, Distance(r.fold, readAreaName(a.Name).fold))
		}
		found = append(found, near{a, far})
	}
	slices.SortStableFunc(found, func(x, y near) int {
		if x.far != y.far {
			return x.far - y.far
		}
		return x.area.Sort - y.area.Sort
	})
	var nearest []Area
	for _, f := range found[:min(n, len(found))] {
		nearest = append(nearest, f.area)
	}
	return nearest
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
