package bot

import (
	"slices"
	"time"
)

// InRound is how a unit stands in a round.
type InRound string

// How units stand: each in one of these.
const (
	OnTime  InRound = "dung_han"   // it reported in time, since the round before
	Unmoved InRound = "giu_nguyen" // an earlier report says that it only waits, or is done
	Late    InRound = "sau_han"    // it reported after the hour
	NotYet  InRound = "chua"       // it never did, or has to report anew
)

// Window is when reports of a round are in time. The zero Window is of no round:
// everything that was reported is in time.
type Window struct {
	Since time.Time // what was reported before it is of an earlier round
	Ends  time.Time // what is dated before it is in time
	// Grace widens the hour for those whose platform could not be read: by channel,
	// what is dated before it is in time as well.
	Grace Grace
}

// Grace is, by channel, the moment before which reports still are in time.
type Grace map[string]time.Time

// Last is the latest of them, zero for none.
func (g Grace) Last() (last time.Time) {
	for _, until := range g {
		last = later(last, until)
	}
	return last
}

// Window is when reports of the period are in time.
func (p Period) Window() Window { return Window{Since: p.Since, Ends: p.Round.Ends()} }

// InTime tells whether a report came before the end.
func (w Window) InTime(r DatedReport) bool {
	return w.Ends.IsZero() || r.At.Before(w.Ends) || r.At.Before(w.Grace[r.Channel])
}

// Cut leaves those out that came later.
func (w Window) Cut(reports []DatedReport) []DatedReport {
	return slices.DeleteFunc(slices.Clone(reports), func(r DatedReport) bool { return !w.InTime(r) })
}

// State finds a unit's current report, and how the unit stands in the round. Its
// reports come as Current takes them. A report in time counts as long as it
// stands, also under a later one; one that was returned and sent again counts at
// its new time.
func (w Window) State(newestFirst []DatedReport, asOf AsOf) (now Present, in InRound) {
	now = Current(slices.Values(newestFirst), asOf)
	return now, w.Of(Current(slices.Values(w.Cut(newestFirst)), asOf), now)
}

// Strict is the window without what an outage has widened.
func (w Window) Strict() Window {
	w.Grace = nil
	return w
}

// Of is how a unit stands whose current report would be the first of those in time
// alone, and is the second of all.
func (w Window) Of(inTime, now Present) InRound {
	switch {
	case inTime.ID != "" && !inTime.At.Before(w.Since):
		return OnTime
	case inTime.Status == Accepted || inTime.Status == Succeeded:
		return Unmoved
	case now.ID != "" && !now.At.Before(w.Since):
		return Late
	}
	return NotYet
}
