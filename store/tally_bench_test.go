package store_test

import (
	"context"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// country is the day and size that the records are built for.
var countryDay = time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)

const countryUnits = 50_000

// country fills a store with 50,000 units, 10,000 of them with a report, and as
// many reports of those as asked for.
func country(t testing.TB, reports int) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), t.TempDir(), store.Options{Place: bot.Place{Now: func() time.Time { return countryDay }}})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	_, err = take(context.Background(), s, sample.Units(countryUnits, countryDay), taking{Now: countryDay})
	require.NoError(t, err)
	storetest.Exec(t, s, `INSERT INTO accounts (id, created_at) VALUES ('telegram:1', 1)`)
	storetest.Exec(t, s, `WITH n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
	  INSERT INTO reports (id, receipt, draft, unit_id, status, account_id, verified, at, attempt)
	  SELECT 'r' || i, 'c' || i, 'd' || i, 1 + i % 10000 * 5, CASE i % 10000 % 9 WHEN 0 THEN 'tu_choi' WHEN 1 THEN 'chua_dang_ky' WHEN 2 THEN 'khac' WHEN 3 THEN 'thanh_cong' WHEN 4 THEN 'thanh_cong'
	      ELSE 'duoc_tiep_nhan' END, 'telegram:1', 1, i, 1 FROM n`, reports)
	storetest.Exec(t, s, `UPDATE units SET cur_report = r.id, cur_status = r.status, cur_review = r.review, cur_at = r.at
	  FROM (SELECT id, unit_id, status, review, max(at) AS at FROM reports GROUP BY unit_id) r WHERE r.unit_id = units.id`)
	storetest.Exec(t, s, `ANALYZE`)
	return s
}

// BenchmarkTally compares the totals of everything with the bare grouping of
// the same index, and 10,000 reports with a million. Its last part runs them by
// turns and reports medians of processor time, so that other work on the machine
// meets all alike.
func BenchmarkTally(b *testing.B) {
	few, many := country(b, 10_000), country(b, 1_000_000)
	bare := func(s *store.Store) func(*testing.B) {
		return func(b *testing.B) {
			n, err := s.Bare(context.Background())
			require.NoError(b, err)
			require.Greater(b, n, 115)
		}
	}
	tally := func(s *store.Store, by bot.By) func(*testing.B) {
		return func(b *testing.B) {
			rows, err := s.Tally(context.Background(), bot.TotalsOf{Scope: bot.Everything, By: by})
			require.NoError(b, err)
			require.Equal(b, countryUnits, bot.Sum(rows).Total)
		}
	}
	runs := []turn{
		{"10k/bare", bare(few)}, {"10k/tally", tally(few, bot.ByArea)}, {"10k/by_level", tally(few, bot.ByLevel)},
		{"1M/bare", bare(many)}, {"1M/tally", tally(many, bot.ByArea)}, {"1M/by_level", tally(many, bot.ByLevel)},
	}
	for _, r := range runs {
		b.Run(r.name, func(b *testing.B) {
			for b.Loop() {
				r.run(b)
			}
		})
	}
	b.Run("by_turns", func(b *testing.B) {
		median := byTurns(b, runs)
		b.ReportMetric(median("10k/bare"), "us/bare")
		b.ReportMetric(median("10k/tally"), "us/tally")
		b.ReportMetric(median("10k/tally")/median("10k/bare"), "tally/bare")
		b.ReportMetric(median("10k/by_level")/median("10k/bare"), "level/bare")
		b.ReportMetric(median("1M/tally")/median("10k/tally"), "1M/10k")
	})
}

// BenchmarkTallyAsOf compares the totals of everything as of earlier moments with
// those of now, by turns: of none of the 50,000 units anything was heard since, of
// every fiftieth, of every fifth, of all.
func BenchmarkTallyAsOf(b *testing.B) {
	s := country(b, 1_000_000)
	hear := func(which string, after time.Duration) {
		storetest.Exec(b, s, `INSERT INTO reports (id, receipt, draft, unit_id, status, account_id, verified, at, recorded_at, attempt)
		  SELECT id || 'x' || ?1, id || 'x' || ?1, '', id, 'tu_choi', 'telegram:1', 1, ?1, ?1, 1 FROM units WHERE `+which, countryDay.Add(after).UnixMilli())
	}
	hear(`id % 5 <> 1`, time.Hour)
	hear(`id % 5 = 1 AND id % 50 <> 1`, 2*time.Hour)
	hear(`id % 50 = 1`, 3*time.Hour)
	storetest.Exec(b, s, `ANALYZE`)
	var runs []turn
	asOf := func(name string, asOf bot.AsOf) {
		runs = append(runs, turn{name, func(b *testing.B) {
			rows, err := s.Tally(context.Background(), bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: asOf})
			require.NoError(b, err)
			require.Equal(b, countryUnits, bot.Sum(rows).Total)
		}})
	}
	asOf("live", bot.AsOf{})
	heard := []string{"none", "fiftieth", "fifth", "all"}
	for i, name := range heard {
		asOf(name, bot.AsOf{Said: countryDay.Add(4*time.Hour - time.Duration(i)*time.Hour - time.Minute)})
	}
	median := byTurns(b, runs)
	b.ReportMetric(median("live"), "us/live")
	for _, name := range heard {
		b.ReportMetric(median(name)/median("live"), name+"/live")
	}
}

// turn is what is run by turns with others.
type turn struct {
	name string
	run  func(*testing.B)
}

// byTurns runs them one after the other and gives the median of each one's
// processor time in microseconds.
func byTurns(b *testing.B, runs []turn) (median func(name string) float64) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	took := make(map[string][]time.Duration)
	for b.Loop() {
		for _, r := range runs {
			began := threadTime()
			r.run(b)
			took[r.name] = append(took[r.name], threadTime()-began)
		}
	}
	b.ReportMetric(0, "ns/op")
	return func(name string) float64 {
		slices.Sort(took[name])
		return float64(took[name][len(took[name])/2].Microseconds())
	}
}

// threadTime is the processor time of the calling thread.
func threadTime() time.Duration {
	const thread = 1 // RUSAGE_THREAD
	var r syscall.Rusage
	if err := syscall.Getrusage(thread, &r); err != nil {
		panic(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
