package store_test

import (
	"context"
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

// calmTime is how long nothing is purged, before and after.
const calmTime = 25 * time.Second

// BenchmarkPurge takes 500 of 200,000 reports away while twenty write. It reports
// how long it takes, the longest wait of a writer, and how the p99 of their waits beside
// it compares with that of calm, before and after. How the calm after compares with the
// one before says what such a figure is worth on this machine.
func BenchmarkPurge(b *testing.B) {
	for b.Loop() {
		s := country(b, 200_000)
		storetest.Exec(b, s, `UPDATE reports SET at = at - 100000000000, recorded_at = recorded_at - 100000000000
		  WHERE seq <= 500 AND id NOT IN (SELECT cur_report FROM units WHERE cur_report IS NOT NULL)`)
		oldest, err := s.Text(b.Context(), `SELECT max(at) + 1 FROM reports WHERE at < (SELECT max(at) - 90000000000 FROM reports)`)
		require.NoError(b, err)
		ms, err := strconv.ParseInt(oldest, 10, 64)
		require.NoError(b, err)
		cut := time.UnixMilli(ms)
		over := bot.Outlived{Pictures: cut, Records: cut, Audit: cut}
		calm := func() { <-time.After(calmTime) }
		before := crowd(b, s, calm)
		began, took := time.Now(), time.Duration(0)
		busy := crowd(b, s, func() {
			require.NoError(b, s.Purge(b.Context(), over, store.PurgeRests))
			took = time.Since(began)
		})
		after := crowd(b, s, calm)
		counts, err := s.Outlived(b.Context(), over)
		require.NoError(b, err)
		require.Empty(b, counts)
		left, err := s.Text(b.Context(), `SELECT count(*) FROM reports`)
		require.NoError(b, err)
		n, _ := strconv.Atoi(left)
		b.ReportMetric(float64(200_000-n), "reports-gone")
		b.ReportMetric(took.Seconds(), "s/purge")
		b.ReportMetric(slowest(busy, 1)*1000, "ms/longest-wait")
		b.ReportMetric(slowest(busy, 0.99)/slowest(slices.Concat(before, after), 0.99), "p99/calm")
		b.ReportMetric(slowest(after, 0.99)/slowest(before, 0.99), "p99-calm/calm")
	}
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
