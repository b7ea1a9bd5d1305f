package names

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// areas finds the areas that a text names.
type areas struct {
	byName map[string][]areaCalled // by the folded name without kind word
	words  map[string]bool         // of these names
}

// areaCalled is one way in which an area is called.
type areaCalled struct {
	id    bot.AreaID
	kind  string // "phuong"; "" where none is known
	plain string // with accents
	was   bool   // an earlier name, that leads to where the area's units are now
}

// areaKindWords are the words before an area's name, and what they mean.
var areaKindWords = map[string]string{
	"phuong": "phuong", "p": "phuong", "f": "phuong", "xa": "xa", "x": "xa", "quan": "quan", "q": "quan", "huyen": "huyen", "h": "huyen", "tx": "thi xa", "tt": "thi tran",
	"tp": "thanh pho", "thanh pho": "thanh pho", "thi xa": "thi xa", "thi tran": "thi tran", "dac khu": "dac khu", "tinh": "tinh", "dk": "dac khu",
}

// areaKindTyped are these words as they are typed: "phượng" is none.
var areaKindTyped = func() map[string]string {
	typed := map[string]string{}
	for word, kind := range areaKindWords {
		typed[word] = kind
	}
	for _, word := range []string{"phường", "xã", "quận", "huyện", "thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "đk"} {
		typed[word] = areaKindWords[vn.Fold(word)]
	}
	return typed
}()

func newAreas(list []bot.Area) *areas {
	x := &areas{byName: map[string][]areaCalled{}, words: map[string]bool{}}
	for _, a := range list {
		for _, name := range []string{a.Name, a.Short} {
			x.add(a.ID, name, false)
		}
		for _, name := range a.Earlier {
			x.add(a.ID, name, true)
		}
	}
	return x
}

func (x *areas) add(id bot.AreaID, name string, was bool) {
	words := strings.Fields(vn.Plain(name))
	kind := ""
	for n := min(2, len(words)-1); n > 0 && kind == ""; n-- {
		if word := strings.Join(words[:n], " "); word != vn.Fold(word) || n == 1 && len(word) <= 2 { // with its accents: "Quán Toan" is no quận
			if kind = areaKindWords[vn.Fold(word)]; kind != "" {
				words = words[n:]
			}
		}
	}
	if len(words) == 0 {
		return
	}
	plain := strings.Join(words, " ")
	fold := vn.Fold(plain)
	for _, w := range strings.Fields(fold) {
		x.words[w] = true
	}
	called := areaCalled{id, kind, plain, was}
	if !slices.Contains(x.byName[fold], called) {
		x.byName[fold] = append(x.byName[fold], called)
	}
}

// longestArea is how many words an area's name has at most.
const longestArea = 5

// areaSpan is a stretch of a text that names areas.
type areaSpan struct {
	span                  // of the name, with its kind word
	called [][]areaCalled // those of the kind typed, then others; of both today's names first
	kind   string         // typed before it
}

// find lists the stretches that name areas; where two overlap the longer one
// counts.
func (x *areas) find(atoms []atom, accented bool) (found []areaSpan) {
	for i := 0; i < len(atoms); {
		best := areaSpan{}
		for n := min(longestArea, len(atoms)-i); n > 0; n-- {
			if called := x.called(atoms[i:i+n], accented); len(called) > 0 {
				best = areaSpan{span: span{i, i + n}, called: [][]areaCalled{called}}
				break
			}
		}
		if len(best.called) == 0 {
			i++
			continue
		}
		best.kindBefore(atoms)
		found = append(found, best)
		i = best.to
	}
	return found
}

// kindsFirst puts areas before which a kind word stands in front of others: of "12 Trần Phú, xã
// Gia Phúc" the second is the area, and the first a street.
func kindsFirst(found []areaSpan) []areaSpan {
	slices.SortStableFunc(found, func(a, b areaSpan) int {
		switch {
		case (a.kind == "") == (b.kind == ""):
			return 0
		case a.kind != "":
			return -1
		}
		return 1
	})
	return found
}

// called are the areas whose name the atoms are, of those that fold alike the
// ones with the accents that were typed, where somebody types accents.
func (x *areas) called(atoms []atom, accented bool) []areaCalled {
	var fold, plain []string
	for _, a := range atoms {
		fold, plain = append(fold, a.fold), append(plain, a.plain)
	}
	all := x.byName[strings.Join(fold, " ")]
	if len(all) < 2 || !accented {
		return all
	}
	typed := strings.Join(plain, " ")
	same := slices.DeleteFunc(slices.Clone(all), func(c areaCalled) bool { return c.plain != typed })
	if len(same) > 0 {
		return same
	}
	return all
}

// kindBefore reads the kind word before the name, which decides where there are
// areas of several kinds.
func (s *areaSpan) kindBefore(atoms []atom) {
	for n := 2; n > 0; n-- {
		if s.from < n || atoms[s.from].apart {
			continue
		}
		if kind, ok := areaKindTyped[plainOf(atoms[s.from-n:s.from])]; ok {
			s.kind, s.from = kind, s.from-n
			break
		}
	}
	s.called = ranked(s.called[0], func(c areaCalled) int {
		rank := 0
		if s.kind != "" && c.kind != s.kind {
			rank += 2
		}
		if c.was {
			rank++
		}
		return rank
	})
}

// ranked groups the areas by a rank of at most three.
func ranked(all []areaCalled, rank func(areaCalled) int) (groups [][]areaCalled) {
	for r := range 4 {
		group := slices.DeleteFunc(slices.Clone(all), func(c areaCalled) bool { return rank(c) != r })
		if len(group) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// elsewhere tells whether the text names areas, and the area is none of them.
func (t *text) elsewhere(area bot.AreaID) bool {
	for _, s := range t.areas {
		if slices.ContainsFunc(s.called, func(called []areaCalled) bool { return isAmong(called, area) }) {
			return false
		}
	}
	return len(t.areas) > 0
}

func isAmong(called []areaCalled, id bot.AreaID) bool {
	return slices.ContainsFunc(called, func(c areaCalled) bool { return c.id == id })
}

// Says tells whether the text names the area.
func (x *Index) Says(text string, area bot.AreaID) bool {
	return slices.ContainsFunc(x.readText(text).areas, func(s areaSpan) bool {
		return slices.ContainsFunc(s.called, func(called []areaCalled) bool { return isAmong(called, area) })
	})
}

// span is a stretch of atoms.
type span struct{ from, to int }

func (s span) overlaps(o span) bool { return s.from < o.to && o.from < s.to }
func (s span) inside(o span) bool   { return o.from <= s.from && s.to <= o.to }
func (s span) len() int             { return s.to - s.from }
