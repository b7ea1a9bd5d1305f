package store_test

import (
	"context"
	"flag"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

var (
	purgeRounds = flag.Int("purge.rounds", 6, "rounds of BenchmarkPurge")
	purgeWindow = flag.Duration("purge.window", 15*time.Second, "how long a round of BenchmarkPurge is calm, and how long it purges")
)

// BenchmarkPurge takes a year of 200,000 reports away while twenty write, some 900
// times a second. Calm and purge follow each other: of each purge's window it compares the
// p99 of the waits with that of the two calm ones beside it, and of each calm one with
// the calm one before, which says what such a figure is worth on this machine. It reports
// the medians, the longest wait of a writer, and how long the whole year would take at
// that pace: at night, when nobody writes, it goes faster.
//
//	go test ./store -run '^$' -bench Purge -benchtime 1x -timeout 20m
func BenchmarkPurge(b *testing.B) {
	for b.Loop() {
		s := country(b, 200_000)
		storetest.Exec(b, s, `UPDATE reports SET at = at - 100000000000, recorded_at = recorded_at - 100000000000
		  WHERE seq <= 100000 AND id NOT IN (SELECT cur_report FROM units WHERE cur_report IS NOT NULL)`)
		oldest, err := s.Text(b.Context(), `SELECT max(at) + 1 FROM reports WHERE at < (SELECT max(at) - 90000000000 FROM reports)`)
		require.NoError(b, err)
		ms, err := strconv.ParseInt(oldest, 10, 64)
		require.NoError(b, err)
		cut := time.UnixMilli(ms)
		over := bot.Outlived{Pictures: cut, Records: cut, Audit: cut}
		all := countReports(b, s)
		crowd(b, s, calmly(5*time.Second))
		calms, floors, ratios, slowestWait := []float64{}, []float64{}, []float64{}, 0.0
		before := slowest(crowd(b, s, calmly(*purgeWindow)), 0.99)
		for range *purgeRounds {
			waits := crowd(b, s, func() {
				ctx, stop := context.WithTimeout(context.Background(), *purgeWindow)
				defer stop()
				require.Error(b, s.Purge(ctx, over, store.PurgeRests), "there was enough for the window")
			})
			busy := slowest(waits, 0.99)
			slowestWait = max(slowestWait, slowest(waits, 1))
			after := slowest(crowd(b, s, calmly(*purgeWindow)), 0.99)
			ratios = append(ratios, 2*busy/(before+after))
			floors = append(floors, after/before)
			calms = append(calms, before)
			b.Logf("p99: calm %.1f ms, purge %.1f, calm %.1f, of %d answers", before*1000, busy*1000, after*1000, len(waits))
			before = after
		}
		gone := all - countReports(b, s)
		b.ReportMetric(float64(gone), "reports-gone")
		b.ReportMetric(100_000/float64(gone)*(time.Duration(*purgeRounds)**purgeWindow).Hours(), "h/year")
		b.ReportMetric(slowestWait*1000, "ms/longest-wait")
		b.ReportMetric(middle(calms)*1000, "ms/p99-calm")
		b.ReportMetric(middle(ratios), "p99/calm")
		b.ReportMetric(middle(floors), "p99-calm/calm")
		b.ReportMetric(slices.Max(floors), "p99-calm/calm-most")
	}
}

func countReports(b *testing.B, s *store.Store) int {
	b.Helper()
	left, err := s.Text(b.Context(), `SELECT count(*) FROM reports`)
	require.NoError(b, err)
	n, err := strconv.Atoi(left)
	require.NoError(b, err)
	return n
}

func calmly(d time.Duration) func() { return func() { <-time.After(d) } }

func middle(of []float64) float64 {
	of = slices.Sorted(slices.Values(of))
	return (of[(len(of)-1)/2] + of[len(of)/2]) / 2
}

// slowest is what so many of the waits are not longer than, in seconds.
func slowest(waits []time.Duration, share float64) float64 {
	slices.Sort(waits)
	return waits[min(int(float64(len(waits))*share), len(waits)-1)].Seconds()
}

// crowd has twenty write, each 50 times a second at most, while do runs, and tells how
// long each write took.
func crowd(b *testing.B, s *store.Store, do func()) (waits []time.Duration) {
	b.Helper()
	ctx, stop := context.WithCancel(context.Background())
	var mu sync.Mutex
	var done sync.WaitGroup
	for i := range 20 {
		done.Go(func() {
			next := time.NewTicker(20 * time.Millisecond)
			defer next.Stop()
			who := bot.AccountID("telegram:800" + strconv.Itoa(i))
			for n := 0; ctx.Err() == nil; n++ {
				name := strconv.Itoa(n) // the same again would write nothing
				began := time.Now()
				_, err := s.Commit(context.Background(), []bot.Write{bot.SetAccount{ID: who, Name: &name, At: noon}})
				if err != nil {
					b.Error(err)
					return
				}
				mu.Lock()
				waits = append(waits, time.Since(began))
				mu.Unlock()
				<-next.C
			}
		})
	}
	do()
	stop()
	done.Wait()
	return waits
}
