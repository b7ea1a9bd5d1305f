package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/session/redistest"
)

// BenchmarkLongLife has one program answer 20,000 reports and compares what it holds
// afterwards with what it held after 5,000: memory that is in use after a collection,
// goroutines, open files. People are new all the time, or the same thousand again and
// again; their conversations are kept by the program, or by a Redis outside of it.
//
//	go test ./cmd/vneidbot -run '^$' -bench LongLife -benchtime 1x -timeout 1h
//
// With $VNEIDBOT_PROFILE what is held at each of the three looks is profiled too.
func BenchmarkLongLife(b *testing.B) {
	for _, life := range []struct {
		name    string
		people  int64
		outside bool
	}{{"the same people", 1000, false}, {"new people", 0, false}, {"new people, Redis outside", 0, true}} {
		b.Run(life.name, func(b *testing.B) {
			for range b.N {
				l := liveLong(b, life.outside)
				l.plays(b, 500, life.people)
				start := l.holds(b)
				l.plays(b, 4500, life.people)
				few := l.holds(b)
				l.plays(b, 15_000, life.people)
				many := l.holds(b)
				b.Logf("after 500: %+v; after 5,000: %+v; after 20,000: %+v", start, few, many)
				b.ReportMetric(many.heap/few.heap, "heap-20k/5k")
				b.ReportMetric(many.resident/few.resident, "resident-20k/5k")
				b.ReportMetric((many.heap-few.heap)*1024/15_000, "KiB/report")
				b.ReportMetric(many.goroutines-few.goroutines, "goroutines-more")
				b.ReportMetric(many.files-few.files, "files-more")
				b.ReportMetric(0, "ns/op")
				l.stop(b)
			}
		})
	}
}

// long is a program that goes on for long.
type long struct {
	played
	metrics string
	next    int64
	known   bool // who comes has reported before
}

func liveLong(b *testing.B, outside bool) *long {
	server, dir, metrics := telegramtest.New(b), benchDir(b), freeAddr(b)
	codes := importSample(b, dir, 4000)
	env := []string{
		"TELEGRAM_BOT_TOKEN=" + telegramtest.Token, "TELEGRAM_API_URL=" + server.URL(), "DATA_DIR=" + dir, "HTTP_ADDR=127.0.0.1:0", "METRICS_ADDR=" + metrics,
		"LOG_LEVEL=warn", "LIMIT_NEW_SESSIONS=1000000", "LIMIT_ACCOUNT_EVENTS=1000000",
	}
	if outside {
		env = append(env, "REDIS_URL="+redistest.Start(b).URL)
	}
	return &long{metrics: metrics, next: 1000, played: played{server: server, codes: codes, process: launch(b, "program", env)}}
}

// plays has n more reports made, some at a time.
func (l *long) plays(b *testing.B, n int, people int64) {
	b.Helper()
	const some = 500
	for ; n > 0; n -= some {
		if people > 0 && l.next >= 1000+people {
			l.next, l.known = 1000, true
		}
		round := l.load(l.next, some, 50)
		if l.known {
			round.steps = again
		}
		r := round.run()
		require.Emptyf(b, r.failed, "log:\n%s", l.logged())
		l.next += some
	}
}

// held is what a program holds.
type held struct{ heap, resident, goroutines, files float64 } // MiB, MiB

// holds looks after the second collection from now, when what was under way is over.
func (l *long) holds(b *testing.B) held {
	b.Helper()
	for range 2 {
		last := l.metric(b, "go_memstats_last_gc_time_seconds")
		require.Eventually(b, func() bool { return l.metric(b, "go_memstats_last_gc_time_seconds") > last }, 5*time.Minute, 20*time.Millisecond) // which asks for memory too
	}
	require.NoError(b, l.cmd.Process.Signal(heapSignal))
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", l.cmd.Process.Pid))
	require.NoError(b, err)
	return held{heap: l.metric(b, "go_memstats_heap_alloc_bytes") / (1 << 20), resident: l.metric(b, "process_resident_memory_bytes") / (1 << 20),
		goroutines: l.metric(b, "go_goroutines"), files: float64(len(files))}
}

func (l *long) metric(b *testing.B, name string) float64 {
	b.Helper()
	return metric(b, l.metrics, name)
}

// metric is one figure of the program's that tells them at the address.
func metric(b *testing.B, addr, name string) (v float64) {
	b.Helper()
	r, err := http.Get("http://" + addr + "/metrics")
	require.NoError(b, err)
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	for lines.Scan() {
		if rest, ok := strings.CutPrefix(lines.Text(), name+" "); ok {
			_, err := fmt.Sscan(rest, &v)
			require.NoError(b, err)
			return v
		}
	}
	b.Fatalf("no metric %s", name)
	return 0
}
