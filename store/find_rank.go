package store

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"vneidbot/bot"
)

// maxWords is how many words of a search are looked at.
const maxWords = 16

// What a match costs; less is better. A name of all the words and no others
// costs nothing, and no number of further words in a name outweighs a word
// that is only begun, or mistyped.
const (
	costBeside = 1   // the word is in the level or the area, or is one more of the name
	costBegun  = 50  // the word is only the beginning of one
	costSlip   = 200 // the word is mistyped
)

// noise are words that people put around a name and that need not be found.
var noise = []string{"truong", "co", "so", "quan", "huyen", "phuong", "xa", "thi", "tran", "thanh", "pho", "tp", "tx", "dac", "khu"}

// search is what somebody typed, ready to be compared.
type search struct {
	words  []string
	key    string
	areas  map[bot.AreaID]uint32 // which of the words stand in the area's name
	levels map[bot.Level]uint32
	need   uint32 // the words that must be found
	inside func(*named) bool
}

// newSearch takes a query apart. Words of an area or a level help to tell units
// apart but never find a unit by themselves.
func newSearch(query string, areas []bot.Area, inside func(*named) bool) *search {
	q := &search{words: nameWords(query), inside: inside, areas: map[bot.AreaID]uint32{}, levels: map[bot.Level]uint32{}}
	q.words = q.words[:min(len(q.words), maxWords)]
	q.key = strings.Join(q.words, " ")
	for i, w := range q.words {
		if !slices.Contains(noise, w) {
			q.need |= 1 << i
		}
	}
	if q.need == 0 {
		q.need = 1<<len(q.words) - 1
	}
	for _, a := range areas {
		q.areas[a.ID] = q.covered(strings.Fields(bot.Fold(a.Name + " " + a.Short)))
	}
	for _, l := range bot.Levels() {
		q.levels[l] = q.covered(levelNames[l])
	}
	return q
}

// levelNames are the words of each level.
var levelNames = map[bot.Level][]string{
	bot.Nursery: {"mam", "non"}, bot.NurseryGroup: {"mam", "non", "doc", "lap", "nhom", "lop"}, bot.Primary: {"tieu", "hoc"},
	bot.Lower: {"thcs"}, bot.PrimaryLower: {"tieu", "hoc", "thcs"}, bot.LowerUpper: {"thcs", "thpt"},
	bot.AllThrough: {"tieu", "hoc", "thcs", "thpt"}, bot.Upper: {"thpt"}, bot.Continuing: {"trung", "tam", "gdtx"},
	bot.Centre: {"trung", "tam", "gdnn", "gdtx"}, bot.Vocational: {"gdnn"}, bot.University: {"dai", "hoc"},
}

func (q *search) covered(words []string) (mask uint32) {
	for i, w := range q.words {
		if slices.Contains(words, w) {
			mask |= 1 << i
		}
	}
	return mask
}

// hit is a unit that was found.
type hit struct {
	*named
	cost int
}

func better(a, b hit) int {
	return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
}

// find lists the units that have all the words, best first, and when there are
// none those that have them but for one slip in one word.
func (x *nameIndex) find(q *search) []hit {
	means := make([][]string, len(q.words))
	for i, w := range q.words {
		means[i] = x.meaning(w)
	}
	hits := x.collect(q, means)
	if len(hits) > 0 {
		return hits
	}
	for i, w := range q.words {
		was := means[i]
		if means[i] = x.near(w); len(means[i]) > 0 {
			hits = append(hits, x.collect(q, means)...)
		}
		means[i] = was
	}
	return unique(hits)
}

// unique keeps the best of the hits of each unit.
func unique(hits []hit) []hit {
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.cost, b.cost)) })
	hits = slices.CompactFunc(hits, func(a, b hit) bool { return a.id == b.id })
	slices.SortFunc(hits, better)
	return hits
}

// collect marks, word by word, the units that have it in their name.
func (x *nameIndex) collect(q *search, means [][]string) (hits []hit) {
	marks := make([]uint32, len(x.units))
	var touched []int
	for i, list := range means {
		for _, word := range list {
			for _, at := range x.posts[word] {
				if marks[at] == 0 {
					touched = append(touched, at)
				}
				marks[at] |= 1 << i
			}
		}
	}
	for _, at := range touched {
		u := &x.units[at]
		if u.id == 0 || !q.inside(u) {
			continue
		}
		if (marks[at]|q.areas[u.area]|q.levels[u.level])&q.need == q.need {
			hits = append(hits, hit{u, q.cost(u, marks[at], means)})
		}
	}
	slices.SortFunc(hits, better)
	return hits
}

// cost says how far the unit is from what was typed.
func (q *search) cost(u *named, mark uint32, means [][]string) int {
	if u.key == q.key {
		return 0
	}
	cost := costBeside * (1 + bits.OnesCount32(uint32(1)<<len(q.words)-1&^mark))
	for _, w := range u.words {
		if !slices.Contains(q.words, w) {
			cost += costBeside
		}
	}
	for i, w := range q.words {
		if mark&(1<<i) == 0 || slices.Contains(u.words, w) {
			continue
		}
		if slices.ContainsFunc(u.words, func(of string) bool { return strings.HasPrefix(of, w) }) {
			cost += costBegun
		} else {
			cost += costSlip
		}
	}
	return cost
}
