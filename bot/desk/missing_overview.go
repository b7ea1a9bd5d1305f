package desk

import (
	"vneidbot/bot"
)

const (
	namedInPile = 6 // units that the overview names of a pile
	areasAtOnce = 8 // areas that it offers
)

// overviewPiles are the piles in the order of the overview.
var overviewPiles = append(bot.MissingPiles(), bot.Unpictured, bot.Unheard)

// showMissing is the overview of a scope's piles: of a single area with the first
// names, of a wider one with areas to choose, those with most missing first.
func (t *deskTurn) showMissing(scope bot.Scope, from int) (bot.Effects, error) {
	m, err := t.pilesOf(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	head, err := t.missingHead(scope, m.sum, m.rounds)
	if err != nil {
		return bot.Effects{}, err
	}
	parts, e, units := []bot.Part{{Text: head}}, bot.Effects{}, [][]bot.Choice(nil)
	if m.sum.Missing()+m.sum[bot.Unpictured]+m.sum[bot.Unheard] > 0 {
		named, err := t.pileLines(m.of, m.sum)
		if err != nil {
			return bot.Effects{}, err
		}
		parts, units = append(parts, bot.Part{Text: bot.T("chuabaocao.lines", "lines", named.lines)}), filled(named.opens)
		if named.personal {
			e.Writes = []bot.Write{t.audit("chuabaocao", pileObject(bot.ToPhone, scope))}
		}
	}
	choices, err := t.missingButtons(scope, m.sum, m.areas, from)
	if len(units) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("chuabaocao.numbers")})
	}
	if t.who.group {
		parts = append(parts, bot.Part{Text: bot.T("chuabaocao.private")})
	}
	e.Say = []bot.Say{t.sayParts(parts, append(units, choices...)...)}
	if single(scope) == 0 {
		t.awaitBelow("chuabaocao", t.scopeData(verbMissing, scope, num(from)))
	}
	return e, err
}

// missingHead says how many there are, and until when they report.
func (t *deskTurn) missingHead(scope bot.Scope, sum bot.Piles, rounds bot.Rounds) (bot.Text, error) {
	where, err := t.placeInHead(scope)
	if err != nil {
		return bot.Text{}, err
	}
	key := "chuabaocao.head"
	switch never := sum.Missing() - sum[bot.ToUpdate]; {
	case sum.Missing() == 0:
		key = "chuabaocao.none"
	case sum[bot.ToUpdate] == 0:
		key = "chuabaocao.head_never"
	case never == 0:
		key = "chuabaocao.head_update"
	}
	return bot.T(key, "place", where, "at", t.now, "due", t.dueWords(rounds.Of(single(scope))),
		"n", sum.Missing()-sum[bot.ToUpdate], "update", sum[bot.ToUpdate]), nil
}

// dueWords are the hour until which the units report, in brackets; nothing where no
// round is to come.
func (t *deskTurn) dueWords(of bot.Rounds) bot.Text {
	switch r := t.gathered(of); {
	case r.Due.IsZero():
		return bot.Raw("")
	case r.Today:
		return bot.T("chuabaocao.due_today", "clock", bot.Clock(r.Due))
	default:
		return bot.T("chuabaocao.due", "at", r.Due)
	}
}

// namedPiles are a line for each pile that is not empty.
type namedPiles struct {
	lines    bot.Lines
	personal bool         // personal data stand there
	opens    []bot.Choice // open the units that have numbers
}

func (t *deskTurn) pileLines(q bot.MissingOf, sum bot.Piles) (named namedPiles, err error) {
	area, first := single(q.Scope), firstPile(sum)
	for _, pile := range overviewPiles {
		n := sum[pile]
		title := bot.T("chuabaocao.pile_"+string(pile), "n", n)
		switch {
		case n == 0:
			continue
		case area == 0 || t.who.group:
			named.lines = append(named.lines, bot.T("chuabaocao.counted", "pile", title))
			continue
		}
		units, err := t.records.Missing(q, area, pile)
		if err != nil {
			return named, err
		}
		names, err := t.firstNames(&named, place{scope: q.Scope, pile: pile}, collated(units), pile == first && t.Caps.Buttons)
		if err != nil {
			return named, err
		}
		named.lines = append(named.lines, bot.T("chuabaocao.pile", "pile", title, "names", names))
	}
	return named, nil
}

// firstPile is the one whose first units have numbers and buttons: those that are to be
// phoned, where there are some.
func firstPile(sum bot.Piles) bot.Pile {
	for _, pile := range append([]bot.Pile{bot.ToPhone}, overviewPiles...) {
		if sum[pile] > 0 {
			return pile
		}
	}
	return ""
}

// firstNames are the first units of a pile, and how many more there are.
func (t *deskTurn) firstNames(named *namedPiles, p place, units []bot.MissingUnit, numbered bool) (names bot.Series, err error) {
	for i, u := range units[:min(len(units), namedInPile)] {
		line, told, err := t.missingLine(p.pile, u, bot.Raw(u.Name))
		if err != nil {
			return nil, err
		}
		named.personal = named.personal || told
		if numbered {
			line = bot.T("chuabaocao.row", "i", i+1, "line", line)
			named.opens = append(named.opens, t.openNth(p, i+1, u))
		}
		names = append(names, line)
	}
	if more := len(units) - namedInPile; more > 0 {
		names = append(names, bot.T("chuabaocao.more", "n", more))
	}
	return names, nil
}

// missingButtons lead to the piles and to the areas.
func (t *deskTurn) missingButtons(scope bot.Scope, sum bot.Piles, areas []bot.AreaPiles, from int) ([][]bot.Choice, error) {
	again := []bot.Choice{button("refresh", t.scopeData(verbMissing, scope, num(from)))}
	if t.who.group {
		return append([][]bot.Choice{again}, t.privately()...), nil
	}
	var piles []bot.Choice
	for _, pile := range overviewPiles {
		if n := sum[pile]; n > 0 {
			piles = append(piles, bot.Choice{Label: bot.T("button.pile_"+string(pile), "n", n), Data: t.placeData(verbPile, place{scope: scope, pile: pile})})
		}
	}
	out := paired(piles)
	if single(scope) == 0 {
		offered, err := t.areaButtons(scope, areas, from)
		if err != nil {
			return nil, err
		}
		out = append(out, offered...)
	}
	return append(out, again), nil
}

// paired puts two choices on a row.
func paired(choices []bot.Choice) (out [][]bot.Choice) {
	for i := 0; i < len(choices); i += 2 {
		out = append(out, choices[i:min(i+2, len(choices))])
	}
	return out
}
