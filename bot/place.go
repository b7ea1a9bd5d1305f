package bot

import "time"

// Place is where the office is: its clock, its calendar and its days off.
// Whoever has to know what hour or day it is asks it; the pure rooms are told.
// The lives of sessions, leases and messages are not the office's: they go by
// the machine's clock.
type Place struct {
	Zone     *time.Location // where a day begins and ends
	Holidays Holidays
	Now      func() time.Time
}

// indochina is the time of Việt Nam, which knows no summer time.
var indochina = time.FixedZone("ICT", 7*60*60)

// NewPlace is a place in the zone, Việt Nam's when it is nil, with the public
// holidays and the machine's clock.
func NewPlace(zone *time.Location) Place { return Place{Zone: zone}.Whole() }

// PlaceAt is a place that another process tells of: its zone by name, or as the moment
// has it where the name is known nowhere else, and its clock, which goes on from there.
func PlaceAt(zone string, now time.Time) Place {
	in, err := time.LoadLocation(zone)
	if err != nil {
		in = now.Location()
	}
	began := time.Now()
	return Place{Zone: in, Now: func() time.Time { return now.Add(time.Since(began)) }}.Whole()
}

// Whole is the place with what it does not say filled in, as by NewPlace.
func (p Place) Whole() Place {
	if p.Zone == nil {
		p.Zone = indochina
	}
	if p.Holidays == nil {
		p.Holidays = PublicHolidays()
	}
	if p.Now == nil {
		p.Now = time.Now
	}
	return p
}

// Today is the calendar day it is now.
func (p Place) Today() time.Time { return p.Day(p.Now()) }

// Day is the calendar day of an instant, as midnight UTC: the form in which
// areas keep their days.
func (p Place) Day(t time.Time) time.Time {
	y, m, d := t.In(p.Zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Began is when the day of an instant began.
func (p Place) Began(t time.Time) time.Time {
	y, m, d := t.In(p.Zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, p.Zone)
}

// Hour is the hour of an instant on the clock of the wall, 0 to 23.
func (p Place) Hour(t time.Time) int { return t.In(p.Zone).Hour() }

// At is the instant of an hour of that day.
func (p Place) At(day time.Time, hour, minute int) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, p.Zone)
}

// Working tells whether offices work on that day.
func (p Place) Working(day time.Time) bool {
	if w := day.Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	_, off := p.Holidays[day]
	return !off
}
