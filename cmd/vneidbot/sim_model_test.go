package main

import (
	"time"

	"vneidbot/bot"
)

// What the simulation did, and plain counting over it that knows nothing of the store's.

type simUnit struct {
	id    bot.UnitID
	name  string
	facts []simFact
	ties  []simTie
	who   *simPerson
	known map[bot.AccountID]bool // its verified reporters
}

// simFact is how a unit stands from a moment on, and when that was recorded.
type simFact struct {
	since, recorded time.Time
	area            bot.AreaID
	closed          bool
}

// simTie is a report while it is the unit's: a merge hands it on.
type simTie struct {
	*simReport
	from, to time.Time
}

type simReport struct {
	id               bot.ReportID
	status           bot.Status
	said, recorded   time.Time
	vouched          bool
	reviewed         []bot.Reviewed
	denied, withdrew time.Time
}

// simRound is a round as it stands; it is gone when it was removed.
type simRound struct {
	bot.Round
	gone bool
}

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// stood is how the unit stood then.
func (u *simUnit) stood(q bot.AsOf) (f simFact) {
	for _, g := range u.facts {
		if !g.since.After(q.Said) && !g.recorded.After(q.Known) && !g.since.Before(f.since) {
			f = g
		}
	}
	return f
}

func (r *simReport) review(q bot.AsOf) bot.Review {
	last := bot.Unreviewed
	for _, v := range r.reviewed {
		if !v.At.After(earliest(q.Said, q.Known)) {
			last = v.Review
		}
	}
	return last
}

func by(at, until time.Time) bool { return !at.IsZero() && !at.After(until) }

// current is the report that counts of those dated before a moment: the last one that
// stands, unless nobody vouches for it and the last one that somebody vouches for is
// confirmed.
func (u *simUnit) current(q bot.AsOf, before time.Time) (now *simReport) {
	var last, strong *simReport
	then := earliest(q.Said, q.Known)
	for _, tie := range u.ties { // as they were recorded
		r := tie.simReport
		confirmed := r.review(q) == bot.Confirmed
		switch {
		case tie.from.After(then) || by(tie.to, then):
		case r.said.After(q.Said) || r.recorded.After(q.Known) || !r.said.Before(before):
		case r.review(q) == bot.Returned || by(r.withdrew, then):
		case by(r.denied, then) && !r.vouched && !confirmed:
		default:
			if last == nil || !r.said.Before(last.said) {
				last = r
			}
			if (r.vouched || confirmed) && (strong == nil || !r.said.Before(strong.said)) {
				strong = r
			}
		}
	}
	if strong != nil && strong.review(q) == bot.Confirmed {
		return strong
	}
	return last
}

// simStand is how a unit stands in a form.
type simStand struct {
	area   bot.AreaID
	closed bool
	report bot.ReportID
	status bot.Status
	in     bot.InRound
}

// stand is how the unit stands in a round; a cut-off has what came in time alone.
func (u *simUnit) stand(q bot.AsOf, since, ends time.Time, cut bool) simStand {
	const ever = 1 << 62
	f := u.stood(q)
	s := simStand{area: f.area, closed: f.closed, in: bot.NotYet}
	inTime, now := u.current(q, ends), u.current(q, time.Unix(0, ever))
	if cut {
		now = inTime
	}
	if now != nil {
		s.report, s.status = now.id, now.status
	}
	switch {
	case inTime != nil && !inTime.said.Before(since):
		s.in = bot.OnTime
	case inTime != nil && (inTime.status == bot.Accepted || inTime.status == bot.Succeeded):
		s.in = bot.Unmoved
	case now != nil && !now.said.Before(since):
		s.in = bot.Late
	}
	return s
}

// on is the round of an area on a day, and the end of the one before.
func (c *campaign) on(area bot.AreaID, day time.Time) (r bot.Round, since time.Time, ok bool) {
	of := map[time.Time]bot.Round{}
	for _, own := range []bot.AreaID{0, area} {
		for _, r := range c.rounds {
			if !r.gone && r.Area == own {
				of[r.Day] = r.Round
			}
		}
	}
	r, ok = of[day]
	for d, earlier := range of {
		if end := earlier.Units.Add(time.Minute); d.Before(day) && end.After(since) {
			since = end
		}
	}
	return r, since, ok
}

// behind tells whether the unit, as it reported by now, owes the next round something.
func (u *simUnit) behind(now, since time.Time) bool {
	r := u.current(bot.AsOfMoment(now), now.Add(time.Hour))
	return r == nil || r.status != bot.Accepted && r.status != bot.Succeeded && r.said.Before(since)
}
