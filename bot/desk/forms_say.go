package desk

import (
	"time"

	"vneidbot/bot"
)

// showForm shows a form that is frozen already.
func (t *deskTurn) showForm(f bot.Form) (bot.Effects, error) {
	rows, err := t.records.TallyForms([]bot.Form{f}, bot.WholeArea(f.Area), bot.ByArea)
	if err != nil {
		return bot.Effects{}, err
	}
	rounds, err := t.records.Rounds()
	if err != nil {
		return bot.Effects{}, err
	}
	p, _ := rounds.Of(f.Area).Forming(f.At, f.Day)
	return t.sayForm(f, bot.Sum(rows), !p.Since.IsZero())
}

// sayForm says that a form is frozen, with what it counts and what can be done with it.
// From the second round on who has told what it asks stands first.
func (t *deskTurn) sayForm(f bot.Form, sum bot.Tally, later bool) (bot.Effects, error) {
	place, err := t.describe(bot.WholeArea(f.Area))
	if err != nil {
		return bot.Effects{}, err
	}
	first := bot.T("chotso.reported", "n", sum.Reported(), "total", sum.Total)
	if later {
		first = bot.T("chotso.updated", "n", sum.Updated(), "total", sum.Total)
	}
	parts := []bot.Part{{Text: bot.T("chotso.done", "number", f.Number, "place", place, "at", bot.Clock(f.At), "first", first,
		"good", sum.Good(), "total", sum.Total, "confirmed", sum.Confirmed)}}
	if same := t.sameEverywhere(); same != "" {
		parts = append(parts, bot.Part{Text: bot.T(same)})
	}
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, t.formChoices(f)...)}}, nil
}

// sameEverywhere names what all is this form, by what there is here.
func (t *deskTurn) sameEverywhere() string {
	switch print := t.PageURL != ""; {
	case print && t.carries():
		return "chotso.same"
	case t.carries():
		return "chotso.same_file"
	}
	return ""
}

// formChoices are the buttons of a form.
func (t *deskTurn) formChoices(f bot.Form) [][]bot.Choice {
	var first, second []bot.Choice
	if t.PageURL != "" {
		first = append(first, bot.Choice{Label: bot.T("button.print"), URL: t.PageURL + "/bieu/" + formPath(f)})
	}
	if t.carries() {
		first = append(first, button("excel", data(verbFormBook, formFields(f)...)))
	}
	if !t.who.group {
		second = append(second, button("form_changes", data(verbFormChanges, formFields(f)...)))
	}
	return filled(first, second)
}

// formFields name an officer's form in a button.
func formFields(f bot.Form) []string {
	return []string{num(f.Area), num(f.Day.Unix() / (24 * 60 * 60)), num(f.Number)}
}

// formPath names it in an address.
func formPath(f bot.Form) string {
	return num10(f.Area) + "/" + f.Day.Format(time.DateOnly) + "/" + num10(f.Number)
}

// tappedForm is the form of a button, if all of its area may be shown here; nil with
// what is to be answered instead.
func (t *deskTurn) tappedForm(fields []string) (*bot.Form, bot.Effects, error) {
	if len(fields) < 3 {
		e, err := t.stale()
		return nil, e, err
	}
	area, ok := unnum[bot.AreaID](fields[0])
	day, isDay := unnum[int64](fields[1])
	number, isNumber := unnum[int](fields[2])
	if !ok || !isDay || !isNumber {
		e, err := t.stale()
		return nil, e, err
	}
	if !t.mayFreeze(area) {
		e, err := t.refuse(outside)
		return nil, e, err
	}
	forms, err := t.records.FormsOf(area, time.Unix(day*24*60*60, 0).UTC())
	for i := range forms {
		if err == nil && forms[i].Kind == bot.ByOfficer && forms[i].Number == number {
			return &forms[i], bot.Effects{}, nil
		}
	}
	e, err := t.staleAfter(err)
	return nil, e, err
}
