package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"image"
	"image/png"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkGarbage has fifty addresses post 500 MiB of garbage in a minute, half
// of it noise and half noise behind the beginning of a picture, while others
// report; their p99 is quoted by the same load without, and none may be refused:
//
//	go test ./cmd/vneidbot -run '^$' -bench Garbage -benchtime 1x
func BenchmarkGarbage(b *testing.B) {
	for range b.N {
		p, base, codes := pageOn(b, 2000)
		first := int64(1)
		play := func(total int) result {
			r := load{phones: webPhones(base), codes: codes, first: first, total: total, atOnce: 5, within: 2 * time.Minute}.run()
			first += int64(total)
			require.Emptyf(b, r.failed, "log:\n%s", p.logged())
			return r
		}
		play(50)
		var ratios []float64
		var sent int64
		for range *rounds {
			calm := play(1000)
			ctx, end := context.WithCancel(context.Background())
			var throw sync.WaitGroup
			throw.Go(func() { sent += garbage(ctx, base) })
			beside := play(1000)
			end()
			throw.Wait()
			b.Logf("calm %v in %v, beside %v in %v, %d MiB of garbage so far", calm.quantile(0.99), calm.took, beside.quantile(0.99), beside.took, sent)
			ratios = append(ratios, float64(beside.quantile(0.99))/float64(calm.quantile(0.99)))
		}
		b.ReportMetric(middle(ratios), "p99/calm")
		b.ReportMetric(float64(sent), "MiB-garbage")
		b.ReportMetric(0, "ns/op")
		p.stop(b)
	}
}

// garbage posts 500 MiB a minute from fifty addresses until ctx ends, and tells
// how many were answered at all.
func garbage(ctx context.Context, base string) (sent int64) {
	const piece = 1 << 20
	noise := make([]byte, piece)
	_, _ = rand.Read(noise)
	var head bytes.Buffer
	_ = png.Encode(&head, image.NewGray(image.Rect(0, 0, 400, 800))) // a buffer takes everything
	forged := append(bytes.Clone(head.Bytes()[:40]), noise[40:]...)
	phones := webPhones(base)
	var posts sync.WaitGroup
	var answered atomic.Int64
	every := time.NewTicker(time.Minute / 500)
	defer every.Stop()
	for n := int64(0); ; n++ {
		select {
		case <-ctx.Done():
			posts.Wait()
			return answered.Load()
		case <-every.C:
		}
		posts.Go(func() {
			data := noise
			if n%2 == 0 {
				data = forged
			}
			if phones(900_000+n%50).picture(data) == nil {
				answered.Add(1)
			}
		})
	}
}
