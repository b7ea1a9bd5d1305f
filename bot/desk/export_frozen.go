package desk

import (
	"time"

	"vneidbot/bot"
)

// frozenBook is of which round's cut-off a workbook is; the zero value of none, but of
// this moment.
type frozenBook struct {
	day   time.Time
	forms []bot.FormID
}

// fields are a button's, with the day in front.
func (f frozenBook) fields(more ...string) []string {
	if f.day.IsZero() {
		return more
	}
	return append([]string{f.field()}, more...)
}

func (f frozenBook) field() string {
	if f.day.IsZero() {
		return ""
	}
	return dayField(f.day)
}

// exportOn has the workbook of the round made whose day was typed, else says what there is.
func (t *deskTurn) exportOn(scope bot.Scope, asked askedDay) (bot.Effects, error) {
	day := asked.day
	if asked.last {
		days, err := t.records.CutDays(1)
		if err != nil {
			return bot.Effects{}, err
		}
		for _, last := range days {
			day = last
		}
	}
	of, err := t.bookOf(day, scope)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case !of.day.IsZero() || asked.today(t.day): // of today, before its hour, the numbers of now
		return t.makeWorkbook(scope, of, false)
	}
	place, err := t.describe(scope)
	return t.answer(bot.T("xuat.other_day", "place", place), []bot.Choice{button("workbook", t.scopeData(verbExport, scope, "0"))}), err
}

// bookOn is bookOf for the day of a button.
func (t *deskTurn) bookOn(field string, scope bot.Scope) (frozenBook, error) {
	day, ok := unday(field)
	if !ok {
		return frozenBook{}, nil
	}
	return t.bookOf(day, scope)
}

// bookOf are the cut-offs of a day in which the scope is counted; zero without any.
func (t *deskTurn) bookOf(day time.Time, scope bot.Scope) (of frozenBook, err error) {
	forms, err := t.cutsOf(day, scope)
	for _, f := range forms {
		of.day, of.forms = day, append(of.forms, f.ID)
	}
	return of, err
}
