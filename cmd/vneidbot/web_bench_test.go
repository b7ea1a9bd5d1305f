package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"vneidbot/store/session/redistest"
)

// BenchmarkWebDialogues plays the reports of BenchmarkDialogues on Telegram and
// on the page, in turn, and quotes the page by Telegram:
//
//	go test ./cmd/vneidbot -run '^$' -bench WebDialogues -benchtime 1x
//
// The units are ratios: rate/telegram above 1 is faster, the others are better below.
func BenchmarkWebDialogues(b *testing.B) {
	for range b.N {
		quote(b, "page", func() measured { return playPage(b) }, "telegram", func() measured { return playLoad(b, "program") })
	}
}

// playPage runs the program with the page alone under the load.
func playPage(b *testing.B) measured {
	p, base, codes := pageOn(b, 2000)
	play := func(first int64, total, atOnce int) result {
		r := load{phones: webPhones(base), codes: codes, first: first, total: total, atOnce: atOnce, within: 2 * time.Minute}.run()
		require.Emptyf(b, r.failed, "log:\n%s", p.logged())
		return r
	}
	play(1, 50, 50)
	return p.measure(b, play(1000, *dialogues, 200))
}

// pageOn starts the program with the page on real Redis.
func pageOn(b *testing.B, units int) (p *process, base string, codes []string) {
	addr, dir := freeAddr(b), benchDir(b)
	codes = importSample(b, dir, units)
	base = "http://" + addr
	p = launch(b, "program", []string{"PUBLIC_URL=" + base, "HTTP_ADDR=" + addr, "TRUSTED_PROXIES=127.0.0.1",
		"REDIS_URL=" + redistest.Start(b).URL, "DATA_DIR=" + dir, "LOG_LEVEL=warn", "LIMIT_NEW_SESSIONS=1000000"})
	require.Eventually(b, func() bool {
		r, err := http.Get(base + "/readyz")
		return err == nil && r.Body.Close() == nil && r.StatusCode == http.StatusOK
	}, time.Minute, 20*time.Millisecond, "it did not start")
	return p, base, codes
}

// BenchmarkWebStreams is what 500 browsers that follow their chats cost the
// program, in MiB of memory that it holds, each after its first answer:
//
//	go test ./cmd/vneidbot -run '^$' -bench WebStreams -benchtime 1x
func BenchmarkWebStreams(b *testing.B) {
	for range b.N {
		p, base, _ := pageOn(b, 2000)
		for i := range int64(25) { // the same work first, without streams that stay: what it leaves is not theirs
			greet(b, base, 10_000+20*i, 20)()
		}
		before := p.resident(b)
		end := greet(b, base, 1, 500)
		b.ReportMetric(p.resident(b)-before, "MiB/500-streams")
		b.ReportMetric(0, "ns/op")
		end()
		p.stop(b)
	}
}

// greet has so many phones begin and hear the first answer; they follow their
// chats until end.
func greet(b *testing.B, base string, first int64, total int) (end context.CancelFunc) {
	ctx, end := context.WithCancel(context.Background())
	phones := webPhones(base)
	for i := range int64(total) {
		w := phones(first + i)
		require.NoError(b, w.say("/start"))
		_, err := w.hears(ctx, own("unit.ask"))
		require.NoError(b, err)
	}
	return end
}

// resident is the memory that the running process holds, in MiB.
func (p *process) resident(t testing.TB) float64 {
	t.Helper()
	statm, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", p.cmd.Process.Pid))
	require.NoError(t, err)
	var size, resident float64
	_, err = fmt.Sscan(string(statm), &size, &resident)
	require.NoError(t, err)
	return resident * float64(os.Getpagesize()) / (1 << 20)
}

// BenchmarkPageInABrowser is how long a phone that never saw the page waits until
// it can be used, and from the first tap to the bot's first message:
//
//	go test ./cmd/vneidbot -run '^$' -bench PageInABrowser -benchtime 10x
func BenchmarkPageInABrowser(b *testing.B) {
	s := newSurf(b)
	var ready, answered time.Duration
	for range b.N {
		p := s.tab(360, 740)
		began := time.Now()
		p.do(chromedp.Navigate(s.url+"/"), chromedp.WaitVisible(chromedp.CSS("#begin")))
		ready += time.Since(began)
		began = time.Now()
		p.do(chromedp.Click(chromedp.CSS("#begin")), chromedp.WaitVisible(chromedp.CSS(".bot .bubble")))
		answered += time.Since(began)
	}
	b.ReportMetric(float64(ready.Milliseconds())/float64(b.N), "ms-ready")
	b.ReportMetric(float64(answered.Milliseconds())/float64(b.N), "ms-first-message")
	b.ReportMetric(0, "ns/op")
}
