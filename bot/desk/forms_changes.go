package desk

import (
	"slices"

	"vneidbot/bot"
)

// changesNamed is how many units a message of changes names.
const changesNamed = 20

// formChanges lists what has moved since a form was frozen, by the units' names.
func (t *deskTurn) formChanges(c call) (bot.Effects, error) {
	f, e, err := t.tappedFrozen(c.fields)
	if f == nil || err != nil {
		return e, err
	}
	area, _ := unnum[bot.AreaID](c.fields[0])
	was, err := t.records.FormUnits(f.ID)
	if err != nil {
		return bot.Effects{}, err
	}
	was = slices.DeleteFunc(slices.Clone(was), func(u bot.FormUnit) bool { return u.Area != area })
	q, _, err := t.missingOf(bot.WholeArea(area))
	if err != nil {
		return bot.Effects{}, err
	}
	now, err := t.records.UnitRows(q)
	if err != nil {
		return bot.Effects{}, err
	}
	changes := bot.FormChanges(was, now)
	say := t.passing(t.changesText(*f, changes), []bot.Choice{button("freeze_again", t.scopeData(verbFreeze, bot.WholeArea(area), "0"))})
	say.Say[0].Passing = false
	if len(changes) == 0 {
		say.Say[0].Choices = nil
	}
	return say, nil
}

// changesText says what has moved: who has another status by name, and how many
// others.
func (t *deskTurn) changesText(f bot.Form, changes []bot.FormChange) bot.Text {
	if len(changes) == 0 {
		return bot.T("chotso.unchanged", "what", t.frozenWhat(f))
	}
	of := map[bot.ChangeKind]bot.List{}
	var told bot.Series
	more := 0
	for _, c := range changes {
		switch {
		case c.Kind != bot.ToldAnew && c.Kind != bot.TakenBack:
			of[c.Kind] = append(of[c.Kind], bot.Raw(c.Name))
		case len(told) == changesNamed:
			more++
		default:
			told = append(told, bot.T("chotso.unit_"+string(c.Kind), "unit", bot.Raw(c.Name), "was", c.Was, "now", c.Now))
		}
	}
	if more > 0 {
		told = append(told, bot.T("chotso.more", "n", more))
	}
	for _, kind := range []bot.ChangeKind{bot.ToldFirst, bot.ConfirmedIt, bot.CameIn, bot.WentOut} {
		if names := of[kind]; len(names) > 0 {
			told = append(told, bot.T("chotso.count_"+string(kind), "n", len(names), "names", fewUnits(names)))
		}
	}
	return bot.T("chotso.changed", "what", t.frozenWhat(f), "changes", told)
}

// fewUnits are the first of units that came or went, and how many more there are.
func fewUnits(names bot.List) bot.List {
	if more := len(names) - changesNamed; more > 0 {
		return append(names[:changesNamed:changesNamed], bot.T("chotso.more_units", "n", more))
	}
	return names
}

// frozenWhat names a form inside a sentence: a number, or the round whose cut-off it is.
func (t *deskTurn) frozenWhat(f bot.Form) bot.Text {
	if f.Kind == bot.CutOff {
		return bot.T("chotso.what_round", "at", f.Frozen())
	}
	return bot.T("chotso.what", "number", f.Number, "at", bot.Clock(f.Frozen()))
}
