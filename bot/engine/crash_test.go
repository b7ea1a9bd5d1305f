package engine

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// killAt kills the process the first time it comes to the point.
func killAt(c *copyOf, point string) func(string) {
	return func(at string) {
		if at == point {
			c.kill()
		}
		c.alive()
	}
}

// deliver gives the event to the engine, and tells whether it was acknowledged:
// not when the process was killed over it.
func deliver(e *Engine, ev bot.Event) (acknowledged bool) {
	return deliverWith(context.Background(), e, ev)
}

func deliverWith(ctx context.Context, e *Engine, ev bot.Event) (acknowledged bool) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		acknowledged = e.Handle(ctx, ev) == nil
	}()
	<-done
	return acknowledged
}

// Whatever the point at which the process is killed: the next one is given the
// event again, and there is one report, one code, and at most one message twice.
func TestKilledAtEveryPoint(t *testing.T) {
	for _, point := range Points() {
		for _, shared := range []bool{false, true} {
			t.Run(point, func(t *testing.T) {
				bubble(t, func(t *testing.T) { killAndGoOn(t, point, shared) })
			})
		}
	}
}

func killAndGoOn(t *testing.T, point string, shared bool) {
	w := newWorld()
	defer w.run(w.drain)()
	copies := func(o *Options) { o.Shared = shared }
	first, c := w.start(copies)
	require.True(t, deliver(first, say("7", 1, "hello")))
	trouble(w, point)
	first.opt.Crash = killAt(c, point)
	defer w.run(func(ctx context.Context) { _ = first.RunParked(ctx) })()
	acknowledged := deliver(first, say("7", 2, "send r1"))
	pass(t.Context(), time.Second)
	require.True(t, c.killed(), "the turn came past the point")
	w.set(func() { w.send, w.fault = nil, nil })

	restarted := time.Now()
	next, _ := w.start(copies)
	defer w.run(func(ctx context.Context) { _ = next.RunParked(ctx) })()
	if !acknowledged {
		require.True(t, deliver(next, say("7", 2, "send r1")))
	}
	require.True(t, deliver(next, say("7", 3, "hello")))
	pass(t.Context(), 10*time.Second)

	require.Len(t, w.reports, 1)
	require.Equal(t, []string{"test:7-1", "test:7-2", "test:7-3"}, next.open(w.chats["test:7"].data).State.(*heard).IDs)
	once := []string{"heard test:7-1", "receipt test:7-2 BC-0001", "contact test:7-2", "heard test:7-3"}
	require.Equal(t, once, firstTimes(w.heard("7")))
	require.LessOrEqual(t, len(w.heard("7")), len(once)+1, "at most one message twice: %q", w.heard("7"))
	require.Less(t, w.last.Sub(restarted), 5*time.Second, "the chat goes on")
}

// trouble makes the turn come past points that a good day never sees.
func trouble(w *world, point string) {
	switch point {
	case beforeQueue, afterQueue:
		w.send = func(bot.Message) error { return errAway }
	case beforePark, afterPark, beforeUnpark, afterUnpark:
		away := true
		w.fault = func(op string) fault {
			away = away && op != "park"
			if away && op == "enter" {
				return before
			}
			return fine
		}
	}
}

func firstTimes(said []string) (out []string) {
	seen := map[string]bool{}
	for _, s := range said {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// Points lists the crash points that Options.Crash is called with.
func Points() []string {
	return []string{beforeEnter, afterEnter, beforeCommit, afterCommit, beforeSave, afterSave, beforeSay, afterSay, beforeMark, afterMark,
		beforeQueue, afterQueue, beforePark, afterPark, beforeUnpark, afterUnpark, beforeAnswer}
}
