package bot

import "time"

// Outlived are the moments before which what is kept has had its time; a zero one
// takes nothing.
type Outlived struct {
	Pictures time.Time
	Records  time.Time
	Audit    time.Time
}

// Outlived tells what the settings make of the moment. Pictures are kept so many days
// after the last of the rounds that followed each other within that time: those of a
// campaign go together, and a later campaign does not hold on to them.
func (c Campaign) Outlived(now time.Time, rounds Rounds) (o Outlived) {
	if c.KeepPictures > 0 {
		o.Pictures = rounds.before(now, c.KeepPictures)
	}
	if c.KeepReports > 0 {
		o.Records = now.AddDate(-c.KeepReports, 0, 0)
	}
	if c.KeepAudit > 0 {
		o.Audit = now.AddDate(-c.KeepAudit, 0, 0)
	}
	return o
}

// before is the moment after which a round, or one that follows it, was less than so
// many days ago, or is to come.
func (r Rounds) before(now time.Time, days int) time.Time {
	end := now.AddDate(0, 0, -days)
	for moved := true; moved; {
		moved = false
		for _, one := range r {
			if begin := one.Areas.AddDate(0, 0, -days); one.Areas.After(end) && begin.Before(end) {
				end, moved = begin, true
			}
		}
	}
	return end
}

// PurgeKind is a kind of what goes when it has had its time.
type PurgeKind string

// The kinds. Of a report that still counts for its unit only the person goes.
const (
	PurgePictures PurgeKind = "pictures"
	PurgeReports  PurgeKind = "reports"
	PurgePersons  PurgeKind = "persons" // of reports that still count, decisions, dates and history
	PurgeRequests PurgeKind = "requests"
	PurgeCodes    PurgeKind = "codes"
	PurgePauses   PurgeKind = "pauses"
	PurgeTraces   PurgeKind = "traces"
	PurgeAudit    PurgeKind = "audit"
)

// PurgeCount is how much of a kind has had its time.
type PurgeCount struct {
	Kind  PurgeKind
	N     int
	Since time.Time // of the oldest; zero for none
}

// purgeNear is how long before a round's hour nothing is purged.
const purgeNear = 2 * time.Hour

// Busy is until when nobody has time for a purge: a round's hour is near, or its forms
// are not made yet. Not ok while none is.
func (r Rounds) Busy(now time.Time) (until time.Time, ok bool) {
	for _, one := range r {
		if !now.Before(one.Units.Add(-purgeNear)) && now.Before(one.Closes()) && one.Closes().After(until) {
			until, ok = one.Closes(), true
		}
	}
	return until, ok
}

// FreeUntil is when the next such time begins. Not ok while no round is to come.
func (r Rounds) FreeUntil(now time.Time) (until time.Time, ok bool) {
	for _, one := range r {
		if from := one.Units.Add(-purgeNear); from.After(now) && (!ok || from.Before(until)) {
			until, ok = from, true
		}
	}
	return until, ok
}
