package store_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
)

// BenchmarkImport merges the roster of the country into an empty store while
// somebody writes all the time, and once more when nothing is to be written.
// It reports each and the longest that the other writer waited.
func BenchmarkImport(b *testing.B) {
	rows := sample.Units(countryUnits, countryDay)
	for b.Loop() {
		s, err := store.Open(context.Background(), b.TempDir(), store.Options{})
		require.NoError(b, err)
		wait := alongside(b, s)
		b.ReportMetric(float64(importAll(b, s, rows, func(r taken) int { return r.New }).Milliseconds()), "ms/first")
		b.ReportMetric(float64(wait().Milliseconds()), "ms/longest-wait")
		b.ReportMetric(float64(importAll(b, s, rows, func(r taken) int { return r.Same }).Milliseconds()), "ms/again")
		require.NoError(b, s.Close())
	}
}

func importAll(b *testing.B, s *store.Store, rows []roster.Row, of func(taken) int) time.Duration {
	b.Helper()
	began := time.Now()
	got, err := take(context.Background(), s, rows, taking{Now: countryDay})
	require.NoError(b, err)
	require.Equal(b, countryUnits, of(got))
	return time.Since(began)
}

// alongside writes as fast as it can until the longest wait is asked for.
func alongside(b *testing.B, s *store.Store) (longest func() time.Duration) {
	b.Helper()
	ctx, stop := context.WithCancel(context.Background())
	var worst time.Duration
	var done sync.WaitGroup
	done.Go(func() {
		for ctx.Err() == nil {
			began := time.Now()
			name := "A"
			_, err := s.Commit(context.Background(), []bot.Write{bot.SetAccount{ID: lan, Name: &name, At: noon}})
			if err != nil {
				b.Error(err)
				return
			}
			worst = max(worst, time.Since(began))
		}
	})
	return func() time.Duration {
		stop()
		done.Wait()
		return worst
	}
}
