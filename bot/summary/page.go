package summary

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"vneidbot/bot"
)

// Limits of a table by area.
const (
	unpaged = 20 // areas that still stand in one table
	perPage = 25 // rows of a page of a longer one
)

// long tells whether the table is paged.
func (t Totals) long() bool { return t.By == bot.ByArea && len(t.Rows) > unpaged }

// ordered is a long table's rows in the order they are shown: most missing
// first and the official order among equals, or by name.
func (t Totals) ordered() []bot.Row {
	rows := slices.Clone(t.Rows)
	if t.ByName {
		byName(rows)
		return rows
	}
	slices.SortStableFunc(rows, func(a, b bot.Row) int { return b.NotReported - a.NotReported })
	return rows
}

// byName sorts as a Vietnamese dictionary does: Dương before Đồ, Hải before
// Hòa, 2 before 10.
func byName(rows []bot.Row) {
	c := collate.New(language.Vietnamese, collate.Numeric)
	slices.SortStableFunc(rows, func(a, b bot.Row) int { return c.CompareString(bare(a.Area), bare(b.Area)) })
}

// slice is the rows of a page; a page that does not exist (any more) gives the
// nearest one.
func slice(rows []bot.Row, page int) (shown []bot.Row, at, pages int) {
	pages = max(1, (len(rows)+perPage-1)/perPage)
	at = min(max(page, 0), pages-1)
	return rows[at*perPage : min((at+1)*perPage, len(rows))], at, pages
}
