package desk

import (
	"cmp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// ofAreas tells whether /dondoc is asked for the areas' officers, and what else is said.
func ofAreas(args string) (rest string, is bool) {
	words := strings.Fields(args)
	for n := 1; n <= min(2, len(words)); n++ {
		switch vn.Fold(strings.Join(words[:n], " ")) {
		case "dia ban", "diaban", "areas":
			return strings.Join(words[n:], " "), true
		}
	}
	return args, false
}

// areaBehind is an area in which somebody is missing or whose form was not sent, and who
// looks after it.
type areaBehind struct {
	bot.Area
	scope    bot.Scope // the part of it that was asked about
	place    bot.Text  // that part inside a sentence
	left, of int
	unsent   bool // its form of today's round
	officers []tender
	reached  []lookedAfter
	paused   bool
}

// chaseAreas answers /dondoc địa bàn.
func (t *deskTurn) chaseAreas(c call) (bot.Effects, error) {
	scope, e, err := t.listedScope(c, verbAreasChase)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.showAreas(scope, 0, "")
}

func (t *deskTurn) tapAreas(c call) (bot.Effects, error) {
	scope, from, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.showAreas(scope, from, "")
}

// areasBehind are the areas of the scope that are behind or whose form was not sent,
// those that miss most first.
func (t *deskTurn) areasBehind(scope bot.Scope) (list []areaBehind, m standing, err error) {
	if m, err = t.pilesOf(scope); err != nil {
		return nil, m, err
	}
	rows, err := t.tally(scope, bot.ByArea, m.of.Since)
	if err != nil {
		return nil, m, err
	}
	areas, err := t.loadAreas()
	if err != nil {
		return nil, m, err
	}
	pauses, err := t.records.Pauses()
	if err != nil {
		return nil, m, err
	}
	unsent, err := t.unsentToday(m.rounds)
	if err != nil {
		return nil, m, err
	}
	for _, r := range rows {
		narrow, ok := scope.Narrow(bot.WholeArea(r.Area.ID))
		a := areaBehind{Area: r.Area, scope: narrow, left: missingIn(m.areas, r.Area.ID), of: r.Total, unsent: r.Total > 0 && unsent(r.Area.ID)}
		if r.Area.ID == 0 || !ok || a.left == 0 && !a.unsent {
			continue
		}
		a.place = describe(narrow, areas)
		a.paused = slices.ContainsFunc(pauses, func(p bot.Pause) bool { return p.Scope.Covers(narrow) })
		list = append(list, a)
	}
	slices.SortStableFunc(list, func(a, b areaBehind) int { return b.left - a.left })
	return list, m, t.lookAfter(list)
}

const (
	areasPerPage  = 15 // lines with two names and phones each
	areasPerPlain = 8  // where a message is short
)

// areasWish is what is to be written: of which scope, in whose words besides the
// program's. The event tells one question from another.
type areasWish struct {
	Event string
	Scope bot.Scope
	Words string `json:",omitempty"`
}

// areasView is the kind of a view that is such a wish.
const areasView = "dondoc.diaban"

// showAreas lists the areas that are behind with who looks after them, from one on, and
// asks whether these are to be reminded.
func (t *deskTurn) showAreas(scope bot.Scope, from int, words string) (bot.Effects, error) {
	list, m, err := t.areasBehind(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	where, err := t.placeInHead(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	if len(list) == 0 {
		return t.answer(bot.T("dondoc.areas_none", "place", where, "at", t.now)), nil
	}
	most := areasPerPage
	if t.Caps.Text > 0 && t.Caps.Text < 3000 {
		most = areasPerPlain
	}
	if from >= len(list) {
		from = 0
	}
	end := min(from+most, len(list))
	lines, personal := t.areaLines(list, from, end)
	parts := []bot.Part{{Text: bot.T("dondoc.areas_head", "place", where, "at", t.now, "due", t.areasDue(m.rounds.Of(single(scope))), "n", lacking(list), "unsent", unsentWords(list))},
		{Text: bot.T("chuabaocao.lines", "lines", lines)}}
	asks, choices, err := t.askAreas(scope, list, m.rounds, words)
	if err != nil {
		return bot.Effects{}, err
	}
	e := bot.Effects{Say: []bot.Say{t.sayParts(append(parts, asks...), filled(t.areaPages(scope, from, end, len(list)), choices)...)}}
	if personal {
		e.Writes = []bot.Write{t.audit("dondoc.diaban", pileObject(bot.Reachable, scope))}
	}
	return e, nil
}

// areaLines are the areas from one on, and whether names or phones stand there.
func (t *deskTurn) areaLines(list []areaBehind, from, end int) (lines bot.Lines, personal bool) {
	for i, a := range list[from:end] {
		who := officersOf(a)
		if len(who) == 0 && (a.Contact != "" || a.Phone != "") {
			who = bot.List{bot.T("dondoc.area_contact", "contact", contactOf(a.Contact, a.Phone))}
		}
		personal = personal || len(who) > 0
		if len(a.reached) == 0 {
			who = append(bot.List{bot.T("dondoc.area_nobody")}, who...)
		}
		if a.paused {
			who = append(who, bot.T("dondoc.area_paused"))
		}
		lines = append(lines, bot.T("dondoc.area_line", "i", from+i+1, "stands", a.stands(bot.Raw(cmp.Or(a.Short, a.Name))), "who", who))
	}
	return lines, personal
}

func (t *deskTurn) areaPages(scope bot.Scope, from, end, n int) []bot.Choice {
	switch {
	case end < n:
		return []bot.Choice{button("more_areas", t.scopeData(verbAreasChase, scope, num(end)))}
	case from > 0:
		return []bot.Choice{button("first_areas", t.scopeData(verbAreasChase, scope, "0"))}
	}
	return nil
}

// askAreas is the question and its buttons.
func (t *deskTurn) askAreas(scope bot.Scope, list []areaBehind, rounds bot.Rounds, words string) (parts []bot.Part, choices []bot.Choice, err error) {
	ready := t.toWrite(list, nil)
	areas := areasIn(ready)
	if alone := lackOf(list); alone > 0 {
		parts = append(parts, bot.Part{Text: bot.T("dondoc.areas_alone", "n", alone)})
	}
	if areas == 0 {
		said, choices, err := t.noAreas(scope, list)
		return append(parts, bot.Part{Text: said}), choices, err
	}
	text := t.areasText(ready[0], rounds, words)
	parts = append(parts, bot.Part{Text: bot.T("dondoc.areas_ask", "n", areas, "messages", len(ready))}, bot.Part{Text: bot.T("dondoc.text", "text", text)})
	wish := areasWish{t.Event.ID, scope, words}
	id := t.keepView(areasView, wish)
	return parts, []bot.Choice{
		{Label: bot.T("button.send_areas", "n", areas), Data: data(verbDoAreas, id)}, button("own_words", data(verbAreasWords, id))}, nil
}

// noAreas says why nobody is reminded: there is nobody, or a pause keeps them from it,
// which whoever has its scope can end here.
func (t *deskTurn) noAreas(scope bot.Scope, list []areaBehind) (said bot.Text, choices []bot.Choice, err error) {
	if !slices.ContainsFunc(list, func(a areaBehind) bool { return a.paused && len(a.reached) > 0 }) {
		return bot.T("dondoc.areas_nobody"), nil, nil
	}
	pauses, err := t.records.Pauses()
	pauses = slices.DeleteFunc(slices.Clone(pauses), func(p bot.Pause) bool {
		_, touches := scope.Narrow(p.Scope)
		return !touches
	})
	if own := t.endable(pauses); len(own) > 0 {
		choices = []bot.Choice{button("end_pause", data(verbEndPause, t.keepView(pauseView, own[0].Event)))}
	}
	return bot.T("dondoc.areas_paused"), choices, err
}

// lackOf counts the areas where nobody can be written to.
func lackOf(list []areaBehind) (n int) {
	for _, a := range list {
		if len(a.reached) == 0 {
			n++
		}
	}
	return n
}

// areasWords asks for own words, and shows what would be sent with them.
func (t *deskTurn) areasWords(c call) (bot.Effects, error) {
	w, e, err := t.tappedAreas(c)
	if w == nil {
		return e, err
	}
	if !c.answer {
		return t.askFree("dondoc", c, bot.T("dondoc.areas_words")), nil
	}
	words, wrong := t.ownWords(c.args)
	switch {
	case wrong.Key != "":
		return t.askFree("dondoc", c, wrong), nil
	case words == "":
		return t.askFree("dondoc", c, bot.T("dondoc.areas_words")), nil
	}
	return t.showAreas(w.Scope, 0, words)
}

// tappedAreas is the wish of a button, of what of its scope one has now; nil with what
// is to be answered instead.
func (t *deskTurn) tappedAreas(c call) (*areasWish, bot.Effects, error) {
	var w areasWish
	ok, err := len(c.fields) > 0, error(nil)
	if ok {
		ok, err = t.readView(areasView, c.fields[0], &w)
	}
	if !ok {
		e, err := t.staleAfter(err)
		return nil, e, err
	}
	if w.Scope, ok = t.who.own().Narrow(w.Scope); !ok {
		e, err := t.refuse(outside)
		return nil, e, err
	}
	return &w, bot.Effects{}, nil
}
