package desk

import (
	"time"

	"vneidbot/bot"
)

// sayForm says that a form is frozen, with what it counts and what can be done with it.
func (t *deskTurn) sayForm(d drawnUp) (bot.Effects, error) {
	place, err := t.describe(bot.WholeArea(d.Area))
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: bot.T("chotso.done", "number", d.Number, "place", place, "round", t.ofRound(d.Form), "at", bot.Clock(d.At), "first", d.first(),
		"good", d.sum.Good(), "total", d.sum.Total, "confirmed", d.sum.Confirmed)}}
	parts = append(parts, bot.Part{Text: bot.T(t.sameEverywhere())})
	return bot.Effects{Say: []bot.Say{t.sayParts(parts, t.formChoices(d.Form)...)}}, nil
}

// first is the number that stands first: from the second round on of those who have
// told what it asks.
func (d *drawnUp) first() bot.Text {
	if d.later {
		return bot.T("chotso.updated", "n", d.sum.Updated(), "total", d.sum.Total)
	}
	return bot.T("chotso.reported", "n", d.sum.Reported(), "total", d.sum.Total)
}

// sameEverywhere names what all is this form, by what there is here.
func (t *deskTurn) sameEverywhere() string {
	switch print := t.PageURL != ""; {
	case print && t.carries():
		return "chotso.same"
	case t.carries():
		return "chotso.same_file"
	}
	return "chotso.same_sent"
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
	first = append(first, button("send_up", data(verbSend, formFields(f)...)))
	if !t.who.group {
		second = append(second, button("form_changes", data(verbFormChanges, formFields(f)...)))
	}
	return filled(first, second)
}

// formFields name a form in a button: an officer's by its number, since it may be frozen
// with the button; one that came by itself by its id.
func formFields(f bot.Form) []string {
	if f.Kind == bot.Automatic {
		return []string{num(f.ID)}
	}
	return []string{num(f.Area), dayField(f.Day), num(f.Number)}
}

// formPath names it in an address.
func formPath(f bot.Form) string {
	return num10(f.Area) + "/" + f.Day.Format(time.DateOnly) + "/" + num10(f.Number)
}

// tappedItself is a form that came by itself, of a button.
func (t *deskTurn) tappedItself(fields []string) (*bot.Form, bot.Effects, error) {
	id, _ := unnum[bot.FormID](fields[0])
	f, err := t.records.Form(id)
	switch {
	case err != nil || f == nil || f.Kind != bot.Automatic:
		e, err := t.staleAfter(err)
		return nil, e, err
	case !t.mayFreeze(f.Area):
		e, err := t.refuse(outside)
		return nil, e, err
	}
	return f, bot.Effects{}, nil
}

// tappedForm is an area's form of a button, if all of its area may be shown here;
// nil with what is to be answered instead.
func (t *deskTurn) tappedForm(fields []string) (*bot.Form, bot.Effects, error) {
	if len(fields) == 1 || len(fields) == 2 { // with what a worker adds
		return t.tappedItself(fields)
	}
	area, day, number, ok := readFormFields(fields)
	switch {
	case !ok || number == 0:
		e, err := t.stale()
		return nil, e, err
	case !t.mayFreeze(area):
		e, err := t.refuse(outside)
		return nil, e, err
	}
	forms, err := t.records.FormsOf(area, day)
	for i := range forms {
		if err == nil && forms[i].Kind == bot.ByOfficer && forms[i].Number == number {
			return &forms[i], bot.Effects{}, nil
		}
	}
	e, err := t.staleAfter(err)
	return nil, e, err
}

// readFormFields reads what formFields wrote: the number of a round's cut-off is 0.
func readFormFields(fields []string) (area bot.AreaID, day time.Time, number int, ok bool) {
	if len(fields) < 3 {
		return 0, day, 0, false
	}
	area, isArea := unnum[bot.AreaID](fields[0])
	day, isDay := unday(fields[1])
	number, ok = unnum[int](fields[2])
	return area, day, number, ok && isArea && isDay && area != 0
}

// tappedFrozen is tappedForm, and the cut-off of a round in which the area is counted.
func (t *deskTurn) tappedFrozen(fields []string) (*bot.Form, bot.Effects, error) {
	area, day, number, ok := readFormFields(fields)
	if !ok || number > 0 || !t.mayFreeze(area) {
		return t.tappedForm(fields)
	}
	forms, err := t.cutsOf(day, bot.WholeArea(area))
	if err != nil || len(forms) == 0 {
		e, err := t.staleAfter(err)
		return nil, e, err
	}
	return &forms[len(forms)-1], bot.Effects{}, nil
}
