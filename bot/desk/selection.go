package desk

import (
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/summary"
)

// selection is what a totals' button asks for. Its scope narrows what the chat
// may see, so that a refresh in a bound group follows the binding.
type selection struct {
	scope  bot.Scope
	by     bot.By    // "" for what suits the scope
	day    time.Time // of the round whose frozen numbers these are, zero for those of now
	byName bool

	// Of a table of several pages: the row that the page begins with, else the page
	// that was typed; and the order of the first page, which the others keep.
	from  int
	page  int
	order []bot.AreaID

	fields [2]string // the scope, and the order, as a button has them, where they are a view's
	shown  string    // the fingerprint of what stands above the button
}

// The letters of tables in a button.
var tableLetters = map[bot.By]string{bot.ByArea: "a", bot.ByLevel: "l", bot.ByBlock: "b"}

// ofDay stands before the day of a round.
const ofDay = "."

// data is the button of the totals.
func (s selection) data() string { return s.under(verbTotals) }

// under is the button of another view of the same.
func (s selection) under(verb string) string {
	areas, levels := s.fields[0], s.fields[1]
	if areas == "" {
		areas, levels = encodeScope(s.scope)
	}
	by, order := tableLetters[s.by], "m"
	if by == "" {
		by = tableLetters[bot.ByArea]
	}
	if s.byName {
		order = "n"
	}
	third := by + order + num(s.from)
	if !s.day.IsZero() {
		third += ofDay + dayField(s.day)
	}
	fields := []string{areas, levels, third}
	if s.shown != "" {
		fields = append(fields, s.shown)
	}
	return data(verb, fields...)
}

// readSelection reads what follows the scope.
func readSelection(fields []string) (s selection, ok bool) {
	if len(fields) < 1 || len(fields) > 2 || len(fields[0]) < 3 {
		return s, false
	}
	s.by, s.byName = bot.ByArea, fields[0][1] == 'n'
	for by, letter := range tableLetters {
		if fields[0][:1] == letter {
			s.by = by
		}
	}
	if len(fields) == 2 {
		s.shown = fields[1]
	}
	from, day, of := strings.Cut(fields[0][2:], ofDay)
	if s.from, ok = unnum[int](from); !of {
		return s, ok
	}
	var is bool
	s.day, is = unday(day)
	return s, ok && is
}

// room is what a button has for a scope beside the rest of a selection: table,
// order, row and fingerprint.
var room = maxData - len(data(verbChartOver, "", "", "am999.zzz", "0123456"))

// carried is the selection as buttons can carry it.
func (t *deskTurn) carried(s selection) selection {
	s.fields[0], s.fields[1] = t.fields(s.scope, room)
	return s
}

// orderView is the kind of a view that is a scope and the order of a table's
// first page, and anOrder begins the field of a button that names one.
const (
	orderView = "order"
	anOrder   = "#"
)

// keptOrder is what such a view says.
type keptOrder struct {
	Scope bot.Scope    `json:"scope"`
	Order []bot.AreaID `json:"order"`
}

// tappedSelection is what a button of totals asks for; its scope is empty for one
// that was made up or is too old.
func (t *deskTurn) tappedSelection(fields []string) (s selection, err error) {
	if len(fields) < 3 {
		return s, nil
	}
	s, ok := readSelection(fields[2:])
	if !ok {
		return s, nil
	}
	id, is := strings.CutPrefix(fields[0], anOrder)
	if !is {
		s.scope, err = t.tappedScope(fields)
		return s, err
	}
	var kept keptOrder
	_, err = t.readView(orderView, id, &kept)
	s.scope, s.order = kept.Scope, kept.Order
	return s, err
}

// tables are those that suit a scope: the letter's blocks are the city's.
func tables(scope bot.Scope) []bot.By {
	switch {
	case single(scope) != 0:
		return []bot.By{bot.ByLevel}
	case scope.Covers(bot.Everything):
		return []bot.By{bot.ByArea, bot.ByLevel, bot.ByBlock}
	}
	return []bot.By{bot.ByArea, bot.ByLevel}
}

// choices are the buttons under totals; onward are those that lead away from them.
func (t *deskTurn) choices(s selection, shown summary.Answer, tables []bot.By, onward [][]bot.Choice) [][]bot.Choice {
	again := s
	again.shown, again.from = fingerprint(t, shown), shown.From
	if shown.From > 0 {
		again = t.paging(again, shown)
	}
	var first []bot.Choice
	if s.day.IsZero() {
		first = append(first, button("refresh", again.data()))
	}
	for _, by := range tables {
		if other := (selection{scope: s.scope, by: by, day: s.day, fields: s.fields}); by != s.by {
			first = append(first, button("by_"+string(by), other.data()))
		}
	}
	return filled(append([][]bot.Choice{first, t.pages(s, shown)}, onward...)...)
}

// pages are the buttons of a table that has several.
func (t *deskTurn) pages(s selection, shown summary.Answer) []bot.Choice {
	if shown.Pages < 2 {
		return nil
	}
	next, label := t.paging(s, shown), "next_page"
	if next.from = shown.Next; next.from == 0 {
		next, label = s, "first_page"
		next.from, next.page = 0, 0
	}
	order, name := s, "by_name"
	if order.from, order.page, order.byName = 0, 0, !s.byName; s.byName {
		name = "by_missing"
	}
	return []bot.Choice{button(label, next.data()), button(name, order.data())}
}

// paging is the selection that stays in the order of what is shown; the order of
// names stays by itself.
func (t *deskTurn) paging(s selection, shown summary.Answer) selection {
	if s.byName {
		return s
	}
	s.order = shown.Order // does not fit a button
	s.fields = [2]string{anOrder + t.keepView(orderView, keptOrder{s.scope, s.order}), ""}
	return s
}

// fingerprint tells what is shown from anything else, also of another minute.
func fingerprint(t *deskTurn, shown summary.Answer) string {
	var said []string
	for _, p := range shown.Parts {
		said = append(said, t.Words.Words(t.Lang, p.Text))
	}
	return mark(said...)
}

// filled leaves empty rows of buttons out.
func filled(rows ...[]bot.Choice) [][]bot.Choice {
	var out [][]bot.Choice
	for _, r := range rows {
		if len(r) > 0 {
			out = append(out, r)
		}
	}
	return out
}
