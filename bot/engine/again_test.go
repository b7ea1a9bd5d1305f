package engine

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Both copies are given the event at once, as happens with webhooks: the slower
// one waits for the other to say it, and says nothing.
func TestTwoCopiesSayOneReply(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.delay = slowSend(time.Second)
		shared := func(o *Options) { o.Shared = true }
		a, _ := w.start(shared)
		b, _ := w.start(shared)
		var both sync.WaitGroup
		for _, e := range []*Engine{a, b} {
			both.Go(func() { require.True(t, deliver(e, say("7", 1, "send r1"))) })
		}
		both.Wait()
		w.flush()
		require.Equal(t, []string{"receipt test:7-1 BC-0001", "contact test:7-1"}, w.heard("7"))
	})
}

func TestAKilledCopysReplyIsSaidByTheOtherSoon(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		shared := func(o *Options) { o.Shared = true }
		a, c := w.start(shared)
		a.opt.Crash = killAt(c, afterSave)
		b, _ := w.start(shared)
		began := time.Now()
		require.False(t, deliver(a, say("7", 1, "hello")))
		require.True(t, deliver(b, say("7", 1, "hello")))
		w.flush()
		require.Equal(t, []string{"heard test:7-1"}, w.heard("7"))
		require.Less(t, w.last.Sub(began), 3*time.Second)
	})
}

// The other copy says the first of two messages while this one waits, and is
// killed over the second: only the second may come twice.
func TestOnlyWhatWasNotSaidMeanwhileIsSaidAgain(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.delay = slowSend(time.Second)
		shared := func(o *Options) { o.Shared = true }
		a, c := w.start(shared)
		said := 0
		a.opt.Crash = func(point string) {
			if point == afterSay {
				said++
			}
			if said == 2 {
				c.kill()
			}
			c.alive()
		}
		b, _ := w.start(shared)
		go deliver(a, say("7", 1, "two"))
		pass(t.Context(), 100*time.Millisecond)
		require.True(t, deliver(b, say("7", 1, "two")))
		w.flush()
		require.Equal(t, []string{"first test:7-1", "second test:7-1", "second test:7-1"}, w.heard("7"))
	})
}

func TestMemoryForgetsTheOldest(t *testing.T) {
	var m memory
	for i := range memoryMost + 10 {
		m.add("chat", string(rune('a'+i%26))+time.Duration(i).String())
		m.add("chat", string(rune('a'+i%26))+time.Duration(i).String())
	}
	require.False(t, m.has("chat", "a"+time.Duration(0).String()))
	last := memoryMost + 9
	require.True(t, m.has("chat", string(rune('a'+last%26))+time.Duration(last).String()))
	require.False(t, m.has("other", string(rune('a'+last%26))+time.Duration(last).String()))
	require.Len(t, m.set, memoryMost)
}
