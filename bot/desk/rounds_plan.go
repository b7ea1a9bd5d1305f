package desk

import (
	"encoding/json"
	"slices"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// roundsPlan is what a wish comes to, with the rounds as they are.
type roundsPlan struct {
	all      bot.Rounds
	changes  []roundChange
	notes    bot.Lines // what to look at before it is done: a Sunday, a year that was not said
	problems bot.Lines // why it cannot be done
	same     int       // rounds that are there already, just so
	hourless bool      // the hour is all that is missing
}

// roundChange is one row: new where it has no ID, gone where Gone.
type roundChange struct {
	bot.Round
	Was    bot.Round
	Gone   bool
	Follow bool // it goes along with everybody's
}

// planner makes a plan.
type planner struct {
	*deskTurn
	roundsPlan
	wish  roundsWish
	areas []bot.Area
}

// plan finds out what is to be written, or why not.
func (t *deskTurn) plan(w roundsWish) (roundsPlan, error) {
	all, err := t.records.Rounds()
	if err != nil {
		return roundsPlan{}, err
	}
	areas, err := t.loadAreas()
	if err != nil {
		return roundsPlan{}, err
	}
	p := planner{deskTurn: t, wish: w, areas: areas, roundsPlan: roundsPlan{all: all}}
	for _, area := range w.Areas {
		if err := p.noUnits(area); err != nil {
			return roundsPlan{}, err
		}
		for _, iso := range w.Days {
			switch day := dayOf(iso); w.Op {
			case moveRounds:
				p.move(area, day)
			case dropRounds:
				p.drop(area, day)
			default:
				p.add(area, day)
			}
		}
	}
	if w.Next && len(p.changes) > 0 {
		p.note(bot.T("kybaocao.note_year", "year", p.years()))
	}
	return p.roundsPlan, nil
}

// years are those of the changes, in their order of time.
func (p roundsPlan) years() bot.Text {
	from, to := p.changes[0].Day.Year(), p.changes[0].Day.Year()
	for _, c := range p.changes {
		from, to = min(from, c.Day.Year()), max(to, c.Day.Year())
	}
	if from == to {
		return bot.Raw(num10(from))
	}
	return bot.Raw(num10(from) + "–" + num10(to))
}

// seen is the wish with the mark of what it comes to now.
func (t *deskTurn) seen(w roundsWish) roundsWish {
	if p, err := t.plan(w); err == nil {
		w.Mark = p.mark()
	}
	return w
}

// mark is the fingerprint of what would be written.
func (p roundsPlan) mark() string {
	said, err := json.Marshal(p.changes)
	if err != nil {
		panic(err) // it holds only plain values
	}
	return mark(string(said))
}

func (p *planner) refuse(text bot.Text) { p.problems = append(p.problems, text) }

func (p *planner) note(text bot.Text) { p.notes = append(p.notes, text) }

// noUnits notes that an area of the wish has nobody who would report.
func (p *planner) noUnits(area bot.AreaID) error {
	if area == 0 || p.wish.Op != addRounds {
		return nil
	}
	rows, err := p.records.Tally(bot.TotalsOf{Scope: bot.WholeArea(area), By: bot.ByLevel})
	if err == nil && bot.Sum(rows).Total == 0 {
		p.note(bot.T("kybaocao.note_no_units", "area", p.areaNamed(area)))
	}
	return err
}

func (p *planner) areaNamed(id bot.AreaID) bot.Text { return describe(roundScope(id), p.areas) }

// add plans a round, and everybody's brings that of the units along that report
// straight to the department: their hour is that of the areas' forms.
func (p *planner) add(area bot.AreaID, day time.Time) {
	r, ok := p.hours(area, day)
	if !ok {
		p.hourless = true
		return
	}
	if there, taken := p.all.Own(area).On(day); taken {
		if there.Units.Equal(r.Units) && there.Areas.Equal(r.Areas) {
			p.same++
			return
		}
		p.refuse(p.taken(there))
		return
	}
	if !p.fits(r) {
		return
	}
	p.changes = append(p.changes, roundChange{Round: r})
	if i := slices.IndexFunc(p.areas, func(a bot.Area) bool { return bot.IsDirect(a.Name) && a.ValidOn(day) }); area == 0 && i >= 0 && r.Units.Before(r.Areas) {
		if _, has := p.all.Own(p.areas[i].ID).On(day); !has {
			r.Area, r.Units = p.areas[i].ID, r.Areas
			p.changes = append(p.changes, roundChange{Round: r, Follow: true})
		}
	}
}

// move plans another day, or other hours. An area that goes by everybody's round
// gets hours of its own that day.
func (p *planner) move(area bot.AreaID, day time.Time) {
	to := day
	if p.wish.To != "" {
		to = dayOf(p.wish.To)
	}
	was, ok := p.all.Own(area).On(day)
	_, common := p.all.Own(0).On(day)
	switch {
	case !ok && area != 0 && common && to.Equal(day):
		p.add(area, day)
		return
	case !ok && area != 0 && common:
		p.refuse(bot.T("kybaocao.not_own", "typed", p.typed("kybaocao"), "day", p.shown(day), "area", p.areaNamed(area)))
		return
	case !ok:
		p.refuse(bot.T("kybaocao.no_round", "day", p.shown(day)))
		return
	case !was.InTime(p.now):
		p.refuse(bot.T("kybaocao.over", "day", p.shown(day)))
		return
	case !to.Equal(day) && p.leftAlone(area, day):
		return
	}
	r := p.moved(was, to)
	if there, taken := p.all.Own(area).On(to); taken && there.ID != was.ID {
		p.refuse(p.taken(there))
		return
	}
	if r.Units.Equal(was.Units) && r.Areas.Equal(was.Areas) {
		p.same++
		return
	}
	if !p.fits(r) {
		return
	}
	p.changes = append(p.changes, roundChange{Round: r, Was: was})
	if area == 0 {
		p.follow(was, r)
	}
}

// taken says that the day has a round, and how it is changed while it can be.
func (p *planner) taken(there bot.Round) bot.Text {
	key := "kybaocao.taken"
	if !there.InTime(p.now) {
		key = "kybaocao.taken_over"
	}
	return bot.T(key, "day", bot.Day(there.Units), "units", bot.Clock(there.Units), "areas", bot.Clock(there.Areas), "typed", p.typed("kybaocao"))
}

// follow moves the areas' own hours of the day along.
func (p *planner) follow(was, now bot.Round) {
	for _, own := range p.all {
		if own.Area == 0 || !own.Day.Equal(was.Day) {
			continue
		}
		r := own
		r.Day, r.Units, r.Areas = now.Day, p.sameClock(own.Units, now.Day), p.sameClock(own.Areas, now.Day)
		if own.Areas.Equal(was.Areas) {
			r.Areas = now.Areas
		}
		if own.Units.Equal(own.Areas) || r.Units.After(r.Areas) {
			r.Units = r.Areas
		}
		if there, taken := p.all.Own(own.Area).On(now.Day); taken && there.ID != own.ID { // that day it has others
			p.changes = append(p.changes, roundChange{Round: own, Was: own, Gone: true, Follow: true})
		} else if !sameHours(r, own) {
			p.changes = append(p.changes, roundChange{Round: r, Was: own, Follow: true})
		}
	}
}

// sameHours tells whether two rounds are of one day and have the same hours.
func sameHours(a, b bot.Round) bool {
	return a.Day.Equal(b.Day) && a.Units.Equal(b.Units) && a.Areas.Equal(b.Areas)
}

// drop plans that a round is no more; everybody's takes the areas' own hours along.
func (p *planner) drop(area bot.AreaID, day time.Time) {
	was, ok := p.all.Own(area).On(day)
	_, common := p.all.Own(0).On(day)
	switch {
	case !ok && area != 0 && common:
		p.refuse(bot.T("kybaocao.not_own_drop", "day", p.shown(day), "area", p.areaNamed(area)))
		return
	case !ok:
		p.refuse(bot.T("kybaocao.no_round", "day", p.shown(day)))
		return
	case !was.InTime(p.now):
		p.refuse(bot.T("kybaocao.over_kept", "day", p.shown(day)))
		return
	case p.leftAlone(area, day):
		return
	}
	p.changes = append(p.changes, roundChange{Round: was, Was: was, Gone: true})
	for _, own := range p.all {
		if area == 0 && own.Area != 0 && own.Day.Equal(day) {
			p.changes = append(p.changes, roundChange{Round: own, Was: own, Gone: true, Follow: true})
		}
	}
}

// leftAlone refuses to take an area's own hours of a day away when everybody's have
// passed: these were frozen without it, and the area would be counted nowhere.
func (p *planner) leftAlone(area bot.AreaID, day time.Time) bool {
	common, ok := p.all.Own(0).On(day)
	if area == 0 || !ok || common.InTime(p.now) {
		return false
	}
	p.refuse(bot.T("kybaocao.own_over", "day", p.shown(day), "area", p.areaNamed(area)))
	return true
}

// shown is a day as a moment of the office, which sentences show.
func (p *planner) shown(day time.Time) bot.Day { return bot.Day(p.Place.At(day, 0, 0)) }

// told tells whether an hour was typed.
func told(h read.Hour) bool { return h != read.NoHour }
