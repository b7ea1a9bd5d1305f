package desk

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"vneidbot/bot"
)

// perPile is how many units a page of a pile shows.
const perPile = 8

// tapPile shows a page of a pile.
func (t *deskTurn) tapPile(c call) (bot.Effects, error) {
	p, err := t.tappedPlace(c.fields)
	if err != nil || p.scope.Empty() {
		return t.staleAfter(err)
	}
	scope, ok := t.who.reads().Narrow(p.scope)
	if !ok {
		return t.refuseReading()
	}
	p.scope = scope
	if c.answer {
		above, err := t.pageOf(p)
		if err != nil {
			return bot.Effects{}, err
		}
		page, turns := turnedTo(c.args, above.from/perPile)
		e, err := t.listFrom(p, page)
		return unnoted(e, turns), err
	}
	return t.list(p)
}

// listFrom shows the page of that number, from 0.
func (t *deskTurn) listFrom(p place, page int) (bot.Effects, error) {
	after, err := t.lastBefore(p, page)
	if err != nil {
		return bot.Effects{}, err
	}
	p.after = after
	return t.list(p)
}

// showRefused is a page of those who were refused; in a group only how many they are.
func (t *deskTurn) showRefused(scope bot.Scope, page int) (bot.Effects, error) {
	if !t.who.group {
		return t.listFrom(place{scope: scope, pile: bot.Rejected}, page)
	}
	return t.countRefused(scope)
}

func (t *deskTurn) countRefused(scope bot.Scope) (bot.Effects, error) {
	page, err := t.pageOf(place{scope: scope, pile: bot.Rejected})
	if err != nil {
		return bot.Effects{}, err
	}
	where, err := t.describe(scope)
	return t.answer(bot.T("chuabaocao.refused_count", "place", where, "n", page.of), t.privately()...), err
}

// listed is a page of a pile.
type listed struct {
	units []bot.MissingUnit
	from  int // how many stand before it
	of    int // in the whole pile
	more  bool
}

// list shows a page of a pile with a button for each unit.
func (t *deskTurn) list(p place) (bot.Effects, error) {
	page, err := t.pageOf(p)
	if err != nil {
		return bot.Effects{}, err
	}
	if len(page.units) == 0 {
		where, err := t.describe(p.scope)
		return t.answer(bot.T("chuabaocao.empty_"+string(p.pile), "place", where), t.pileButtons(p, page)...), err
	}
	where, err := t.placeInHead(p.scope)
	if err != nil {
		return bot.Effects{}, err
	}
	head := bot.T("chuabaocao.list_"+string(p.pile), "place", where, "from", page.from+1, "to", page.from+len(page.units), "n", page.of)
	lines, units, personal, err := t.pileRows(p, page)
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: head}}
	if t.Caps.Buttons {
		parts = append(parts, bot.Part{Text: bot.T("chuabaocao.lines", "lines", lines)})
	}
	e := bot.Effects{Say: []bot.Say{t.sayParts(parts, append(units, t.pileButtons(p, page)...)...)}}
	t.awaitBelow("chuabaocao", t.placeData(verbPile, p))
	if personal {
		e.Writes = []bot.Write{t.audit("chuabaocao", pileObject(p.pile, p.scope))}
	}
	return e, nil
}

// pileRows are the units of a page, and the buttons that open them: numbers, or the
// lines themselves where a channel numbers its choices.
func (t *deskTurn) pileRows(p place, page listed) (lines bot.Lines, units [][]bot.Choice, personal bool, err error) {
	var choices []bot.Choice
	for i, u := range page.units {
		nth := page.from + i + 1
		name := bot.Raw(u.Name)
		if single(p.scope) == 0 {
			name = t.withArea(u)
		}
		line, told, err := t.missingLine(p.pile, u, name)
		if err != nil {
			return nil, nil, false, err
		}
		personal = personal || told
		lines = append(lines, bot.T("chuabaocao.row", "i", nth, "line", line))
		open := t.openNth(p, nth, u)
		if !t.Caps.Buttons {
			open.Label = line
		}
		choices = append(choices, open)
	}
	if !t.Caps.Buttons {
		return lines, rows(choices...), personal, nil
	}
	for four := range slices.Chunk(choices, 4) {
		units = append(units, four)
	}
	return lines, units, personal, nil
}

// openNth leads to a unit by its number in the pile.
func (t *deskTurn) openNth(p place, nth int, u bot.MissingUnit) bot.Choice {
	return bot.Choice{Label: bot.T("button.nth", "i", nth), Data: t.placeData(verbPhone, p, num(u.ID))}
}

func (t *deskTurn) withArea(u bot.MissingUnit) bot.Text {
	for _, a := range t.areas {
		if a.ID == u.Area {
			return bot.T("mamoi.unit", "name", bot.Raw(u.Name), "area", bot.Raw(bot.InSentence(a.Name)))
		}
	}
	return bot.Raw(u.Name)
}

// pileButtons lead on, and back.
func (t *deskTurn) pileButtons(p place, page listed) [][]bot.Choice {
	var turn []bot.Choice
	if page.from > 0 {
		turn = append(turn, button("first_page", t.placeData(verbPile, place{scope: p.scope, pile: p.pile})))
	}
	if page.more {
		next := place{p.scope, p.pile, page.units[len(page.units)-1].ID}
		turn = append(turn, button("next_page", t.placeData(verbPile, next)))
	}
	return filled(turn, []bot.Choice{button("missing", t.scopeData(verbMissing, p.scope, "0"))})
}

// pageOf reads a page: areas in the official order, names within them. It begins
// behind a unit, wherever that stands by now, so that nobody is passed over while
// others report. Only the areas of the page are read.
func (t *deskTurn) pageOf(p place) (page listed, err error) {
	q, _, err := t.missingOf(p.scope)
	if err != nil {
		return page, err
	}
	areas, err := t.records.Piles(q)
	if err != nil {
		return page, err
	}
	last, first, err := t.lastShown(p, areas)
	if err != nil {
		return page, err
	}
	for i, a := range areas {
		page.of += a.Piles[p.pile]
		if a.Piles[p.pile] == 0 || i < first || page.more {
			if i < first {
				page.from += a.Piles[p.pile]
			}
			continue
		}
		units, err := t.records.Missing(q, a.Area, p.pile)
		if err != nil {
			return page, err
		}
		units = collated(units)
		if i == first && last != nil {
			n := shownBefore(units, *last)
			units, page.from = units[n:], page.from+n
		}
		room := perPile - len(page.units)
		page.units, page.more = append(page.units, units[:min(room, len(units))]...), len(units) > room
	}
	return page, nil
}

// lastShown is the last unit of the page before, and its area among the areas.
func (t *deskTurn) lastShown(p place, areas []bot.AreaPiles) (*bot.Unit, int, error) {
	if p.after == 0 {
		return nil, 0, nil
	}
	u, err := t.records.Unit(p.after)
	if err != nil || u == nil {
		return nil, 0, err
	}
	i := slices.IndexFunc(areas, func(a bot.AreaPiles) bool { return a.Area == u.Area })
	if i < 0 {
		return nil, 0, nil
	}
	return u, i, nil
}

// shownBefore counts the units that stand before or at the last one shown.
func shownBefore(units []bot.MissingUnit, last bot.Unit) int {
	c := collate.New(language.Vietnamese, collate.Numeric)
	n := slices.IndexFunc(units, func(u bot.MissingUnit) bool {
		order := c.CompareString(u.Name, last.Name)
		return order > 0 || order == 0 && u.ID > last.ID
	})
	if n < 0 {
		return len(units)
	}
	return n
}

// pileObject is a pile as the audit names it.
func pileObject(pile bot.Pile, scope bot.Scope) string {
	return "pile:" + string(pile) + "," + placeObject(scope)
}
