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

// BenchmarkImport takes the roster of the country into an empty store while
// somebody writes all the time, and once more when nothing is to be written. It
// reports each, the longest that the other writer waited, and how often the first
// takes as long as a bare insert of the same units and their history.
func BenchmarkImport(b *testing.B) {
	rows := sample.Units(countryUnits, countryDay)
	longest := time.Duration(0)
	for b.Loop() {
		bare := bareInsert(b, rows)
		s, err := store.Open(context.Background(), b.TempDir(), store.Options{})
		require.NoError(b, err)
		wait := alongside(b, s)
		busy := importAll(b, s, rows, func(r taken) int { return r.New })
		b.ReportMetric(float64(busy.Milliseconds()), "ms/beside-a-writer")
		longest = max(longest, wait())
		b.ReportMetric(float64(longest.Milliseconds()), "ms/longest-wait")
		b.ReportMetric(float64(importAll(b, s, rows, func(r taken) int { return r.Same }).Milliseconds()), "ms/again")
		require.NoError(b, s.Close())
		s, err = store.Open(context.Background(), b.TempDir(), store.Options{})
		require.NoError(b, err)
		first := importAll(b, s, rows, func(r taken) int { return r.New })
		b.ReportMetric(float64(first.Milliseconds()), "ms/first")
		b.ReportMetric(first.Seconds()/bare.Seconds(), "x-bare-insert")
		require.NoError(b, s.Close())
	}
}

// bareInsert writes the same rows under the same indexes in one transaction.
func bareInsert(b *testing.B, rows []roster.Row) time.Duration {
	b.Helper()
	s, err := store.Open(context.Background(), b.TempDir(), store.Options{Areas: []bot.Area{{Name: "A", Sort: 1}}})
	require.NoError(b, err)
	began := time.Now()
	require.NoError(b, s.Turn(context.Background(), func(exec store.Exec) error {
		for i, r := range rows {
			if err := exec(`INSERT INTO units (id, code, school, name, fold, level, owner, area_id, address, head, phone, created_at, touched_at)
			  VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, 1, 1)`, i+1, r.Code, r.School, r.Name, bot.FoldName(r.Name), r.Level, r.Owner, r.Address, r.Head, r.Phone); err != nil {
				return err
			}
			if err := exec(`INSERT INTO unit_history (unit_id, since, recorded_at, name, level, area_id, standing, by) VALUES (?, 1, 1, ?, ?, 1, '', 'import')`,
				i+1, r.Name, r.Level); err != nil {
				return err
			}
		}
		return nil
	}))
	took := time.Since(began)
	b.ReportMetric(float64(took.Milliseconds()), "ms/bare")
	require.NoError(b, s.Close())
	return took
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
