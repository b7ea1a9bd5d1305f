package main

import (
	"flag"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var (
	dialogues = flag.Int("dialogues", 2000, "reports in BenchmarkDialogues")
	rounds    = flag.Int("rounds", 3, "turns that floor and program take in BenchmarkDialogues")
)

// measured is one run of one program.
type measured struct {
	answered, rate float64 // reports a second: with their last answer, and with their picture on the disk too
	p99, cpu, peak float64 // ms, ms a report, MiB
}

// BenchmarkDialogues plays whole reports by 200 principals at once against the
// floor and against the program, in turn, and quotes the program by the floor:
//
//	go test ./cmd/vneidbot -run '^$' -bench Dialogues -benchtime 1x
//
// The units are ratios: rate/floor above 1 is faster, the others are better below.
func BenchmarkDialogues(b *testing.B) {
	for range b.N {
		quote(b, "ours", func() measured { return playLoad(b, "program") }, "floor", func() measured { return playLoad(b, "floor") })
	}
}

// quote plays one and the other in turn and quotes the one by the other: the
// middle of what the rounds give. The two of a round run one after the other,
// because the speed of a shared machine changes within minutes, and who goes
// first alternates, because it changes for the worse while it works.
func quote(b *testing.B, name string, one func() measured, by string, other func() measured) {
	var ones, ratios []measured
	for i := range *rounds {
		var m, o measured
		if i%2 == 0 {
			o, m = other(), one()
		} else {
			m, o = one(), other()
		}
		b.Logf("round %d  %s: %+v", i+1, by, o)
		b.Logf("round %d  %s: %+v", i+1, name, m)
		ones = append(ones, m)
		ratios = append(ratios, measured{m.answered / o.answered, m.rate / o.rate, m.p99 / o.p99, m.cpu / o.cpu, m.peak / o.peak})
	}
	r := medians(ratios)
	b.ReportMetric(r.answered, "answered/"+by)
	b.ReportMetric(r.rate, "rate/"+by)
	b.ReportMetric(r.p99, "p99/"+by)
	b.ReportMetric(r.cpu, "cpu/"+by)
	b.ReportMetric(r.peak, "peak/"+by)
	b.ReportMetric(medians(ones).rate, "reports/s")
	b.ReportMetric(0, "ns/op")
}

// playLoad runs one program under the load, from its start to its clean end.
func playLoad(b *testing.B, as string) measured {
	p := playOn(b, as, 2000)
	warm := p.load(1, 50, 50).run()
	require.Emptyf(b, warm.failed, "log:\n%s", p.logged())
	r := p.load(1000, *dialogues, 200).run()
	require.Emptyf(b, r.failed, "log:\n%s", p.logged())
	return p.measure(b, r)
}

// measure ends the process and tells what the load came to. A report is done
// when it was answered and its picture lies on the disk: a program that fetches
// pictures later does not save their work.
func (p *process) measure(b *testing.B, r result) measured {
	kept := p.keepsPictures(b, *dialogues+50)
	peak := p.peak(b)
	p.stop(b)
	return measured{
		answered: float64(*dialogues) / r.took.Seconds(),
		rate:     float64(*dialogues) / (r.took + kept).Seconds(),
		p99:      float64(r.quantile(0.99).Microseconds()) / 1000,
		cpu:      float64(p.cpu().Microseconds()) / 1000 / float64(*dialogues+50),
		peak:     peak,
	}
}

// keepsPictures waits until the process has so many pictures on the disk.
func (p *process) keepsPictures(b *testing.B, n int) (took time.Duration) {
	began := time.Now()
	require.Eventuallyf(b, func() bool {
		kept, err := filepath.Glob(filepath.Join(p.dir, "shelf", "??", "*"))
		return err == nil && len(kept) >= n
	}, time.Minute, 100*time.Millisecond, "pictures are missing; log:\n%s", p.logged())
	return time.Since(began)
}

// medians takes the middle of each figure.
func medians(all []measured) measured {
	pick := func(of func(measured) float64) float64 {
		r := make([]float64, 0, len(all))
		for _, m := range all {
			r = append(r, of(m))
		}
		return middle(r)
	}
	return measured{
		answered: pick(func(m measured) float64 { return m.answered }),
		rate:     pick(func(m measured) float64 { return m.rate }), p99: pick(func(m measured) float64 { return m.p99 }),
		cpu: pick(func(m measured) float64 { return m.cpu }), peak: pick(func(m measured) float64 { return m.peak }),
	}
}
