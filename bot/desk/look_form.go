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
	areas, err := t.loadAreas()
	if err != nil {
		return nil, err
	}
	for _, a := range areas {
		if a.ID == f.Area {
			p.Area = a
		}
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
	for _, u := range units {
		if u.Status == bot.Accepted || u.Status == bot.Succeeded {
			p.Units = append(p.Units, u)
		}
	}
	return &p, err
}

// BookData is the button that has the form's workbook made.
func (p *Paper) BookData() string { return data(verbFormBook, formFields(p.Form)...) }

// ChangesData is the one that lists what has moved since.
func (p *Paper) ChangesData() string { return data(verbFormChanges, formFields(p.Form)...) }
