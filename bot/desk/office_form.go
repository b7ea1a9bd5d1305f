package desk

import (
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// officeForm is /bieumau: the office's own form, an .xlsx that workbooks fill from then
// on. A worker reads it and fills it with today's numbers, to be looked at first. An
// area's is its officers', the one of all areas an administrator's.
func officeForm() command {
	return command{
		name: "bieumau", asked: "biểu mẫu|mẫu biểu|mẫu của cơ quan|mẫu excel|template", aliases: []string{"maubieu", "template"},
		action: action{inPrivate, (*deskTurn).officeForm}, answers: isPlace, brings: true,
		file: &filing{ends: []string{".xlsx"}, run: (*deskTurn).officeFormCame},
		taps: []tap{
			{verbOfficeForm, action{inPrivate, (*deskTurn).tapOfficeForm}},
			{verbFormFields, action{inPrivate, (*deskTurn).formFields}},
			{verbFormSeen, action{inPrivate, (*deskTurn).showOfficeForm}},
			{verbUseForm, action{inPrivate, (*deskTurn).useOfficeForm}},
			{verbOfficeFormFailed, action{inPrivate, (*deskTurn).officeFormFailed}},
		},
	}
}

const (
	verbOfficeForm       = "bm"
	verbFormFields       = "bmo"
	verbFormSeen         = "bms"
	verbUseForm          = "bmy"
	verbOfficeFormFailed = "bmx"

	officeFormView = "bieumau" // the kind of a view that is a form to be used, or to be left
)

// ofAll are the words, folded, for the form of all areas.
var ofAll = []string{"chung", "mau chung", "tat ca", "moi dia ban", "toan thanh pho", "all"}

// officeForm answers /bieumau of the area that is named, of the officer's only one, or of
// all areas.
func (t *deskTurn) officeForm(c call) (bot.Effects, error) {
	area, instead, err := t.formArea(c)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	return t.officeFormOf(area)
}

// formArea is the area whose form the words mean, 0 for all; else what is to be answered.
func (t *deskTurn) formArea(c call) (bot.AreaID, *bot.Effects, error) {
	if slices.Contains(ofAll, vn.Fold(strings.TrimSpace(c.args))) || c.args == "" && t.who.Role == bot.Admin {
		return t.mayForm(0)
	}
	if c.args == "" {
		return t.ownFormArea(c)
	}
	scope, unclear, err := t.readScope(c.args, t.who.own(), func(s bot.Scope) string { return data(verbOfficeForm, num(single(s))) }, c)
	if err != nil || unclear != nil {
		return 0, unclear, err
	}
	if no := t.who.covers(scope); no != granted {
		e, err := t.refuse(no)
		return 0, &e, err
	}
	if single(scope) == 0 {
		asked := t.askWords(c.name, "", bot.T("bieumau.which"))
		return 0, &asked, nil
	}
	return t.mayForm(single(scope))
}

// mayForm is the area whose form the person may set, else what is to be answered.
func (t *deskTurn) mayForm(area bot.AreaID) (bot.AreaID, *bot.Effects, error) {
	no := granted
	switch {
	case area != 0:
		no = t.who.covers(bot.WholeArea(area))
	case t.who.Role != bot.Admin:
		no = t.who.notAdmin()
	}
	if no == granted {
		return area, nil, nil
	}
	e, err := t.refuse(no)
	return 0, &e, err
}

// ownFormArea is the officer's only area; of several it asks which.
func (t *deskTurn) ownFormArea(c call) (bot.AreaID, *bot.Effects, error) {
	mine, err := t.settableAreas()
	switch {
	case err != nil:
		return 0, nil, err
	case len(mine) == 1:
		return mine[0].ID, nil, nil
	case len(mine) == 0:
		e, err := t.refuse(outside)
		return 0, &e, err
	}
	asked := t.askWords(c.name, "", bot.T("bieumau.which"))
	if len(mine) <= areasAsked {
		var choices []bot.Choice
		for _, a := range mine {
			choices = append(choices, bot.Choice{Label: bot.Raw(a.Name), Data: data(verbOfficeForm, num(a.ID))})
		}
		asked.Say[0].Choices = rows(choices...)
	}
	return 0, &asked, nil
}

// tapOfficeForm is the form of the button's area; words that come with it name another.
func (t *deskTurn) tapOfficeForm(c call) (bot.Effects, error) {
	area, ok := unnum[bot.AreaID](first(c.fields))
	switch {
	case c.args != "":
		return t.officeForm(call{name: "bieumau", args: c.args, answer: true})
	case !ok:
		return t.stale()
	}
	area, instead, err := t.mayForm(area)
	if err != nil || instead != nil {
		return deref(instead), err
	}
	return t.officeFormOf(area)
}

// officeFormOf says which form there is, and asks for another one.
func (t *deskTurn) officeFormOf(area bot.AreaID) (bot.Effects, error) {
	text, drop, err := t.formStanding(area)
	if err != nil {
		return bot.Effects{}, err
	}
	choices := append([]bot.Choice{button("form_fields", data(verbFormFields))}, drop...)
	if !t.takesFiles() {
		elsewhere := bot.T("bieumau.nowhere")
		if t.PageURL != "" {
			elsewhere = bot.T("bieumau.on_page")
		}
		return bot.Effects{Say: []bot.Say{t.sayParts([]bot.Part{{Text: text}, {Text: elsewhere}}, choices)}}, nil
	}
	e := t.askFree("bieumau", call{name: verbOfficeForm, fields: []string{num(area)}}, text, choices)
	e.Say[0].Parts = append(e.Say[0].Parts, bot.Part{Text: bot.T("bieumau.ask")})
	return e, nil
}

// formStanding says which form an area has, and how its own one is taken away.
func (t *deskTurn) formStanding(area bot.AreaID) (text bot.Text, drop []bot.Choice, err error) {
	place, err := t.formPlace(area)
	if err != nil {
		return text, nil, err
	}
	forms, err := t.records.OfficeForms()
	if err != nil {
		return text, nil, err
	}
	switch f := bot.FormFor(forms, formScopeOf(area)); {
	case f == nil:
		return bot.T("bieumau.none", "place", place), nil, nil
	case f.Area != area:
		return bot.T("bieumau.common", "place", place, "name", bot.Raw(f.File.Name)), nil, nil
	default:
		away := t.keepView(officeFormView, bot.OfficeFormSeen{Area: area, Was: f.File.SHA256, At: t.Event.At})
		return bot.T("bieumau.own", "place", place, "name", bot.Raw(f.File.Name), "at", f.At), []bot.Choice{button("drop_form", data(verbUseForm, away))}, nil
	}
}

// formScopeOf is whose numbers the form of an area shows.
func formScopeOf(area bot.AreaID) bot.Scope {
	if area == 0 {
		return bot.Everything
	}
	return bot.WholeArea(area)
}

// formPlace names whose form it is, inside a sentence.
func (t *deskTurn) formPlace(area bot.AreaID) (bot.Text, error) {
	if area == 0 {
		return bot.T("bieumau.all"), nil
	}
	return t.describe(bot.WholeArea(area))
}

// formFields lists what can stand between {{ and }}. Whoever looked it up goes on to mend
// the file: the next one is the form still.
func (t *deskTurn) formFields(call) (bot.Effects, error) {
	if t.State.Command == "bieumau" && t.State.waits(t.Event) {
		t.state = t.State
	}
	const open, end = "{{", "}}"
	return t.answer(bot.T("bieumau.fields", "a", bot.Raw(open), "b", bot.Raw(end))), nil
}
