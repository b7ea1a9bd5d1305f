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

// ordered is a paged table's rows in the order they are shown: as they were on
// the first page, else by name, else most missing first and the official order
// among equals.
func (t Totals) ordered() []bot.Row {
	rows := slices.Clone(t.Rows)
	if t.ByName {
		byName(rows)
		return rows
	}
	slices.SortStableFunc(rows, func(a, b bot.Row) int { return b.NotReported - a.NotReported })
	if len(t.Order) > 0 {
		t.asBefore(rows)
	}
	return rows
}

// asBefore puts the rows into the order of the first page. What was not there
// then comes last.
func (t Totals) asBefore(rows []bot.Row) {
	place := make(map[bot.AreaID]int, len(t.Order))
	for i, id := range t.Order {
		place[id] = i - len(t.Order)
	}
	slices.SortStableFunc(rows, func(a, b bot.Row) int { return place[a.Area.ID] - place[b.Area.ID] })
}

// byName sorts as a Vietnamese dictionary does: Dương before Đồ, Hải before
// Hòa, 2 before 10.
func byName(rows []bot.Row) {
	c := collate.New(language.Vietnamese, collate.Numeric)
	name := func(a bot.Area) string {
		if isWhole(a) {
			return bareName(a.Name)
		}
		return bare(a)
	}
	slices.SortStableFunc(rows, func(a, b bot.Row) int { return c.CompareString(name(a.Area), name(b.Area)) })
}

// paged is the answer turned to the page that is asked for, of those that begin
// at these rows; a page that does not exist (any more) gives the nearest one.
func (t Totals) paged(a Answer, rows []bot.Row, starts []int) Answer {
	a.Pages, a.From = len(starts), starts[min(max(t.Page, 0), len(starts)-1)]
	if t.From > 0 {
		a.From = min(t.From, len(rows)-1)
	}
	for _, s := range starts {
		if s <= a.From {
			a.Page++
		}
	}
	a.Page--
	for _, r := range rows {
		a.Order = append(a.Order, r.Area.ID)
	}
	return a
}

// everyPage are the rows at which the pages of a table begin.
func everyPage(rows []bot.Row) (starts []int) {
	for s := 0; s < max(len(rows), 1); s += perPage {
		starts = append(starts, s)
	}
	return starts
}
