package roster

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// column is a kind of column of a form; its order is that of a written file.
type column int

// none is no column.
const none column = -1

// form is a kind of table that offices keep: of units, of areas.
type form struct {
	headings [][]string        // by column: the heading that is written, then those that are understood
	rank     map[string][2]int // by folded heading: the column, and how good a name for it that is
	known    column            // which a header must have to be one
	needed   column            // without which no row can be used, or none
	place    column            // which may stand twice, for two days: of areas, or none
	note     column            // which may stand several times: of notes, or none
	alone    bool              // the first column may be the only one
	guess    func(words []string) column
}

// guessed is how good a heading is that is none of the form's.
const guessed = 100

func newForm(f form, headings [][]string) *form {
	f.headings, f.rank = headings, map[string][2]int{}
	for c, names := range headings {
		for rank, name := range names {
			if key := words(name); f.rank[key] == [2]int{} {
				f.rank[key] = [2]int{c, rank + 1}
			}
		}
	}
	return &f
}

// heading is the column's name in a written file.
func (f *form) heading(c column) string { return f.headings[c][0] }

// understand finds the column that a heading names, which may stand in several
// rows: all of it, then its last part, then the part over it.
func (f *form) understand(parts []string) (c column, rank int, ok bool) {
	if len(parts) == 0 {
		return none, 0, false
	}
	tries := []string{strings.Join(parts, " "), parts[len(parts)-1]}
	if m := placeInBrackets.FindStringSubmatch(vn.NFC(tries[1])); f.place != none && m != nil {
		tries = []string{m[1]}
	}
	if words(parts[len(parts)-1]) == "" && len(parts) > 1 { // "(10 số)"
		tries = append(tries, parts[len(parts)-2])
	}
	for _, text := range tries {
		if found, known := f.rank[words(text)]; known {
			return column(found[0]), found[1], true
		}
	}
	if f.guess != nil {
		for _, text := range tries {
			if c := f.guess(strings.Fields(words(text))); c != none {
				return c, guessed, true
			}
		}
	}
	return none, 0, false
}

// noHeader refuses a file in which no row is a header, and says what was seen in
// its place: it may be one in letters that only one font can show.
func (f *form) noHeader(seen []string) error {
	for _, cell := range seen {
		if l := vn.LettersOf(cell); l == vn.TCVN3 || l == vn.VNI {
			return refuse(bot.Invalid, "import.letters_"+string(l))
		}
	}
	if f.note != none && ofPeople(seen) {
		return refuse(bot.Invalid, "import.people")
	}
	var list, there bot.List
	for c := range f.headings {
		list = append(list, bot.Raw(f.heading(column(c))))
	}
	for _, cell := range seen {
		if cell = firstRunes(clean(cell), 30); cell != "" && len(there) < 8 {
			there = append(there, bot.Raw(cell))
		}
	}
	if len(there) > 1 {
		return refuse(bot.Invalid, "import.no_header_seen", "n", headerWithin, "columns", list[:5], "seen", there)
	}
	return refuse(bot.Invalid, "import.no_header", "n", headerWithin, "columns", list[:5])
}

// ofPeople tells whether the headings are those of a list of officers: names and phones of
// persons, and no name of a unit.
func ofPeople(headings []string) bool {
	named, phoned := false, false
	for _, h := range headings {
		switch w := words(h); {
		case w == "ho ten" || w == "ho va ten" || w == "ten can bo" || w == "ho ten can bo" || w == "ho va ten can bo":
			named = true
		case ColumnOf([]string{h}) == PhoneColumn:
			phoned = true
		}
	}
	return named && phoned
}

func firstRunes(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// anyOf tells whether one of the words is among those of the heading.
func anyOf(heading []string, words ...string) bool {
	return slices.ContainsFunc(heading, func(w string) bool { return slices.Contains(words, w) })
}

// onlyOf tells whether every word of the heading is among the words.
func onlyOf(heading []string, words ...string) bool {
	return !slices.ContainsFunc(heading, func(w string) bool { return !slices.Contains(words, w) })
}
