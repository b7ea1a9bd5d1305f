// Package round decides by the clock who is written to whom nobody has answered:
// before the units' hour of a round, some days after a registration was received
// or refused, at the hour a person has named, and when an hour that was told is
// another one now. It is pure: the records and the clock come in as values, what
// comes out is who is asked what, who is not, and why.
//
// The rules: nobody is told twice within one reminder of a round's version, and
// nobody of what is done. Quiet at night (bot.Tact), on working days alone and on those
// of a deadline; none within 12 hours after a report; so many messages a day, one where
// an office has not said otherwise, except on the day of a deadline. What a person has put off, or promised, is asked all the same.
// A person with several units has one message, when the first of them is due.
package round

import (
	"slices"
	"time"

	"vneidbot/bot"
)

// Clock is a moment, with all that decides about it.
type Clock struct {
	bot.Place
	bot.Tact
	Rounds bot.Rounds
	Pauses []bot.Pause
	Now    time.Time
}

// The hours.
const (
	begunAhead    = 30 * time.Minute // and of what was begun
	officersAhead = 5 * time.Minute  // and officers are told what is missing
	spare         = 10 * time.Minute // before the hour, when it is too late to ask
	afterForms    = 30 * time.Minute // after the forms of a day the next round is told of
	afterReport   = 12 * time.Hour
	moment        = 30 * time.Minute // within which a person is not written to again
	missedSince   = 24 * time.Hour   // what fell due longer ago is not told of
)

// The hour at which officers are told what waits on the day of a deadline.
const morningHour, morningMinute = 7, 30

// Occasion is a reminder of a round.
type Occasion struct {
	Key   bot.RoundKey
	Why   bot.Reminding
	Round bot.Round
	Due   time.Time
	Until time.Time // then it is of no use any more
}

// Occasions are the reminders of the rounds whose hour has not passed for a day.
func (c Clock) Occasions() (all []Occasion) {
	for _, r := range c.Rounds {
		if r.Ends().Before(c.Now.Add(-missedSince)) {
			continue
		}
		near := c.near(r)
		add := func(why bot.Reminding, due, until time.Time) {
			all = append(all, Occasion{bot.NewOccasion(r, why), why, r, due, until})
		}
		add(bot.RemindAhead, c.dayBefore(r), near)
		add(bot.RemindNear, near, r.Units.Add(-spare))
		add(bot.RemindMorning, c.At(r.Day, morningHour, morningMinute), r.Units.Add(-c.Ahead))
		add(bot.RemindOfficers, r.Units.Add(-officersAhead), r.Ends())
		add(bot.RemindBegun, c.wake(r.Units.Add(-begunAhead)), r.Units)
	}
	return all
}

// dayBefore is the same hour of the working day before; on a day that has a round
// itself not before its forms are sent.
func (c Clock) dayBefore(r bot.Round) time.Time {
	day := r.Day.AddDate(0, 0, -1)
	for !c.Working(day) {
		day = day.AddDate(0, 0, -1)
	}
	local := r.Units.In(c.Zone)
	at := c.At(day, local.Hour(), local.Minute())
	if before, ok := c.Rounds.Of(r.Area).On(day); ok && at.Before(before.Areas.Add(afterForms)) {
		at = before.Areas.Add(afterForms)
	}
	return c.wake(c.early(at))
}

// near is some hours before the units' hour.
func (c Clock) near(r bot.Round) time.Time { return c.wake(c.early(r.Units.Add(-c.Ahead))) }

// early is the moment, or the last hour of its day's evening in which people are
// written to when it lies behind it.
func (c Clock) early(at time.Time) time.Time {
	if evening := c.At(c.Day(at), c.Sleeps-1, 0); at.After(evening) {
		return evening
	}
	return at
}

// wake is the moment, or the morning of its day when it lies before it.
func (c Clock) wake(at time.Time) time.Time {
	if c.Hour(at) < c.Wakes {
		return c.At(c.Day(at), c.Wakes, 0)
	}
	return at
}

// Open splits the reminders that are not done: those to be done now, and those that
// are of no use any more.
func (c Clock) Open(done []bot.RoundKey) (due, missed []Occasion) {
	for _, o := range c.Occasions() {
		switch {
		case slices.Contains(done, o.Key) || c.Now.Before(o.Due):
		case !c.Now.Before(o.Until):
			missed = append(missed, o)
		case c.Awake():
			due = append(due, o)
		}
	}
	return due, missed
}

// Awake tells whether people may be written to at this hour.
func (c Clock) Awake() bool { return c.Tact.Awake(c.Hour(c.Now)) }

// working is the moment, or the next morning of a working day when it lies outside of
// the hours in which people are written to.
func (c Clock) working(at time.Time) time.Time {
	day := c.Day(at)
	if hour := c.Hour(at); c.Working(day) && c.Tact.Awake(hour) {
		return at
	} else if c.Working(day) && hour < c.Wakes {
		return c.At(day, c.Wakes, 0)
	}
	for day = day.AddDate(0, 0, 1); !c.Working(day); {
		day = day.AddDate(0, 0, 1)
	}
	return c.At(day, c.Wakes, 0)
}

// on is the round of an area on a day, and since when reports are of it.
func (c Clock) on(area bot.AreaID, day time.Time) (r bot.Round, since time.Time, ok bool) {
	of := c.Rounds.Of(area)
	i := slices.IndexFunc(of, func(r bot.Round) bool { return r.Day.Equal(day) })
	if i < 0 {
		return bot.Round{}, time.Time{}, false
	}
	if i > 0 {
		since = of[i-1].Ends()
	}
	return of[i], since, true
}

// deadline tells whether the area has a round today.
func (c Clock) deadline(area bot.AreaID) bool {
	_, ok := c.Rounds.Of(area).On(c.Day(c.Now))
	return ok
}

// useful is for how long a letter of now may still be sent: until that moment, zero for
// none, and not into the night.
func (c Clock) useful(until time.Time) time.Duration {
	if night := c.Night(c.Place, c.Now); until.IsZero() || night.Before(until) {
		until = night
	}
	return until.Sub(c.Now)
}

func (c Clock) paused(u bot.MissingUnit) bool {
	return slices.ContainsFunc(c.Pauses, func(p bot.Pause) bool { return p.Scope.Contains(u.Area, u.Level) })
}

// toldToday tells whether the person was written to on the day of the clock as often as
// tact allows.
func (c Clock) toldToday(r bot.Remindable) bool { return r.Today >= c.ADay }
