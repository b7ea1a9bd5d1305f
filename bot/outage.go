package bot

import (
	"slices"
	"time"
)

// OutageLeast is how long a platform has to be silent to have failed: a question to it
// may stay open for nearly as long when nobody writes.
const OutageLeast = time.Minute

const (
	outageWithin = 15 * time.Minute // before the units' hour
	outageGrace  = 10 * time.Minute // after the platform can be read again
	outageAgain  = 20 * time.Second // until a platform that cannot be read is looked at anew
)

// Beat says until when a platform is known to have been read.
type Beat struct {
	Channel string
	At      time.Time
	Behind  bool // it holds back more than it has brought
	Set     bool // the clock was set since the last one: the time between says nothing
}

// Outage is a while in which a platform could not be read.
type Outage struct {
	Channel string
	Since   time.Time // it was read until then
	Until   time.Time // and is read again, nothing held back; zero: nobody knows of it yet
}

// Held tells what outages do to a round: by channel until when reports count as in time,
// and until when its freeze waits, a zero time when it does not. Before that moment the
// question is to be asked again.
func (r Round) Held(outages []Outage, now time.Time) (wait time.Time, grace Grace) {
	for _, o := range outages {
		until, again := r.heldBy(o, now)
		if again.After(wait) {
			wait = again
		}
		if !until.After(grace[o.Channel]) {
			continue
		}
		if grace == nil {
			grace = Grace{}
		}
		grace[o.Channel] = until
	}
	return wait, grace
}

// heldBy is until when one outage widens the hour, and when to look again.
func (r Round) heldBy(o Outage, now time.Time) (until, again time.Time) {
	ends, last, open := r.Ends(), r.HeldMost(), o.Until.IsZero()
	if open {
		o.Until = now
	}
	switch silent := o.Until.Sub(o.Since); {
	case !o.Since.Before(ends):
		return time.Time{}, time.Time{}
	case silent <= OutageLeast && open: // it may be one
		return time.Time{}, earlier(o.Since.Add(OutageLeast+time.Second), last)
	case silent <= OutageLeast || o.Until.Before(ends) && o.Until.Sub(later(o.Since, r.Units.Add(-outageWithin))) <= OutageLeast:
		return time.Time{}, time.Time{}
	case open:
		return last, earlier(now.Add(outageAgain), last)
	}
	if until = earlier(o.Until.Add(outageGrace), last); until.After(ends) {
		return until, until
	}
	return time.Time{}, time.Time{}
}

// HeldMost is the last moment until which the freeze of the round may wait: its area
// needs some minutes for the form. Where it has few in any case, the form waits too.
func (r Round) HeldMost() time.Time {
	if r.Narrow() {
		return r.Units.Add(outageGrace)
	}
	return r.Areas.Add(-outageGrace)
}

// Narrow tells whether the two hours are too close for a freeze that waits and a form.
func (r Round) Narrow() bool { return r.Areas.Sub(r.Units) < 2*outageGrace }

// MayBeHeld tells whether a report of that moment is in time by an outage alone, if it is.
func (all Rounds) MayBeHeld(at time.Time) bool {
	return slices.ContainsFunc(all, func(r Round) bool { return !r.InTime(at) && at.Before(r.HeldMost()) })
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
