package desk

import (
	"slices"

	"vneidbot/bot"
)

// The acts of a merge.
const (
	actMerge     = "donvi.gop"
	actUndoMerge = "donvi.tach"
)

// merge asks in which unit this one ends, and whether it is to.
func (t *deskTurn) merge(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	asked := call{name: c.name, fields: c.fields[:1]}
	switch {
	case len(c.fields) == 2:
		return t.askMerge(*u, call{fields: c.fields[1:]})
	case !c.answer:
		return t.askFree("donvi", asked, bot.T("donvi.which_into", "unit", unitName(*u))), nil
	}
	all, err := t.unitsFor(c.args)
	found := slices.DeleteFunc(slices.Clone(all), func(o bot.Unit) bool { return o.ID == u.ID || o.Standing == bot.Closed })
	switch {
	case err != nil:
		return bot.Effects{}, err
	case len(found) == 0 && len(all) > 0 && all[0].ID == u.ID:
		return t.askFree("donvi", asked, bot.T("donvi.merge_itself")), nil
	case len(found) == 0 && len(all) > 0:
		return t.askFree("donvi", asked, bot.T("donvi.merge_closed", "unit", unitName(all[0]))), nil
	case len(found) == 0:
		return t.askFree("donvi", asked, bot.T("donvi.none", "word", quoted(c.args))), nil
	case len(found) == 1:
		return t.askMerge(*u, call{fields: []string{num(found[0].ID)}})
	}
	found = found[:min(len(found), offered)]
	var choices []bot.Choice
	for _, o := range found {
		choices = append(choices, bot.Choice{Label: unitName(o), Data: data(verbMerge, num(u.ID), num(o.ID))})
	}
	return t.askFree("donvi", asked, bot.T("donvi.choose", "n", len(found)), rows(choices...)...), nil
}

// mergeable is the unit that is to stay, nil with what is to be answered instead.
func (t *deskTurn) mergeable(u bot.Unit, c call) (*bot.Unit, bot.Effects, error) {
	into, e, err := t.tappedUnit(c)
	switch {
	case into == nil:
		return nil, e, err
	case u.Standing == bot.Closed:
		e, err := t.changedBefore(u, actMerge)
		return nil, e, err
	case into.Standing == bot.Closed:
		e, err := t.changedBefore(*into, actMerge)
		return nil, e, err
	case into.ID == u.ID:
		e, err := t.stale()
		return nil, e, err
	case into.Area == 0:
		return nil, t.answer(bot.T("donvi.area_first", "unit", unitName(*into)), []bot.Choice{button("unit_area", data(verbMove, num(into.ID)))}, backToCard(u)), nil
	}
	return into, bot.Effects{}, nil
}

func (t *deskTurn) askMerge(u bot.Unit, c call) (bot.Effects, error) {
	into, e, err := t.mergeable(u, c)
	if into == nil {
		return e, err
	}
	text := bot.T("donvi.ask_merge", "unit", unitName(u), "into", unitName(*into))
	if u.Level != into.Level {
		text = bot.T("donvi.lines", "lines", bot.Lines{bot.T("donvi.merge_levels", "level", u.Level, "into", into.Level), text})
	}
	return t.ask(text, "unit_merge_do", data(verbDoMerge, num(u.ID), num(into.ID))), nil
}

// doMerge ends the unit in the other, and offers the way back.
func (t *deskTurn) doMerge(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	into, e, err := t.mergeable(*u, call{fields: c.fields[1:]})
	if into == nil {
		return e, err
	}
	e = t.answer(bot.T("donvi.merged", "unit", unitName(*u), "into", unitName(*into), "until", t.Event.At.Add(bot.UndoMergeWithin)),
		[]bot.Choice{button("unit_undo", data(verbUndoMerge, num(u.ID)))}, backToCard(*into))
	e.Writes = []bot.Write{
		bot.MergeUnits{Event: t.Event.ID, Act: actMerge, Unit: u.ID, Was: u.Standing, Into: into.ID, By: t.Event.From, At: t.Event.At},
		t.audit(actMerge, unitObject(u.ID)),
	}
	return e, nil
}

// undoMerge takes the unit's merge back, within a day.
func (t *deskTurn) undoMerge(c call) (bot.Effects, error) {
	u, e, err := t.tappedUnit(c)
	if u == nil {
		return e, err
	}
	m, err := t.records.MergeOf(u.ID)
	if err != nil || m == nil {
		return t.staleAfter(err)
	}
	into, e, err := t.tappedUnit(call{fields: []string{num(m.Into)}})
	switch {
	case into == nil:
		return e, err
	case !m.Undone.IsZero():
		return t.undoneBefore(*u, *m)
	case u.Standing != bot.Closed:
		return t.changedBefore(*u, actUndoMerge)
	case !t.now.Before(m.At.Add(bot.UndoMergeWithin)):
		return t.answer(bot.T("donvi.undo_late", "unit", unitName(*u), "into", unitName(*into), "at", m.At), append(standingButtons(*u), backToCard(*u))...), nil
	}
	further, err := t.records.MergeOf(into.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	if further != nil && further.Undone.IsZero() {
		return t.answer(bot.T("donvi.undo_further", "into", unitName(*into)), backToCard(*into)), nil
	}
	e = t.answer(bot.T("donvi.undone", "unit", unitName(*u), "into", unitName(*into)), unitButtons(verbCard, []bot.Unit{*u, *into})...)
	e.Writes = []bot.Write{
		bot.UndoMerge{Event: t.Event.ID, Act: actUndoMerge, Merge: m.ID, By: t.Event.From, At: t.Event.At},
		t.audit(actUndoMerge, unitObject(u.ID)),
	}
	return e, nil
}

func (t *deskTurn) undoneBefore(u bot.Unit, m bot.Merge) (bot.Effects, error) {
	by, err := t.byWhom(m.UndoneBy)
	return t.answer(bot.T("donvi.undone_before", "unit", unitName(u), "by", by, "at", m.Undone), backToCard(u)), err
}

// mergedCard is the first page of a unit that ended in another one; false for others.
func (t *deskTurn) mergedCard(u bot.Unit) (e bot.Effects, is bool, err error) {
	if u.Standing != bot.Closed {
		return e, false, nil
	}
	m, err := t.records.MergeOf(u.ID)
	if err != nil || m == nil || !m.Undone.IsZero() {
		return e, false, err
	}
	into, err := t.records.Unit(m.Into)
	if err != nil || into == nil {
		return e, false, err
	}
	by, err := t.byWhom(m.By)
	choices := [][]bot.Choice{{{Label: unitName(*into), Data: data(verbCard, num(into.ID))}}, {button("unit_history", data(verbHistory, num(u.ID)))}}
	if t.now.Before(m.At.Add(bot.UndoMergeWithin)) {
		choices = append(choices, []bot.Choice{button("unit_undo", data(verbUndoMerge, num(u.ID)))})
	} else {
		choices = append(choices, standingButtons(u)...)
	}
	e = t.answer(bot.T("donvi.merged_card", "unit", unitName(u), "into", unitName(*into), "by", by, "at", m.At), choices...)
	e.Writes = []bot.Write{t.audit("donvi", unitObject(u.ID))}
	return e, true, err
}
