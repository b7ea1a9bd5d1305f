package store_test

import (
	"slices"
	"testing"
	"time"
)

// byBare quotes ours by the bare query, each some times in turn: the speed of a shared
// machine changes from one moment to the next, and the middle of the ratios does not.
func byBare(b *testing.B, ours, bare func()) {
	const times = 10
	took := func(f func()) time.Duration {
		began := time.Now()
		for range times {
			f()
		}
		return time.Since(began)
	}
	var ratios []float64
	var alone []time.Duration
	for b.Loop() {
		mine, floor := took(ours), took(bare)
		ratios, alone = append(ratios, float64(mine)/float64(floor)), append(alone, mine/times)
	}
	slices.Sort(ratios)
	slices.Sort(alone)
	b.ReportMetric(ratios[len(ratios)/2], "ours/bare")
	b.ReportMetric(float64(alone[len(alone)/2].Nanoseconds()), "ns/ours")
	b.ReportMetric(0, "ns/op")
}
