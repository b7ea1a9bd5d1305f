package bot

import (
	"cmp"
	"slices"
	"time"
)

// Ends is the end of the minute until which units report.
func (r Round) Ends() time.Time { return r.Units.Add(time.Minute) }

// Closes is the end of the minute until which the areas send their forms.
func (r Round) Closes() time.Time { return r.Areas.Add(time.Minute) }

// InTime tells whether a report of that moment is on time.
func (r Round) InTime(at time.Time) bool { return at.Before(r.Ends()) }

// Late is how long after the hour that is, in whole minutes; 0 in time.
func (r Round) Late(at time.Time) time.Duration {
	if r.InTime(at) {
		return 0
	}
	return at.Sub(r.Units).Truncate(time.Minute)
}

// Sorted puts rounds in their order.
func (all Rounds) Sorted() Rounds {
	return slices.SortedStableFunc(slices.Values(all), func(a, b Round) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Area, b.Area))
	})
}

// Of are the rounds of an area: on each day its own, else everybody's. Area 0 has
// everybody's alone.
func (all Rounds) Of(area AreaID) (own Rounds) {
	for _, r := range all {
		switch last := len(own) - 1; {
		case r.Area != 0 && r.Area != area:
		case last >= 0 && own[last].Day.Equal(r.Day):
			own[last] = r
		default:
			own = append(own, r)
		}
	}
	return own
}

// Own are the rows that belong to the area itself, 0 for everybody's.
func (all Rounds) Own(area AreaID) (own Rounds) {
	for _, r := range all {
		if r.Area == area {
			own = append(own, r)
		}
	}
	return own
}

// Version is the round as it was when work was planned; not ok when it was moved or
// removed since.
func (all Rounds) Version(task RoundTask) (Round, bool) {
	i := slices.IndexFunc(all, func(r Round) bool { return r.ID == task.Round && r.Version == task.Version })
	if i < 0 {
		return Round{}, false
	}
	return all[i], true
}

// On is the round of that day, of an area's rounds.
func (of Rounds) On(day time.Time) (Round, bool) {
	i := slices.IndexFunc(of, func(r Round) bool { return r.Day.Equal(day) })
	if i < 0 {
		return Round{}, false
	}
	return of[i], true
}

// Next is the first round, of an area's, that still takes reports in time.
func (of Rounds) Next(at time.Time) (Round, bool) {
	i := slices.IndexFunc(of, func(r Round) bool { return r.InTime(at) })
	if i < 0 {
		return Round{}, false
	}
	return of[i], true
}

// Due is the round that a report of that moment is measured by, of an area's: the
// next one; but on the day of a round whose hour has passed that one, and after
// the last one the last. Not ok without rounds.
func (of Rounds) Due(at, day time.Time) (Round, bool) {
	if today, ok := of.On(day); ok {
		return today, true
	}
	if next, ok := of.Next(at); ok {
		return next, true
	}
	if len(of) == 0 {
		return Round{}, false
	}
	return of[len(of)-1], true
}

// Period is what is gathered at that moment, of an area's rounds: the first round
// whose form is not due yet, after the last one still the last. Between the two
// hours of a day it is that day's: then late reports are chased for it. Not ok
// without rounds.
func (of Rounds) Period(at time.Time) (p Period, ok bool) {
	if len(of) == 0 {
		return Period{}, false
	}
	i := slices.IndexFunc(of, func(r Round) bool { return at.Before(r.Areas.Add(time.Minute)) })
	if i < 0 {
		i = len(of) - 1
	}
	if p.Round = of[i]; i > 0 {
		p.Since = of[i-1].Ends()
	}
	return p, true
}

// Forming is for which round an area's form is made on that day, of the area's rounds:
// the newest whose day has come. Until the day of the next one a form is the last one's,
// late: a form made days before a round would else spare the area that round's. Not ok
// before the first.
func (of Rounds) Forming(day time.Time) (p Period, ok bool) {
	for i, r := range of {
		if r.Day.After(day) {
			break
		}
		p, ok = Period{Round: r}, true
		if i > 0 {
			p.Since = of[i-1].Ends()
		}
	}
	return p, ok
}

// Updated tells whether a unit with that current report has told what the round
// asks: it reported since the one before, or it only waits, or is done.
func (p Period) Updated(s Status, at time.Time) bool { return s != NoStatus && !Behind(s, at, p.Since) }

// Behind tells whether a unit with that current report is to be updated: it has
// reported, but before the round, and not that it waits or is done.
func Behind(s Status, at, since time.Time) bool {
	switch s {
	case NoStatus, Accepted, Succeeded:
		return false
	default:
		return at.Before(since)
	}
}

// Since is from when on reports count for what is gathered at that moment.
func (all Rounds) Since(at time.Time) Since {
	p, _ := all.Of(0).Period(at)
	s := Since{All: p.Since}
	for _, r := range all {
		if r.Area == 0 {
			continue
		}
		if own, _ := all.Of(r.Area).Period(at); !own.Since.Equal(s.All) {
			if s.Own == nil {
				s.Own = map[AreaID]time.Time{}
			}
			s.Own[r.Area] = own.Since
		}
	}
	return s
}

// Of is the moment of one area.
func (s Since) Of(area AreaID) time.Time {
	if own, ok := s.Own[area]; ok {
		return own
	}
	return s.All
}
