package desk

import (
	"slices"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// rounds is /kybaocao: the list, and what is to be added, moved or removed.
func rounds() command {
	return command{
		name: "kybaocao", asked: "kỳ báo cáo|hạn báo cáo|hạn nộp|đặt hạn|đặt kỳ|hạn chót|thêm kỳ|bao giờ hết hạn|hết hạn|deadline|rounds", aliases: []string{"hanchot", "ky"}, action: action{readTotals, (*deskTurn).rounds}, answers: isDates, behind: behindRounds,
		taps: []tap{{verbRounds, action{readTotals, (*deskTurn).listRounds}}, {verbRound, action{readTotals, (*deskTurn).showRound}},
			{verbAskRound, action{inBoth, (*deskTurn).askRound}}, {verbWish, action{inBoth, (*deskTurn).tapWish}}, {verbDoRounds, action{inBoth, (*deskTurn).doRounds}}},
	}
}

const (
	verbRounds   = "kb"
	verbRound    = "kbr"
	verbAskRound = "kba"
	verbWish     = "kbw"
	verbDoRounds = "kby"
)

// isDates tells whether words may be the days, hours or areas that were asked for.
func isDates(text string) bool { return saysDates(text) || isPlace(text) }

func saysDates(text string) bool {
	due, problem := read.Dates(text, noDay)
	return due.Says(problem)
}

// rounds answers /kybaocao.
func (t *deskTurn) rounds(c call) (bot.Effects, error) {
	if c.args == "" {
		return t.listRounds(c)
	}
	if no := t.who.may(rule{private: officer, bound: officer, asks: true}); no != granted {
		return t.refuse(no)
	}
	if area, ok := t.areaAlone(c.args); ok {
		return t.roundsOfArea(area)
	}
	c.args = t.verbFirst(c.args)
	w, unclear, err := t.readWish(c)
	if err != nil || unclear != nil {
		return deref(unclear), err
	}
	if r, ok, err := t.roundOn(w); ok || err != nil {
		e, err := t.showRound(call{name: c.name, fields: []string{num(r.ID)}})
		if _, rest := cutVerb(c.args); err == nil && rest != c.args && len(e.Say) > 0 { // it was to be added
			there := bot.Part{Text: bot.T("kybaocao.there", "day", bot.Day(r.Units))}
			e.Say[0].Parts = append([]bot.Part{there}, e.Say[0].Parts...)
		}
		return e, err
	}
	return t.preview(w)
}

// roundOn is the round of a day that was typed alone: it is to be seen.
func (t *deskTurn) roundOn(w roundsWish) (r bot.Round, ok bool, err error) {
	if w.Op != addRounds || told(w.Units) || told(w.Sent) || len(w.Days) != 1 || len(w.Areas) != 1 {
		return r, false, nil
	}
	all, err := t.records.Rounds()
	r, ok = all.Of(w.Areas[0]).On(dayOf(w.Days[0]))
	return r, ok, err
}

// whose is the area whose rounds this chat is about: the only one of the scope, 0
// for everybody's.
func (t *deskTurn) whose() bot.AreaID { return single(t.who.reads()) }

// listRounds shows the rounds that the chat's scope goes by, or a page of those that have
// passed.
func (t *deskTurn) listRounds(c call) (bot.Effects, error) {
	if len(c.fields) != 2 {
		return t.roundsUnder(nil)
	}
	page, _ := unnum[int](c.fields[0])
	area, _ := unnum[bot.AreaID](c.fields[1])
	if area == 0 || area == t.whose() {
		return t.pastRounds(page)
	}
	if !t.who.reads().HasArea(area) {
		return t.refuseReading()
	}
	return t.ofArea(area).pastRounds(page)
}

func (t *deskTurn) roundsUnder(above []bot.Part) (bot.Effects, error) {
	all, err := t.records.Rounds()
	if err != nil {
		return bot.Effects{}, err
	}
	parts, err := t.roundsList(all)
	if err != nil {
		return bot.Effects{}, err
	}
	return bot.Effects{Say: []bot.Say{t.sayParts(append(above, parts...), t.roundChoices(all)...)}}, nil
}

// plansRounds tells whether it is worth saying here how rounds are changed: to an
// officer in private who has all levels of some area.
func (t *deskTurn) plansRounds() bool {
	own := t.who.own()
	return !t.who.group && t.who.may(inBoth) == granted && (own.Covers(bot.Everything) ||
		slices.ContainsFunc(own.Areas(), func(a bot.AreaID) bool { return own.Covers(bot.WholeArea(a)) }))
}

// roundChoices are a button for the last round that has passed and for each that is to
// come, for officers in private, and one for another for whoever may make it.
func (t *deskTurn) roundChoices(all bot.Rounds) [][]bot.Choice {
	if t.who.group || t.who.may(inBoth) != granted {
		return nil
	}
	var choices [][]bot.Choice
	of := all.Of(t.whose())
	for i, r := range of {
		last := i == len(of)-1 || of[i+1].InTime(t.now)
		if (r.InTime(t.now) || last) && len(choices) < offered {
			choices = append(choices, []bot.Choice{roundButton(r)})
		}
	}
	if roundsPassed(of, t.now) > 1 {
		choices = append(choices, []bot.Choice{button("rounds_past", data(verbRounds, "0", num(t.whose())))})
	}
	if t.plansRounds() {
		choices = append(choices, []bot.Choice{button("add_round", data(verbAskRound, "0"))})
	}
	return choices
}

func roundButton(r bot.Round) bot.Choice {
	return bot.Choice{Label: bot.T("kybaocao.button", "day", bot.Day(r.Units), "clock", bot.Clock(r.Units)), Data: data(verbRound, num(r.ID))}
}

// showRound shows one round with what can be done about it.
func (t *deskTurn) showRound(c call) (bot.Effects, error) {
	all, err := t.records.Rounds()
	if err != nil {
		return bot.Effects{}, err
	}
	r, ok := tappedRound(all, c.fields)
	switch {
	case ok && r.Area != 0 && !t.who.reads().HasArea(r.Area):
		return t.refuseReading()
	case !ok:
		return t.roundsUnder([]bot.Part{{Text: bot.T("kybaocao.changed")}})
	}
	parts, err := t.roundParts(r, all)
	if err != nil {
		return bot.Effects{}, err
	}
	list := []bot.Choice{button("rounds", data(verbRounds))}
	if !r.InTime(t.now) || t.who.may(inBoth) != granted || t.who.covers(roundScope(r.Area)) != granted || !t.who.reads().Covers(roundScope(r.Area)) {
		return bot.Effects{Say: []bot.Say{t.sayParts(parts, list)}}, nil
	}
	change := []bot.Choice{button("move_round", data(verbAskRound, num(r.ID))), t.dropRound(r)}
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, change, list)}}, nil
}

// roundParts are the round's hours, how the units stand in it, and what was written of it.
func (t *deskTurn) roundParts(r bot.Round, all bot.Rounds) ([]bot.Part, error) {
	parts := []bot.Part{{Text: t.roundLine(r, all)}}
	standing, ok, err := t.roundStanding(r, all)
	if err != nil {
		return nil, err
	}
	if ok {
		parts = append(parts, bot.Part{Text: bot.T("kybaocao.stood", "standing", standing)})
	}
	reminders, err := t.roundReminders(r)
	return append(parts, reminders...), err
}

// dropRound is the button that asks whether a round is to be removed.
func (t *deskTurn) dropRound(r bot.Round) bot.Choice {
	wish := roundsWish{Op: dropRounds, Areas: []bot.AreaID{r.Area}, Days: []string{isoDay(r.Day)}}
	return button("drop_round", data(verbWish, t.keepView(wishView, t.seen(wish))))
}

func tappedRound(all bot.Rounds, fields []string) (bot.Round, bool) {
	if len(fields) != 1 {
		return bot.Round{}, false
	}
	id, ok := unnum[bot.RoundID](fields[0])
	for _, r := range all {
		if ok && r.ID == id {
			return r, true
		}
	}
	return bot.Round{}, false
}

// askRound asks for the days and hours of a new round, or the new ones of a round.
func (t *deskTurn) askRound(c call) (bot.Effects, error) {
	all, err := t.records.Rounds()
	if err != nil {
		return bot.Effects{}, err
	}
	r, ok := tappedRound(all, c.fields)
	switch {
	case len(c.fields) == 1 && c.fields[0] == "0":
		return t.askWords("kybaocao", verbFor[addRounds], bot.T("kybaocao.words_add")), nil
	case ok && t.who.covers(roundScope(r.Area)) != granted:
		return t.refuse(outside)
	case !ok:
		return t.roundsUnder([]bot.Part{{Text: bot.T("kybaocao.changed")}})
	}
	return t.askWords("kybaocao", verbFor[moveRounds]+" "+r.Day.Format("2/1/2006"), bot.T("kybaocao.words_move", "round", t.roundLine(r, all))), nil
}
