package desk

import (
	"unicode/utf16"

	"vneidbot/bot"
	"vneidbot/bot/summary"
)

// totals is /tonghop.
func totals() command {
	return command{
		name: "tonghop", aliases: []string{"th"}, action: action{readTotals, (*deskTurn).totals}, menu: true, place: 1, answers: isPlace,
		taps: []tap{{verbTotals, action{readTotals, (*deskTurn).tapTotals}}},
	}
}

const verbTotals = "th"

// selection is what a totals' button asks for. Its scope narrows what the chat
// may see, so that a refresh in a bound group follows the binding.
type selection struct {
	scope  bot.Scope
	by     bot.By // "" for what suits the scope
	byName bool
	page   int

	fields [2]string // the scope as a button has it, where it is a view's
}

func (s selection) data() string {
	areas, levels := s.fields[0], s.fields[1]
	if areas == "" {
		areas, levels = encodeScope(s.scope)
	}
	by, order := "a", "m"
	if s.by == bot.ByLevel {
		by = "l"
	}
	if s.byName {
		order = "n"
	}
	return data(verbTotals, areas, levels, by+order+num(s.page))
}

// readSelection reads what follows the scope.
func readSelection(field string) (s selection, ok bool) {
	if len(field) < 3 {
		return s, false
	}
	s.by, s.byName = bot.ByArea, field[1] == 'n'
	if field[0] == 'l' {
		s.by = bot.ByLevel
	}
	s.page, ok = unnum[int](field[2:])
	return s, ok
}

// carried is the selection as buttons can carry it.
func (t *deskTurn) carried(s selection) selection {
	const rest = "am99" // table, order, page
	s.fields[0], s.fields[1] = t.fields(s.scope, maxData-len(data(verbTotals, "", "", rest)))
	return s
}

// totals answers /tonghop: the numbers of the chat's scope, or of the areas and
// levels that are named.
func (t *deskTurn) totals(c call) (bot.Effects, error) {
	typed, otherDay := cutDay(c.args, t.day)
	if otherDay {
		now := button("totals_now", selection{scope: bot.Everything}.data())
		return t.answer(bot.T("tonghop.other_day"), []bot.Choice{now}), nil
	}
	if typed == "" {
		return t.showTotals(selection{scope: bot.Everything})
	}
	scope, unclear, err := t.readScope(typed, t.who.reads(), func(s bot.Scope) string { return t.carried(t.suited(s)).data() }, c)
	if err != nil || unclear != nil {
		return deref(unclear), err
	}
	return t.showTotals(selection{scope: scope})
}

func (t *deskTurn) tapTotals(c call) (bot.Effects, error) {
	scope, err := t.tappedScope(c.fields)
	if err != nil || scope.Empty() || len(c.fields) != 3 {
		return t.staleAfter(err)
	}
	s, ok := readSelection(c.fields[2])
	if !ok {
		return t.stale()
	}
	s.scope = scope
	return t.showTotals(s)
}

// suited chooses the table for a scope: by area in a wide one, by level in a
// single area.
func (t *deskTurn) suited(wanted bot.Scope) selection {
	s := selection{scope: wanted, by: bot.ByArea}
	if shown, _ := t.who.reads().Narrow(wanted); single(shown) != 0 {
		s.by = bot.ByLevel
	}
	return s
}

func (t *deskTurn) showTotals(s selection) (bot.Effects, error) {
	scope, ok := t.who.reads().Narrow(s.scope)
	if !ok {
		return t.refuseReading()
	}
	if s.by == "" {
		s = t.suited(s.scope)
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	found, err := t.records.Tally(bot.TotalsOf{Scope: scope, By: s.by})
	if err != nil {
		return bot.Effects{}, err
	}
	made := summary.Totals{Place: place, At: t.now, By: s.by, Rows: found, Page: s.page, ByName: s.byName}
	return t.sayTotals(t.carried(s), made, single(scope) == 0), nil
}

// sayTotals words the totals with the buttons that lead on.
func (t *deskTurn) sayTotals(s selection, made summary.Totals, wide bool) bot.Effects {
	caps := t.Caps
	draft := summary.Make(t.Words, t.Lang, caps, made)
	choices := s.choices(draft, wide)
	var hint []bot.Part
	if !caps.Buttons {
		if t.who.group {
			hint = []bot.Part{{Text: bot.T("tonghop.reply")}}
		}
		if caps.Text > 0 {
			caps.Text -= t.listed(hint, choices)
			draft = summary.Make(t.Words, t.Lang, caps, made)
		}
	}
	return bot.Effects{Say: []bot.Say{t.sayParts(append(draft.Parts, hint...), choices...)}}
}

// choices are the buttons under totals.
func (s selection) choices(shown summary.Answer, wide bool) [][]bot.Choice {
	s.page = shown.Page
	first := []bot.Choice{button("refresh", s.data())}
	if wide {
		other, name := s, "by_level"
		other.page, other.byName, other.by = 0, false, bot.ByLevel
		if s.by == bot.ByLevel {
			other.by, name = bot.ByArea, "by_area"
		}
		first = append(first, button(name, other.data()))
	}
	return filled(first, s.pages(shown))
}

// pages are the buttons of a table that has several.
func (s selection) pages(shown summary.Answer) []bot.Choice {
	if shown.Pages < 2 {
		return nil
	}
	next, order, name := s, s, "by_name"
	next.page = (shown.Page + 1) % shown.Pages
	order.page, order.byName = 0, !s.byName
	label := "next_page"
	if next.page == 0 {
		label = "first_page"
	}
	if s.byName {
		name = "by_missing"
	}
	return []bot.Choice{button(label, next.data()), button(name, order.data())}
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

// listed is what numbered choices and the hint above them add to a message:
// "12. Label" and a line's end each, and an empty line before a paragraph.
func (t *deskTurn) listed(hint []bot.Part, choices [][]bot.Choice) int {
	n := 2
	for _, p := range hint {
		n += 2 + t.length(p.Text)
	}
	for _, row := range choices {
		for _, c := range row {
			n += len("12. \n") + t.length(c.Label)
		}
	}
	return n
}

func (t *deskTurn) length(text bot.Text) int {
	return len(utf16.Encode([]rune(t.Words.Words(t.Lang, text))))
}

func deref(e *bot.Effects) bot.Effects {
	if e == nil {
		return bot.Effects{}
	}
	return *e
}
