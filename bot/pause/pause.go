// Package pause is how the rooms wait before they try again.
package pause

import (
	"context"
	"math/rand/v2"
	"time"
)

// For waits, and tells whether ctx is still there.
func For(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// After is the pause after the n-th failure in a row: the first one, and each
// twice as long as the one before, up to most.
func After(n int, first, most time.Duration) time.Duration {
	if shift := min(max(n-1, 0), 30); first < most>>shift {
		return first << shift
	}
	return most
}

// Apart is After, half of it random: those who failed together do not come again
// together.
func Apart(n int, first, most time.Duration) time.Duration {
	d := After(n, first, most)
	return d/2 + rand.N(d/2+1)
}
