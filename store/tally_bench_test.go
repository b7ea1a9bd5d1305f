package store_test

import (
	"context"
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
	s, err := store.Open(context.Background(), t.TempDir(), store.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	_, err = s.Import(context.Background(), sample.Units(countryUnits, countryDay), store.ImportOptions{Now: countryDay})
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
// the same index, and 10,000 reports with a million.
func BenchmarkTally(b *testing.B) {
	for _, size := range []struct {
		name    string
		reports int
	}{{"10k_reports", 10_000}, {"1M_reports", 1_000_000}} {
		s := country(b, size.reports)
		b.Run(size.name+"/bare", func(b *testing.B) {
			for b.Loop() {
				n, err := s.Bare(context.Background())
				require.NoError(b, err)
				require.Greater(b, n, 115)
			}
		})
		for _, by := range []bot.By{bot.ByArea, bot.ByLevel} {
			b.Run(size.name+"/tally_by_"+string(by), func(b *testing.B) {
				for b.Loop() {
					rows, err := s.Tally(context.Background(), bot.Everything, by, countryDay)
					require.NoError(b, err)
					require.Equal(b, countryUnits, bot.Sum(rows).Total)
				}
			})
		}
	}
}
