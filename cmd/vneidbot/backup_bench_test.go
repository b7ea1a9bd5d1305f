package main

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/store/backup"
)

// BenchmarkBackup has the program's own command make a backup in the middle of
// each load of 200 principals at once, and quotes their p99 by the same load
// without one, in turn; then it restores every backup and compares the totals
// with those of its moment:
//
//	go test ./cmd/vneidbot -run '^$' -bench Backup -benchtime 1x
func BenchmarkBackup(b *testing.B) {
	for range b.N {
		p, to := playOn(b, "program", 20_000), benchDir(b)
		require.Empty(b, p.load(1, 50, 50).run().failed)
		var ratios, took []float64
		first, filed := int64(1000), int64(50)
		play := func(beside func()) time.Duration {
			l := p.load(first, *dialogues, 200)
			var done atomic.Int64
			l.finished = func() {
				if beside != nil && done.Add(1) == int64(*dialogues/4) {
					go beside()
				}
			}
			r := l.run()
			require.Emptyf(b, r.failed, "log:\n%s", p.logged())
			first, filed = first+int64(*dialogues), filed+int64(*dialogues)
			return r.quantile(0.99)
		}
		for i := range *rounds {
			before, ended := filed, make(chan time.Duration, 1)
			var calm, beside time.Duration
			if i%2 == 0 {
				calm = play(nil)
				before = filed
			}
			beside = play(func() { ended <- p.backup(b, to) })
			d := <-ended
			p.holds(b, to, before, filed)
			if i%2 == 1 {
				calm = play(nil)
			}
			b.Logf("round %d  p99 calm %v, beside a backup %v, which took %v", i+1, calm, beside, d)
			ratios, took = append(ratios, float64(beside)/float64(calm)), append(took, d.Seconds())
		}
		b.ReportMetric(middle(ratios), "p99/calm")
		b.ReportMetric(middle(took), "s/backup")
		b.ReportMetric(0, "ns/op")
		p.stop(b)
	}
}

// backup runs the command and tells how long it took.
func (p *process) backup(b *testing.B, to string) time.Duration {
	began := time.Now()
	c := launch(b, "program", []string{"DATA_DIR=" + p.dir}, "backup", to)
	<-c.done
	require.Zerof(b, c.cmd.ProcessState.ExitCode(), "backup: %s", c.logged())
	return time.Since(began)
}

// holds fails unless the newest backup can be restored, and holds what had been
// reported before the load and no more than after it.
func (p *process) holds(b *testing.B, to string, before, after int64) {
	n, err := backup.Latest(to, time.Now())
	require.NoError(b, err)
	require.GreaterOrEqual(b, n.Totals["reports"], before+int64(*dialogues/4))
	require.LessOrEqual(b, n.Totals["reports"], after)
	temp, err := os.MkdirTemp(filepath.Dir(to), "vneidbot-bench-check-")
	require.NoError(b, err)
	atEnd(func() { _ = os.RemoveAll(temp) })
	require.NoError(b, n.Check(context.Background(), temp))
}
