package desk

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// Dossier is a unit whole: what /donvi says of it, page by page, and its buttons.
type Dossier struct {
	Unit     bot.Unit
	Facts    bot.Lines
	Reports  []bot.Report // newest first
	Returned map[bot.ReportID]Returned
	Entries  bot.Lines
	Erased   bot.Lines
	Pictures []Pictured
	People   []Reporting
	First    []bot.Choice // what is mostly done about it, the first of all first
	Choices  [][]bot.Choice
}

// Returned is why a report was given back, and by whom.
type Returned struct {
	Reason, Who bot.Text
	At          time.Time
}

// Reporting is somebody who reports for the unit.
type Reporting struct {
	bot.UnitPerson
	Who     bot.List
	Choices []bot.Choice
}

// Pictured is a picture with the button that removes it.
type Pictured struct {
	bot.UnitPicture
	Erase bot.Choice
}

// Unit is one of the scope, nil for another.
func (l *Look) Unit(id bot.UnitID) (*Dossier, error) {
	t := l.t
	if t.who.may(readUnit) != granted || t.who.may(readPeople) != granted {
		return nil, nil
	}
	u, err := t.records.Unit(id)
	if err != nil || u == nil || t.who.sees(u.Area, u.Level) != granted {
		return nil, err
	}
	facts, err := t.cardLines(*u)
	if err != nil {
		return nil, err
	}
	d := &Dossier{Unit: *u, Facts: facts, First: slices.Concat(openButtons(*u)...), Choices: editButtons(*u)}
	for _, read := range []func(*Dossier) error{l.past, l.shots, l.people} {
		if err := read(d); err != nil {
			return nil, err
		}
	}
	if e, is, err := t.mergedCard(*u); is || err != nil {
		return d.merged(e), err
	}
	return d, nil
}

// merged is one that ended in another unit: what is said and can be done there.
func (d *Dossier) merged(e bot.Effects) *Dossier {
	for _, s := range e.Say {
		d.Facts, d.First, d.Choices = bot.Lines{s.Parts[0].Text}, nil, s.Choices
	}
	return d
}

func (l *Look) past(d *Dossier) (err error) {
	if d.Reports, err = l.t.records.ReportsOf(d.Unit.ID); err != nil {
		return err
	}
	d.Returned = map[bot.ReportID]Returned{}
	for _, r := range d.Reports {
		if r.Review == bot.Returned {
			if err := l.returned(d, r.ID); err != nil {
				return err
			}
		}
	}
	if d.Entries, err = l.t.entryLines(d.Unit.ID); err != nil {
		return err
	}
	d.Erased, err = l.t.erasedLines(d.Unit.ID)
	return err
}

func (l *Look) returned(d *Dossier, id bot.ReportID) error {
	made, err := l.t.records.DecisionOf(id)
	if err != nil || made == nil {
		return err
	}
	who, err := l.t.officerName(made.By)
	d.Returned[id] = Returned{bot.ReasonText(made.Reason, made.Words), who, made.At}
	return err
}

func (l *Look) shots(d *Dossier) error {
	shots, err := l.t.records.PicturesOf(d.Unit.ID, bot.AlbumMost)
	for _, p := range shots {
		erase := button("unit_erase", data(verbErase, num(d.Unit.ID), pictureMark(p)))
		d.Pictures = append(d.Pictures, Pictured{p, erase})
	}
	return err
}

func (l *Look) people(d *Dossier) error {
	people, err := l.t.peopleOf(d.Unit.ID)
	for _, p := range people {
		d.People = append(d.People, Reporting{p, personWords(p), personButtons(d.Unit, p)})
	}
	return err
}

// Reported is a report in words: its status, and how it is looked at.
func Reported(r bot.Report) (status, review bot.Text) { return statusOf(r), reviewOf(r) }
