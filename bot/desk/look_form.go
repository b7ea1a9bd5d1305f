package desk

import (
	"time"

	"vneidbot/bot"
)

// Paper is an officer's form as it is printed: just what was frozen.
type Paper struct {
	bot.Form
	Area   bot.Area // with its office as it is now
	By     string   // who froze it
	Times  int      // which of the area's forms of the day it was when it was sent, 0 for one that was not
	Levels []bot.Row
	Units  []bot.UnitRow // that are received or better
	Part   bot.Text      // whose numbers these are where they are no form
	export string        // the button of their workbook
}

// Form is an area's form of a round's day, nil where not all of the area is the
// officer's.
func (l *Look) Form(area bot.AreaID, day time.Time, number int) (*Paper, error) {
	t := l.t
	if !t.mayFreeze(area) {
		return nil, nil
	}
	forms, err := t.records.FormsOf(area, day)
	if err != nil {
		return nil, err
	}
	for _, f := range forms {
		if f.Kind == bot.ByOfficer && f.Number == number {
			return l.paper(f)
		}
	}
	return nil, nil
}

func (l *Look) paper(f bot.Form) (*Paper, error) {
	t, p := l.t, Paper{Form: f}
	var err error
	if p.Area, err = t.anArea(f.Area); err != nil {
		return nil, err
	}
	maker, err := t.account(f.By)
	if err != nil {
		return nil, err
	}
	p.By = maker.Name
	if p.Times, err = t.timesSent(f); err != nil {
		return nil, err
	}
	whole, scope := []bot.Form{f}, bot.WholeArea(f.Area)
	if p.Levels, err = t.records.TallyForms(whole, scope, bot.ByLevel); err != nil {
		return nil, err
	}
	units, err := t.records.FormRows(whole, scope)
	p.Units = registered(units)
	return &p, err
}

// IsForm tells whether the numbers are a form of the area, and not a part of it.
func (p *Paper) IsForm() bool { return p.export == "" }

// BookData is the button that has the workbook made.
func (p *Paper) BookData() string {
	if !p.IsForm() {
		return p.export
	}
	return data(verbFormBook, formFields(p.Form)...)
}

// ChangesData is the one that lists what of a form has moved since.
func (p *Paper) ChangesData() string { return data(verbFormChanges, formFields(p.Form)...) }
