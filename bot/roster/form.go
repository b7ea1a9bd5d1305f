package roster

import "vneidbot/bot"

// column is a kind of column of a form; its order is that of a written file.
type column int

// form is a kind of table that offices keep: of units, of areas.
type form struct {
	headings [][]string        // by column: the heading that is written, then those that are understood
	rank     map[string][2]int // by folded heading: the column, and how good a name for it that is
	known    column            // which a header must have to be one
	needed   column            // without which no row can be used
}

func newForm(known, needed column, headings [][]string) *form {
	f := &form{headings: headings, rank: map[string][2]int{}, known: known, needed: needed}
	for c, names := range headings {
		for rank, name := range names {
			if key := words(name); f.rank[key] == [2]int{} {
				f.rank[key] = [2]int{c, rank + 1}
			}
		}
	}
	return f
}

// heading is the column's name in a written file.
func (f *form) heading(c column) string { return f.headings[c][0] }

// noHeader refuses a file in which no row is a header.
func (f *form) noHeader() error {
	var list bot.List
	for c := range f.headings {
		list = append(list, bot.Raw(f.heading(column(c))))
	}
	return refuse(bot.Invalid, "import.no_header", "n", headerWithin, "columns", list[:5])
}
