package store

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// maxWords is how many words of a search are looked at.
const maxWords = 16

// noise are words that people put around a name and that need not be found.
var noise = []string{"truong", "co", "so", "quan", "huyen", "phuong", "xa", "thi", "tran", "thanh", "pho", "tp", "tx", "dac", "khu"}

// search is what somebody typed, ready to be compared.
type search struct {
	words  []string
	key    string
	areas  map[bot.AreaID]uint32 // which of the words stand in the area's name
	levels map[bot.Level]uint32
	need   uint32 // the words that must be found
	beside uint32 // the words that stand in some area or level
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
		q.areas[a.ID] = q.covered(strings.Fields(vn.Fold(a.Name + " " + a.Short)))
		q.beside |= q.areas[a.ID]
	}
	for _, l := range bot.Levels() {
		q.levels[l] = q.covered(levelNames[l])
		q.beside |= q.levels[l]
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
