package engine

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestALineServesInTheOrderOfJoining(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		impatient := rapid.SliceOfN(rapid.Bool(), 1, 12).Draw(rt, "impatient")
		var served []int
		bubble(t, func(t *testing.T) { served = serve(t, impatient) })
		var want []int
		for i, leaves := range impatient {
			if i == 0 || !leaves {
				want = append(want, i)
			}
		}
		if len(served) != len(want) {
			rt.Fatalf("served %v, not %v", served, want)
		}
		for i := range want {
			if served[i] != want[i] {
				rt.Fatalf("served %v, not %v", served, want)
			}
		}
	})
}

// serve lets all join; who is impatient leaves before the turn comes.
func serve(t *testing.T, impatient []bool) (served []int) {
	var l line
	var all sync.WaitGroup
	for i, leaves := range impatient {
		p := l.join("chat")
		all.Go(func() {
			ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
			if leaves {
				ctx, cancel = context.WithTimeout(context.Background(), time.Millisecond)
			}
			defer cancel()
			if p.wait(ctx, nil) {
				served = append(served, i)
				pass(context.Background(), time.Second)
			}
			l.leave(p)
		})
	}
	all.Wait()
	require.Empty(t, l.tails, "an idle chat is forgotten")
	return served
}

func TestChatsDoNotWaitForEachOther(t *testing.T) {
	var l line
	a := l.join("a")
	b := l.join("b")
	require.True(t, b.wait(t.Context(), nil))
	l.leave(a)
	l.leave(b)
}
