package bot

import "time"

// AsOf asks how things stood: by the facts that are dated no later than Said,
// among those that were recorded no later than Known. A report that was sent at
// 15h29 and recorded at 15h40 was not known at 15h30, and yet counts for that
// hour. What has only one date, a review or a denial, is dated when it was made.
// A zero time is no limit: the zero AsOf is how things stand now.
type AsOf struct{ Said, Known time.Time }

// AsOfMoment is how things stood for those who looked at that moment.
func AsOfMoment(t time.Time) AsOf { return AsOf{Said: t, Known: t} }

// Live tells whether it is how things stand now.
func (a AsOf) Live() bool { return a.Said.IsZero() && a.Known.IsZero() }

// Counts tells whether a fact of that date, recorded then, is one of them.
func (a AsOf) Counts(dated, recorded time.Time) bool {
	return (a.Said.IsZero() || !dated.After(a.Said)) && (a.Known.IsZero() || !recorded.After(a.Known))
}

// made is Counts for what is recorded when it is made.
func (a AsOf) made(at time.Time) bool { return a.Counts(at, at) }
