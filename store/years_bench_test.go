package store_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/backup"
	"vneidbot/store/storetest"
)

var (
	yearsReports = flag.Int("years.reports", 1_000_000, "reports of the old records in BenchmarkYears")
	yearsLines   = flag.Int("years.lines", 5_000_000, "lines of the page in them")
)

// aged are records with so many reports and lines of the page, those of a chat twenty
// lines each and as old as they are many: a second apart.
func aged(b *testing.B, reports, lines int) *store.Store {
	b.Helper()
	s := country(b, reports)
	storetest.Exec(b, s, `INSERT INTO web_sessions (id, hash, at) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1) SELECT 's' || i, CAST('h' || i AS BLOB), 0 FROM n`, lines/20)
	storetest.Exec(b, s, `INSERT INTO web_log (chat, client, body, at)
	  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
	  SELECT 's' || (i / 20), CASE i % 2 WHEN 0 THEN 'c' || i ELSE '' END, '{"text":"Xin thầy/cô gửi ảnh chụp màn hình VNeID, thấy rõ tên đơn vị và trạng thái. Dòng ' || i || '"}', ?2 + i * 1000 FROM n`,
		lines, countryDay.Add(-time.Duration(lines)*time.Second).UnixMilli())
	storetest.Exec(b, s, `ANALYZE`)
	return s
}

// BenchmarkYears compares records of two years with fresh ones, by turns: opening,
// totals, a report, a line of the page, a backup by what a bare copy of the same file
// takes, and the processor time that a purge takes for a row; the longest that another writer waits
// meanwhile.
//
//	go test ./store -run '^$' -bench Years -benchtime 1x
func BenchmarkYears(b *testing.B) {
	for b.Loop() {
		fresh, old := aged(b, 20_000, 50_000), aged(b, *yearsReports, *yearsLines)
		for _, c := range []struct {
			name  string
			times int
			do    func(s *store.Store, n int)
		}{
			{"open", 5, func(s *store.Store, _ int) {
				again, err := store.Open(b.Context(), s.Dir(), store.Options{Beside: true})
				require.NoError(b, err)
				require.NoError(b, again.Close())
			}},
			{"totals", 20, func(s *store.Store, _ int) {
				rows, err := s.Tally(b.Context(), bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea})
				require.NoError(b, err)
				require.NotEmpty(b, rows)
			}},
			{"report", 200, func(s *store.Store, n int) {
				draft := bot.DraftID(fmt.Sprint("years-", n))
				_, err := s.Commit(b.Context(), []bot.Write{bot.FileReport{ID: bot.NewReportID(draft, 1), Draft: draft, Unit: bot.UnitID(1 + n%10_000*5), Status: bot.Accepted, Account: "telegram:1", At: countryDay}})
				require.NoError(b, err)
			}},
			{"line", 200, func(s *store.Store, n int) {
				e, fresh, err := s.Web().Append(b.Context(), bot.Entry{Chat: "s1", Client: fmt.Sprint("years-", n), Text: "0299900124", At: countryDay})
				require.NoError(b, err)
				require.True(b, fresh)
				list, err := s.Web().Since(b.Context(), "s1", e.Seq-1, 50)
				require.NoError(b, err)
				require.NotEmpty(b, list)
			}},
			{"unpurged", 5, func(s *store.Store, _ int) {
				_, err := s.Outlived(b.Context(), bot.Outlived{Pictures: time.UnixMilli(1), Records: time.UnixMilli(1), Audit: time.UnixMilli(1)})
				require.NoError(b, err)
			}},
		} {
			var ofOld, ofFresh []float64
			for n := range c.times {
				ofFresh, ofOld = append(ofFresh, seconds(func() { c.do(fresh, n) })), append(ofOld, seconds(func() { c.do(old, n) }))
			}
			b.ReportMetric(median(ofOld)/median(ofFresh), c.name+"/fresh")
		}
		b.ReportMetric(backedUp(b, old)/backedUp(b, fresh), "backup-by-copy/fresh")
		b.ReportMetric(purged(b, old)/purged(b, fresh), "purge-of-a-report/fresh")
		perLine, longest := cleared(b, old)
		fewer, _ := cleared(b, fresh)
		b.ReportMetric(perLine/fewer, "purge-of-a-line/fresh")
		b.ReportMetric(float64(longest.Milliseconds()), "ms/longest-wait")
		b.ReportMetric(0, "ns/op")
	}
}

// processor is how much processor time of the process it takes: other work on the
// machine counts less.
func processor(b *testing.B, do func()) float64 {
	b.Helper()
	used := func() time.Duration {
		var r syscall.Rusage
		require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &r))
		return time.Duration(r.Utime.Nano() + r.Stime.Nano())
	}
	before := used()
	do()
	return (used() - before).Seconds()
}

func seconds(do func()) float64 {
	began := time.Now()
	do()
	return time.Since(began).Seconds()
}

func median(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}

// backedUp is how long a backup takes, by a bare copy of the same file and its sync.
func backedUp(b *testing.B, s *store.Store) float64 {
	b.Helper()
	to := b.TempDir()
	made := seconds(func() {
		_, err := backup.Make(b.Context(), s.Dir(), backup.Options{To: to, Now: time.Now()})
		require.NoError(b, err)
	})
	copied := seconds(func() {
		from, err := os.Open(store.DatabaseFile(s.Dir()))
		require.NoError(b, err)
		defer from.Close()
		out, err := os.Create(filepath.Join(to, "bare"))
		require.NoError(b, err)
		defer out.Close()
		_, err = io.Copy(out, struct{ io.Reader }{from}) // through memory, as a program reads
		require.NoError(b, err)
		require.NoError(b, out.Sync())
	})
	b.Logf("backup %.2f s, bare copy %.2f s", made, copied)
	return made / copied
}

// purged is the processor time of a purge without rests for a report.
func purged(b *testing.B, s *store.Store) float64 {
	b.Helper()
	storetest.Exec(b, s, `UPDATE reports SET at = at - 100000000000, recorded_at = recorded_at - 100000000000
	  WHERE seq <= 5000 AND id NOT IN (SELECT cur_report FROM units WHERE cur_report IS NOT NULL)`)
	newest, err := s.Text(b.Context(), `SELECT max(at) + 1 FROM reports WHERE at < -90000000000`)
	require.NoError(b, err)
	count := func() int {
		text, err := s.Text(b.Context(), `SELECT count(*) FROM reports`)
		require.NoError(b, err)
		n, err := strconv.Atoi(text)
		require.NoError(b, err)
		return n
	}
	ms, err := strconv.ParseInt(newest, 10, 64)
	require.NoError(b, err, newest)
	cut, before := time.UnixMilli(ms), count()
	var took float64
	used := processor(b, func() {
		took = seconds(func() {
			require.NoError(b, s.Purge(b.Context(), bot.Outlived{Pictures: cut, Records: cut, Audit: cut}, 0))
		})
	})
	gone := before - count()
	require.NotZero(b, gone)
	b.Logf("%d reports gone in %.2f s, %.2f of a processor", gone, took, used)
	return used / float64(gone)
}

// cleared is the processor time for a line of the page when all but the last tenth go,
// and the longest that another writer waits meanwhile.
func cleared(b *testing.B, s *store.Store) (perLine float64, longest time.Duration) {
	b.Helper()
	text, err := s.Text(b.Context(), `SELECT (max(at) - (max(at) - min(at)) / 10) || ' ' || count(*) FROM web_log WHERE client NOT LIKE 'years-%'`)
	require.NoError(b, err)
	var ms, n int64
	_, err = fmt.Sscan(text, &ms, &n)
	require.NoError(b, err)
	ctx, stop := context.WithCancel(b.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		name := "A"
		for ctx.Err() == nil {
			began := time.Now()
			_, err := s.Commit(context.Background(), []bot.Write{bot.SetAccount{ID: "telegram:1", Name: &name, At: countryDay}})
			if err != nil {
				b.Error(err)
			}
			longest = max(longest, time.Since(began))
			<-time.After(5 * time.Millisecond)
		}
	}()
	var took float64
	used := processor(b, func() { took = seconds(func() { require.NoError(b, s.Web().Purge(b.Context(), time.UnixMilli(ms))) }) })
	stop()
	<-done
	b.Logf("%d lines gone in %.2f s, %.2f of a processor, the longest wait %v", n*9/10, took, used, longest)
	return used / float64(n*9/10), longest
}
