package desk

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// missing is /chuabaocao: who has not told yet what the round asks, in piles by what
// can be done about it, and who phones whom.
func missing() command {
	return command{
		name: "chuabaocao", asked: "chưa báo cáo|chưa nộp|chưa gửi|chưa cập nhật|còn thiếu|thiếu|trường nào chưa|đơn vị nào chưa|ai chưa|những trường chưa|các trường chưa|missing", aliases: []string{"chuabc", "thieu", "missing"}, action: action{readTotals, (*deskTurn).missing}, place: 2, typed: "chưa báo cáo", answers: isPlace, below: belowMissing,
		taps: []tap{
			{verbMissing, action{readTotals, (*deskTurn).tapMissing}},
			{verbPile, action{listMissing, (*deskTurn).tapPile}},
			{verbPhone, action{phoneUnit, (*deskTurn).tapPhone}},
			{verbCall, action{phoneUnit, (*deskTurn).call}},
			{verbPromise, action{phoneUnit, (*deskTurn).promise}},
		},
	}
}

// refused is /bituchoi: whose registration VNeID refused, and why.
func refused() command {
	return command{
		name: "bituchoi", asked: "bị từ chối|từ chối|bị trả|refused", aliases: []string{"tuchoi", "refused"}, action: action{readTotals, (*deskTurn).refused}, typed: "bị từ chối", answers: isPlace,
		taps: []tap{{verbRefused, action{readTotals, (*deskTurn).tapRefused}}},
	}
}

const (
	verbMissing = "cm"
	verbPile    = "cml"
	verbPhone   = "cmu"
	verbCall    = "cmn"
	verbPromise = "cmh"
	verbRefused = "tc"
)

// place is a place in the lists of a scope: a pile, and behind which of its units.
type place struct {
	scope bot.Scope
	pile  bot.Pile
	after bot.UnitID
}

// The letters of piles in a button.
var pileLetters = map[bot.Pile]string{
	bot.Reachable: "r", bot.HalfDone: "h", bot.ToPhone: "p", bot.ToUpdate: "u", bot.Unpictured: "b", bot.Rejected: "t", bot.Unheard: "w",
}

// placeData is a button that leads to a place, with what else it says.
func (t *deskTurn) placeData(verb string, p place, rest ...string) string {
	return t.scopeData(verb, p.scope, append([]string{pileLetters[p.pile] + num(p.after)}, rest...)...)
}

// tappedPlace is the place of a button; its scope is empty for one that was made up
// or is too old.
func (t *deskTurn) tappedPlace(fields []string) (p place, err error) {
	if len(fields) < 3 || fields[2] == "" {
		return p, nil
	}
	for pile, letter := range pileLetters {
		if letter == fields[2][:1] {
			p.pile = pile
		}
	}
	after, ok := unnum[bot.UnitID](fields[2][1:])
	if p.pile == "" || !ok {
		return place{}, nil
	}
	p.after = after
	p.scope, err = t.tappedScope(fields)
	return p, err
}

// missing answers /chuabaocao: the overview, or the pile or the page of it that is named.
func (t *deskTurn) missing(c call) (bot.Effects, error) {
	pile, words := read.Pile(c.args)
	table, words := read.TableWords(words)
	rest, asked := cutDay(words, t.day)
	if asked.typed && !asked.day.Equal(t.day) {
		return t.answer(bot.T("chuabaocao.only_now", "totals", t.typed("tonghop"), "day", bot.Raw(strings.TrimSpace(strings.Replace(words, rest, "", 1))))), nil
	}
	c.args = rest
	scope, e, err := t.listedScope(c, verbMissing)
	if err != nil || e != nil {
		return deref(e), err
	}
	if pile != "" && t.who.may(listMissing) == granted {
		return t.listFrom(place{scope: scope, pile: pile}, table.Page)
	}
	return t.showMissing(scope, table.Page*areasAtOnce)
}

func (t *deskTurn) refused(c call) (bot.Effects, error) {
	table, words := read.TableWords(c.args)
	c.args = words
	scope, e, err := t.listedScope(c, verbRefused)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.showRefused(scope, table.Page)
}

// listedScope is what the words narrow the chat's scope to; else what is to be answered.
func (t *deskTurn) listedScope(c call, verb string) (scope bot.Scope, instead *bot.Effects, err error) {
	scope = t.who.reads()
	if c.args != "" {
		pick := func(s bot.Scope) string { return t.scopeData(verb, s, "0") }
		scope, instead, err = t.readScope(c.args, t.who.reads(), pick, c)
		if err != nil || instead != nil {
			return nil, instead, err
		}
	}
	shown, ok := t.who.reads().Narrow(scope)
	if !ok {
		e, err := t.refuseReading()
		return nil, &e, err
	}
	instead, err = t.endedAreas(shown)
	return shown, instead, err
}

func (t *deskTurn) tapMissing(c call) (bot.Effects, error) {
	scope, from, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	if c.answer {
		page, turns := turnedTo(c.args, from/areasAtOnce)
		e, err := t.showMissing(scope, page*areasAtOnce)
		return unnoted(e, turns), err
	}
	return t.showMissing(scope, from)
}

func (t *deskTurn) tapRefused(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.showRefused(scope, 0)
}

// tappedPiles is the scope of a button as the chat may see it now, and from which area
// on areas are offered.
func (t *deskTurn) tappedPiles(c call) (bot.Scope, int, *bot.Effects, error) {
	scope, err := t.tappedScope(c.fields)
	from := 0
	if len(c.fields) > 2 {
		from, _ = unnum[int](c.fields[2])
	}
	if err != nil || scope.Empty() {
		e, err := t.staleAfter(err)
		return nil, 0, &e, err
	}
	shown, ok := t.who.reads().Narrow(scope)
	if !ok {
		e, err := t.refuseReading()
		return nil, 0, &e, err
	}
	return shown, from, nil, nil
}

// missingOf asks who is missing of a scope, now.
func (t *deskTurn) missingOf(scope bot.Scope) (bot.MissingOf, bot.Rounds, error) {
	rounds, err := t.roundsNow()
	return bot.MissingOf{Scope: scope, Since: rounds.Since(t.now), Silent: t.Silent, At: t.now}, rounds, err
}

// standing is how a scope stands now: what was asked, the piles of each area, and
// all of them together.
type standing struct {
	of     bot.MissingOf
	rounds bot.Rounds
	areas  []bot.AreaPiles
	sum    bot.Piles
}

func (t *deskTurn) pilesOf(scope bot.Scope) (m standing, err error) {
	if m.of, m.rounds, err = t.missingOf(scope); err != nil {
		return m, err
	}
	m.areas, err = t.records.Piles(m.of)
	m.sum = bot.Piles{}
	for _, a := range m.areas {
		m.sum.Add(a.Piles)
	}
	return m, err
}

// placeInHead names a scope in a list's heading.
func (t *deskTurn) placeInHead(scope bot.Scope) (bot.Text, error) {
	where, err := t.describe(scope)
	return bot.Raw(strings.ToUpper(t.Words.Words(t.Lang, where))), err
}
