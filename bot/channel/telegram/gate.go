package telegram

import "time"

// The pace of getUpdates: 25 a second and 5 at once, which is at most 30 in any
// second. While turns run two of the five are kept back, so that the question
// that finds nothing in flight never waits. What brings many new updates is not
// counted: in a rush the pace is that of the turns.
const (
	pollStep  = 40 * time.Millisecond
	pollBurst = 5
	pollSpare = 2
	pollEvery = 50 * time.Millisecond // while something is in flight and no turn ends
	pollMany  = batch / 4
)

// gate spreads calls: a token bucket, as the time at which it is full again.
type gate struct{ full time.Time }

// wait is how long until a call may be made that leaves spare tokens behind.
func (g *gate) wait(now time.Time, spare int) time.Duration {
	return max(0, g.full.Add(-time.Duration(pollBurst-1-spare)*pollStep).Sub(now))
}

// pass takes a token.
func (g *gate) pass(now time.Time) {
	if g.full.Before(now) {
		g.full = now
	}
	g.full = g.full.Add(pollStep)
}

// give gives the last call's token back.
func (g *gate) give() { g.full = g.full.Add(-pollStep) }
