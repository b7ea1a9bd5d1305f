package desk

import (
	"errors"
	"time"

	"vneidbot/bot"
)

// freezing is /chotso: the form of an area as it stands now, under a number. Who
// freezes it has all of the area.
func freezing() command {
	return command{
		name: "chotso", asked: "chốt số|chốt biểu|chốt báo cáo|khóa số|freeze", aliases: []string{"chot", "chotbieu", "freeze"}, action: action{inBoth, (*deskTurn).freezeArea}, place: 6, answers: isPlace,
		plain: func(t *deskTurn) bool { return !t.carries() },
		taps: []tap{
			{verbFreeze, action{inBoth, (*deskTurn).tapFreeze}},
			{verbFormChanges, action{inPrivate, (*deskTurn).formChanges}},
			{verbFormBook, action{takeFiles, (*deskTurn).formBook}},
			{verbFormMade, action{takeFiles, (*deskTurn).formMade}},
		},
	}
}

const (
	verbFreeze      = "cs"
	verbFormChanges = "csd"
	verbFormBook    = "csx"
	verbFormMade    = "csm"
)

// freezeArea answers /chotso.
func (t *deskTurn) freezeArea(c call) (bot.Effects, error) {
	typed, asked := cutDay(c.args, t.day)
	c.args = typed
	scope, e, err := t.formScope(c, verbFreeze)
	if err != nil || e != nil {
		return deref(e), err
	}
	if asked.today(t.day) {
		return t.freezeOf(scope)
	}
	return t.freezeOn(scope, asked)
}

func (t *deskTurn) tapFreeze(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.freezeOf(scope)
}

// freezeOf freezes the form of the scope's only area; of several one is asked for.
func (t *deskTurn) freezeOf(scope bot.Scope) (bot.Effects, error) {
	if e, err := t.oneArea(scope, "chotso", verbFreeze); e != nil || err != nil {
		return deref(e), err
	}
	return t.freeze(single(scope))
}

// oneArea is nothing where the scope is a single area whose form may be frozen now, else
// what is to be answered.
func (t *deskTurn) oneArea(scope bot.Scope, command, verb string) (*bot.Effects, error) {
	area := single(scope)
	var e bot.Effects
	var err error
	if _, ok := t.who.own().Narrow(scope); !ok {
		e, err = t.refuse(outside)
		return &e, err
	}
	half, failed := t.records.Importing()
	turning, failing := t.records.JobWaiting(nextJob)
	switch {
	case failed != nil || failing != nil:
		return nil, errors.Join(failed, failing)
	case area == 0:
		e, err = t.askArea(scope, command, verb)
	case !t.mayFreeze(area):
		e, err = t.notWhole(area)
	case half:
		e = t.answer(bot.T("chotso.importing"))
	case turning != "":
		e = t.answer(bot.T("chotso.turning"))
	default:
		return nil, nil
	}
	return &e, err
}

// mayFreeze tells whether all of the area is the officer's, and may be shown here.
func (t *deskTurn) mayFreeze(area bot.AreaID) bool {
	return t.who.own().Covers(bot.WholeArea(area)) && t.who.reads().Covers(bot.WholeArea(area))
}

// notWhole says who freezes an area's form, and offers what there is instead: the own
// numbers.
func (t *deskTurn) notWhole(area bot.AreaID) (bot.Effects, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	choices, own := t.ownPart(area), bot.Raw("")
	if len(choices) > 0 {
		own = bot.T("deny.own_part")
	}
	text := bot.T("deny.whole_area_any", "own", own)
	if area != 0 {
		text = bot.T("deny.whole_area", "place", describe(bot.WholeArea(area), areas), "own", own)
	}
	e := t.passing(text)
	e.Say[0].Choices = filled(choices)
	return e, nil
}

// ownPart prints what somebody has of an area, 0 for all of it, or has its workbook made:
// both say that they are no form.
func (t *deskTurn) ownPart(area bot.AreaID) (choices []bot.Choice) {
	own, ok := t.who.own(), true
	if area != 0 {
		own, ok = own.Narrow(bot.WholeArea(area))
	}
	if !ok {
		return nil
	}
	if t.PageURL != "" && !t.who.group {
		choices = append(choices, bot.Choice{Label: bot.T("button.print"), URL: t.PageURL + "/phan/" + num10(area)})
	}
	if t.carries() && t.who.may(takeFiles) == granted {
		choices = append(choices, button("excel", t.scopeData(verbExport, own, "0")))
	}
	return choices
}

// areasAsked is how many areas are buttons; more are typed.
const areasAsked = 8

// askArea asks of which area the form is.
func (t *deskTurn) askArea(scope bot.Scope, command, verb string) (bot.Effects, error) {
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	var whole []bot.Choice
	for _, a := range areas {
		if a.ValidOn(t.day) && scope.HasArea(a.ID) && t.mayFreeze(a.ID) {
			whole = append(whole, bot.Choice{Label: bot.Raw(a.Name), Data: t.scopeData(verb, bot.WholeArea(a.ID), "0")})
		}
	}
	switch {
	case len(whole) == 0:
		return t.notWhole(0)
	case len(whole) <= areasAsked:
		return t.answer(bot.T("chotso.which"), rows(whole...)...), nil
	}
	return t.askWords(command, "", bot.T("chotso.which_typed")), nil
}

// again is within which two that freeze the same area get one form.
const again = time.Second

// drawnUp is a form with its numbers, and what freezes it; nil for one that is frozen.
type drawnUp struct {
	bot.Form
	sum   bot.Tally
	later bool // it is not the first round's
	write *bot.FreezeForm
}

// freeze freezes the area's form; what is said of it is what the transaction finds, or
// it is made anew.
func (t *deskTurn) freeze(area bot.AreaID) (bot.Effects, error) {
	d, e, err := t.drawUp(area)
	if d == nil || err != nil {
		return e, err
	}
	if e, err = t.sayForm(*d); err == nil {
		e.Writes = d.writes(t)
	}
	return e, err
}

// writes freeze the form, where it is not.
func (d *drawnUp) writes(t *deskTurn) []bot.Write {
	if d.write == nil {
		return nil
	}
	return []bot.Write{*d.write, t.audit("chotso", formObject(d.Form))}
}

// formObject is a form as the audit names it.
func formObject(f bot.Form) string {
	return areaObject(f.Area) + ",form:" + f.Day.Format(time.DateOnly) + "/" + num10(f.Number)
}

// forming is for which round the area's form is made now: its day, and the period.
func (t *deskTurn) forming(area bot.AreaID) (day time.Time, p bot.Period, err error) {
	rounds, err := t.records.Rounds()
	p, has := rounds.Of(area).Forming(t.day)
	if day = t.day; has {
		day = p.Round.Day
	}
	return day, p, err
}

// drawUp draws up the area's form of this moment, or is the one that was frozen a moment
// ago; nil with what is to be answered where there are no units.
func (t *deskTurn) drawUp(area bot.AreaID) (*drawnUp, bot.Effects, error) {
	day, p, err := t.forming(area)
	if err != nil {
		return nil, bot.Effects{}, err
	}
	f := bot.Form{Kind: bot.ByOfficer, Area: area, Day: day, Number: 1, AsOf: bot.AsOfMoment(t.now), At: t.now, By: t.Event.From}
	w := bot.FreezeForm{Key: t.Event.ID, Silent: t.Silent}
	if p.Round.ID != 0 {
		f.Round, f.Version, f.Units, f.Areas = p.Round.ID, p.Round.Version, p.Round.Units, p.Round.Areas
		w.Window = p.Window()
		outages, err := t.records.Outages()
		if err != nil {
			return nil, bot.Effects{}, err
		}
		_, w.Window.Grace = p.Round.Held(outages, t.now)
	}
	forms, err := t.records.FormsOf(area, f.Day)
	if err != nil {
		return nil, bot.Effects{}, err
	}
	if last, ok := bot.LastForm(forms, bot.ByOfficer); ok {
		if t.now.Sub(last.At) < again {
			return t.drawnBefore(last)
		}
		f.Number = last.Number + 1
	}
	sum, err := t.live(area, p)
	if err != nil {
		return nil, bot.Effects{}, err
	}
	if sum.Total == 0 {
		place, err := t.describe(bot.WholeArea(area))
		return nil, t.answer(bot.T("chotso.empty", "place", place)), err
	}
	w.Form, w.Seen = f, &sum
	return &drawnUp{f, sum, !p.Since.IsZero(), &w}, bot.Effects{}, nil
}

// drawnBefore is a form that is frozen, with its numbers.
func (t *deskTurn) drawnBefore(f bot.Form) (*drawnUp, bot.Effects, error) {
	rows, err := t.records.TallyForms([]bot.Form{f}, bot.WholeArea(f.Area), bot.ByArea)
	if err != nil {
		return nil, bot.Effects{}, err
	}
	rounds, err := t.records.Rounds()
	p, _ := rounds.Of(f.Area).Forming(f.Day)
	return &drawnUp{Form: f, sum: bot.Sum(rows), later: !p.Since.IsZero()}, bot.Effects{}, err
}
