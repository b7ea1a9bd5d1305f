package bot

import (
	"iter"
	"time"
)

// Which report is a unit's current one. Reports stand unless they were returned,
// withdrawn, or denied while nobody had vouched for them. Strong ones were made by a
// verified reporter or an officer, or confirmed by an officer. The current one
// is the latest that stands, except that a weak one never replaces a confirmed
// one: when the latest strong one is confirmed, it stays.

// DatedReport is a report as far as it decides which one is current.
type DatedReport struct {
	ID        ReportID
	Status    Status
	At        time.Time  // the report's own date
	Recorded  time.Time  // when the records took it
	Channel   string     // by which it came, where that was asked for
	Vouched   bool       // by a verified reporter of the unit, or by an officer for it
	Denied    time.Time  // when it was denied, zero for never
	Withdrawn time.Time  // when its account took it back, zero for never
	Reviews   []Reviewed // in the order in which they were made
}

// Reviewed is an officer's decision about a report.
type Reviewed struct {
	Review Review
	At     time.Time // when it was made
}

// Present is a unit's current report; without an ID there is none.
type Present struct {
	ID     ReportID
	Status Status
	Review Review
	At     time.Time
}

// Current finds the current one among the reports of a unit. They come from the
// newest date back, and of one date the last recorded first; it takes no more of
// them than it has to.
func Current(newestFirst iter.Seq[DatedReport], asOf AsOf) (now Present) {
	for r := range newestFirst {
		review := r.review(asOf)
		if !asOf.Counts(r.At, r.Recorded) || !r.stands(review, asOf) {
			continue
		}
		strong := r.Vouched || review == Confirmed
		if now.ID == "" || strong && review == Confirmed {
			now = Present{r.ID, r.Status, review, r.At}
		}
		if strong {
			return now
		}
	}
	return now
}

// review is the last one that was made by then.
func (r DatedReport) review(asOf AsOf) Review {
	last := Unreviewed
	for _, v := range r.Reviews {
		if asOf.made(v.At) {
			last = v.Review
		}
	}
	return last
}

func (r DatedReport) stands(review Review, asOf AsOf) bool {
	denied := !r.Denied.IsZero() && asOf.made(r.Denied)
	withdrawn := !r.Withdrawn.IsZero() && asOf.made(r.Withdrawn)
	return review != Returned && !withdrawn && (!denied || r.Vouched || review == Confirmed)
}
