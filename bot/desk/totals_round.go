package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/summary"
)

// daysOffered is how many rounds are offered that have numbers.
const daysOffered = 4

// frozenOn answers who asks for a day: show has the numbers that were frozen in its
// round. Of today, before its hour, there are those of now.
func (t *deskTurn) frozenOn(s selection, asked askedDay, show func(*deskTurn, selection) (bot.Effects, error)) (bot.Effects, error) {
	scope, ok := t.who.reads().Narrow(s.scope)
	if !ok {
		return t.refuseReading()
	}
	days, err := t.records.CutDays(daysOffered)
	if err != nil {
		return bot.Effects{}, err
	}
	if s.day = asked.day; asked.last && len(days) > 0 {
		s.day = days[0]
	}
	forms, err := t.cutsOf(s.day, scope)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case len(forms) > 0:
		return show(t, s)
	}
	if s.day = (time.Time{}); asked.today(t.day) {
		return show(t, s)
	}
	return t.notFrozen(s, scope, days)
}

// cutsOf are the cut-offs of a day in which units of the scope are counted.
func (t *deskTurn) cutsOf(day time.Time, scope bot.Scope) (forms []bot.Form, err error) {
	if day.IsZero() {
		return nil, nil
	}
	all, err := t.records.Cuts(day)
	for _, f := range all {
		if f.Area == 0 || scope.HasArea(f.Area) {
			forms = append(forms, f)
		}
	}
	return forms, err
}

// notFrozen says that of such a day nothing was frozen, with what there is.
func (t *deskTurn) notFrozen(s selection, scope bot.Scope, days []time.Time) (bot.Effects, error) {
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	choices := []bot.Choice{button("totals_now", t.carried(t.suited(s)).data())}
	key := "tonghop.none_frozen"
	for _, day := range days {
		of := t.suited(s)
		of.day, key = day, "tonghop.not_frozen"
		choices = append(choices, bot.Choice{Label: bot.T("tonghop.round", "day", bot.Day(t.Place.At(day, 0, 0))), Data: t.carried(of).data()})
	}
	return t.answer(bot.T(key, "place", place), rows(choices...)...), nil
}

// showFrozen shows the numbers of a round as they were frozen: the same to everybody,
// whenever they are asked for.
func (t *deskTurn) showFrozen(s selection, scope bot.Scope, place bot.Text) (bot.Effects, error) {
	forms, err := t.cutsOf(s.day, scope)
	if err != nil || len(forms) == 0 {
		return t.staleAfter(err)
	}
	rounds, err := t.records.Rounds()
	if err != nil {
		return bot.Effects{}, err
	}
	rows, err := t.tallyCut(forms, scope, s.by)
	if err != nil {
		return bot.Effects{}, err
	}
	f := cutFor(forms, scope)
	p, _ := rounds.Of(single(scope)).Forming(s.day)
	change, err := t.cutSince(scope, rounds, p, forms, rows, s.by)
	if err != nil {
		return bot.Effects{}, err
	}
	made := summary.Totals{Place: place, Round: summary.Round{Later: !p.Since.IsZero()}, Type: t.totalsTyped(), At: f.Units, Frozen: true, Change: change,
		By: s.by, Rows: rows, ByName: s.byName, From: s.from, Page: s.page, Order: s.order}
	now := button("totals_now", selection{scope: s.scope, by: s.by, fields: t.carried(s).fields}.data())
	if bot.Sum(rows) == (bot.Tally{}) {
		return t.answer(bot.T("tonghop.frozen_empty", "place", place, "at", f.Units), []bot.Choice{now}), nil
	}
	var taken []bot.Choice
	if t.carries() && t.who.may(takeFiles) == granted {
		taken = append(taken, button("excel", t.scopeData(verbExport, scope, "0", dayField(s.day))))
	}
	onward := [][]bot.Choice{append([]bot.Choice{now}, t.movedSince(f, scope)...), append(taken, t.chartOf(s)...)}
	e := t.sayTotals(t.carried(s), made, tables(scope), onward)
	hours, err := t.otherHours(rounds, forms, scope, s.day)
	if len(e.Say) > 0 {
		e.Say[0].Parts = append(e.Say[0].Parts, hours...)
	}
	return e, err
}

// otherHours say which areas of the scope were frozen at another hour, or are to be.
func (t *deskTurn) otherHours(rounds bot.Rounds, forms []bot.Form, scope bot.Scope, day time.Time) (parts []bot.Part, err error) {
	areas, err := t.loadAreas()
	if err != nil {
		return nil, err
	}
	var own bot.List
	for _, f := range forms {
		i := slices.IndexFunc(areas, func(a bot.Area) bool { return a.ID == f.Area })
		if i >= 0 && single(scope) == 0 && !f.Units.Equal(forms[0].Units) {
			own = append(own, ownHour(areas[i], f.Units))
		}
	}
	if len(own) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("tonghop.own_cut", "areas", few(own))})
	}
	lacking, err := t.notYetCut(rounds, forms, scope, day)
	if len(lacking) > 0 {
		parts = append(parts, bot.Part{Text: bot.T("tonghop.not_yet", "areas", lacking)})
	}
	return parts, err
}

// cutFor is the cut-off that names the hour: the area's own, else everybody's.
func cutFor(forms []bot.Form, scope bot.Scope) bot.Form {
	if own := forms[len(forms)-1]; own.Area == single(scope) {
		return own
	}
	return forms[0]
}

// tallyCut counts what was frozen.
func (t *deskTurn) tallyCut(forms []bot.Form, scope bot.Scope, by bot.By) ([]bot.Row, error) {
	if by != bot.ByBlock {
		return t.records.TallyForms(forms, scope, by)
	}
	rows, err := t.records.TallyForms(forms, scope, bot.ByLevel)
	return bot.InBlocks(rows), err
}

// movedSince is the button that lists what has moved in the scope's only area, where its
// units may be named.
func (t *deskTurn) movedSince(f bot.Form, scope bot.Scope) []bot.Choice {
	area := single(scope)
	if area == 0 || t.who.may(inPrivate) != granted || !scope.Covers(bot.WholeArea(area)) || !t.mayFreeze(area) {
		return nil
	}
	f.Area, f.Number = area, 0
	return []bot.Choice{button("form_changes", data(verbFormChanges, formFields(f)...))}
}

// notYetCut are the areas of the scope whose own hour of that day is still to come.
func (t *deskTurn) notYetCut(rounds bot.Rounds, forms []bot.Form, scope bot.Scope, day time.Time) (lacking bot.List, err error) {
	areas, err := t.loadAreas()
	for _, r := range rounds {
		if r.Area == 0 || !r.Day.Equal(day) || !scope.HasArea(r.Area) || t.now.After(r.Ends().Add(time.Hour)) {
			continue
		}
		cut := false
		for _, f := range forms {
			cut = cut || f.Area == r.Area
		}
		for _, a := range areas {
			if a.ID == r.Area && !cut {
				lacking = append(lacking, ownHour(a, r.Units))
			}
		}
	}
	return few(lacking), err
}

// sinceCut is how many more are received or better than at the cut-off before the
// round that is gathered, and in which areas there are fewer. Zero without one.
func (t *deskTurn) sinceCut(scope bot.Scope, rounds bot.Rounds, rows []bot.Row, by bot.By) (c summary.Change, err error) {
	of := rounds.Of(single(scope))
	p, _ := of.Period(t.now)
	var before bot.Round
	for _, r := range of {
		if r.Ends().Equal(p.Since) {
			before = r
		}
	}
	if !t.now.Before(p.Round.Closes()) { // after the last one it is over too
		before = p.Round
	}
	if before.ID == 0 {
		return c, nil
	}
	forms, err := t.cutsOf(before.Day, scope)
	if err != nil || len(forms) == 0 {
		return c, err
	}
	then, err := t.records.TallyForms(forms, scope, bot.ByArea)
	if err != nil {
		return c, err
	}
	c = changeSince(before.Units, rows, then, by)
	if area := single(scope); area != 0 && bot.Sum(then).Good() > 0 {
		c.Units, err = t.records.Fallen(forms, area, scope)
	}
	return c, err
}

// changeSince is how many more have done it than in the rows of a round, and which areas fell.
func changeSince(since time.Time, rows, then []bot.Row, by bot.By) summary.Change {
	c := summary.Change{Since: since, More: bot.Sum(rows).Good() - bot.Sum(then).Good()}
	if by == bot.ByArea {
		c.Falls = falls(rows, then)
	}
	return c
}

// cutSince is the same of a round that is frozen, beside the one before it: what is frozen
// in both never changes. Zero where that one is of an earlier campaign.
func (t *deskTurn) cutSince(scope bot.Scope, rounds bot.Rounds, p bot.Period, forms []bot.Form, rows []bot.Row, by bot.By) (c summary.Change, err error) {
	began, err := t.records.LastAct(bot.CampaignObject, bot.ActNextCampaign)
	if err != nil {
		return c, err
	}
	for _, r := range rounds.Of(single(scope)) {
		another := began != nil && r.Units.Before(began.At) && began.At.Before(p.Round.Units)
		if !r.Ends().Equal(p.Since) || another {
			continue
		}
		before, err := t.cutsOf(r.Day, scope)
		if err != nil || len(before) == 0 {
			return c, err
		}
		then, err := t.records.TallyForms(before, scope, bot.ByArea)
		if err != nil {
			return c, err
		}
		then = slices.DeleteFunc(then, func(row bot.Row) bool { return uncut(rounds, forms, row.Area.ID, p.Round.Day) })
		c = changeSince(r.Units, rows, then, by)
		if area := single(scope); area != 0 && bot.Sum(then).Good() > 0 {
			c.Units, err = t.records.FellBetween(before, forms, area, scope)
		}
		return c, err
	}
	return c, nil
}

// uncut tells whether an area has hours of its own that day of which nothing is frozen yet.
func uncut(rounds bot.Rounds, forms []bot.Form, area bot.AreaID, day time.Time) bool {
	_, own := rounds.Own(area).On(day)
	return own && area != 0 && !slices.ContainsFunc(forms, func(f bot.Form) bool { return f.Area == area })
}

// falls are the areas that have fewer than then.
func falls(now, then []bot.Row) (fallen []summary.Fall) {
	was := map[bot.AreaID]int{}
	for _, r := range then {
		was[r.Area.ID] = r.Good()
	}
	for _, r := range now {
		if n := was[r.Area.ID] - r.Good(); n > 0 {
			fallen = append(fallen, summary.Fall{Area: r.Area, Fewer: n})
		}
	}
	return fallen
}

// roundsNow are the rounds of the campaign that runs: what was frozen in the one before
// is nothing to compare with.
func (t *deskTurn) roundsNow() (bot.Rounds, error) {
	all, err := t.records.Rounds()
	if err != nil || len(all) == 0 {
		return all, err
	}
	began, err := t.records.LastAct(bot.CampaignObject, bot.ActNextCampaign)
	if began == nil {
		return all, err
	}
	return slices.DeleteFunc(slices.Clone(all), func(r bot.Round) bool { return r.Units.Before(began.At) }), nil
}
