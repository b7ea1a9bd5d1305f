package engine

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// failing makes the named calls fail from now on.
func (w *world) failing(ops ...string) {
	w.set(func() {
		w.fault = func(op string) fault {
			for _, o := range ops {
				if op == o {
					return before
				}
			}
			return fine
		}
	})
}

func TestWithoutRedisEventsAreParkedAndRunInOrderAfterwards(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		w.failing("enter", "leave")
		began := time.Now()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.InDelta(t, 3, time.Since(began).Seconds(), 0.3)
		began = time.Now()
		require.NoError(t, e.Handle(t.Context(), say("7", 2, "hello")))
		require.Less(t, time.Since(began), 100*time.Millisecond, "newer events join behind")
		require.Equal(t, []string{"unavailable", "behind"}, w.causes)
		defer w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })() // later than the events, which would wait for a try of it
		pass(t.Context(), time.Hour)
		require.Equal(t, []string{"system.down"}, w.heard("7"), "told once, however long it lasts")
		require.Zero(t, w.inbox[0].Tries, "an outage is no try of the event's own")
		back := time.Now()
		w.failing()
		pass(t.Context(), 10*time.Second)
		require.Equal(t, []string{"system.down", "heard test:7-1", "heard test:7-2"}, w.heard("7"))
		require.Less(t, w.last.Sub(back), 6*time.Second, "what waited for Redis goes on soon after")
	})
}

func TestWithoutRedisAndDiskTheEventComesAgain(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		w.failing("enter", "park")
		require.Error(t, e.Handle(t.Context(), say("7", 1, "hello")))
		w.failing()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.Equal(t, []string{"heard test:7-1"}, w.heard("7"))
		require.Empty(t, w.inbox)
	})
}

func TestALockOfAKilledProcessIsWaitedOut(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, c := w.start()
		defer w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })()
		_, err := c.Enter(t.Context(), "test:7")
		require.NoError(t, err)
		began := time.Now()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		pass(t.Context(), 5*time.Second)
		require.Equal(t, []string{"heard test:7-1"}, w.heard("7"))
		require.Less(t, w.last.Sub(began), 5*time.Second)
	})
}

func TestATurnThatPanicsIsParkedAndThePersonToldOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		var log bytes.Buffer
		e, _ := w.start(func(o *Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
		stop := w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "boom 0299900124")))
		require.Equal(t, []string{"panic"}, w.causes)
		require.NoError(t, e.Handle(t.Context(), say("7", 2, "hello")))
		require.NoError(t, e.Handle(t.Context(), say("8", 1, "hello")))
		require.Equal(t, []string{"heard test:8-1"}, w.heard("8"), "nobody else waits")
		require.Equal(t, []string{"other.failed"}, w.heard("7"))
		pass(t.Context(), time.Hour)
		require.Equal(t, []string{"other.failed", "heard test:7-2"}, w.heard("7"))
		require.True(t, w.inbox[0].dead)
		require.Equal(t, parkedTries, w.inbox[0].Tries)
		stop()
		require.Contains(t, log.String(), "turn panicked")
		require.Contains(t, log.String(), "given up")
		require.NotContains(t, log.String(), "0299900124")
	})
}

func TestAPanicThatDoesNotComeAgainCostsNothing(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, c := w.start()
		e.opt.Records = &nervous{copyOf: c}
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.Equal(t, []string{"heard test:7-1"}, w.heard("7"))
	})
}

// TestAPanicOutsideTheStepIsContainedToo lets what stands around the step panic:
// the session's store, and the words of the answer.
func TestAPanicOutsideTheStepIsContainedToo(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, c := w.start()
		e.opt.Sessions, e.opt.Wording = &mad{c}, speechless{}
		stop := w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })
		defer stop()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.Equal(t, []string{"panic"}, w.causes)
		require.NoError(t, e.Handle(t.Context(), say("8", 1, "hello")))
		require.Equal(t, []string{"heard test:8-1"}, w.heard("8"), "nobody else waits")
		pass(t.Context(), time.Hour)
		require.True(t, w.inbox[0].dead, "it ends")
		require.Equal(t, parkedTries, w.inbox[0].Tries)
		require.Empty(t, w.heard("7"))
	})
}

// mad panics whenever chat 7 comes in.
type mad struct{ *copyOf }

func (m *mad) Enter(ctx context.Context, key string) (bot.Session, error) {
	if key == "test:7" {
		panic("mad")
	}
	return m.copyOf.Enter(ctx, key)
}

// speechless panics over the engine's own sentences.
type speechless struct{ plain }

func (s speechless) Words(lang string, t bot.Text) string {
	if t.Key == "other.failed" || t.Key == "abuse.slow" {
		panic("speechless")
	}
	return s.plain.Words(lang, t)
}

// TestAnAnswerThatPanicsDoesNotComeForEver lets the counting of answers fail,
// after the turn has lasted.
func TestAnAnswerThatPanicsDoesNotComeForEver(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Answered = func(bot.Chat, int) { panic("cannot count") } })
		stop := w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })
		defer stop()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		pass(t.Context(), time.Hour)
		require.Equal(t, "heard test:7-1", w.heard("7")[0])
		require.True(t, w.inbox[0].dead || w.inbox[0].gone, "it ends")
	})
}

// nervous panics in its first Look.
type nervous struct {
	*copyOf
	once sync.Once
}

func (n *nervous) Look(ctx context.Context, ev bot.Event, needs bot.Needs) (bot.Facts, error) {
	n.once.Do(func() { panic("once") })
	return n.copyOf.Look(ctx, ev, needs)
}

func TestAnEventBehindASlowOneIsParkedInItsPlace(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.delay = slowSend(8 * time.Second)
		e, _ := w.start()
		defer w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })()
		var all sync.WaitGroup
		began := time.Now()
		for i := range 4 {
			all.Go(func() {
				require.NoError(t, e.Handle(context.Background(), say("7", i, "hello")))
				if i > 0 {
					require.Less(t, time.Since(began), 3500*time.Millisecond, "nothing waits longer than it may")
				}
			})
			synctest.Wait()
		}
		began = time.Now()
		require.NoError(t, e.Handle(t.Context(), say("8", 0, "hello")))
		require.Less(t, time.Since(began), time.Second)
		all.Wait()
		pass(t.Context(), time.Minute)
		require.Equal(t, []string{"heard test:7-0", "heard test:7-1", "heard test:7-2", "heard test:7-3"}, w.heard("7"))
		require.NotEmpty(t, w.causes)
	})
}

// slowSend delays the first message.
func slowSend(d time.Duration) func(string) time.Duration {
	first := true
	return func(op string) time.Duration {
		if op == "send" && first {
			first = false
			return d
		}
		return 0
	}
}

func TestWhoHoldsOthersUpParksAtOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, c := w.start()
		_, err := c.Enter(t.Context(), "test:7")
		require.NoError(t, err)
		hurry := make(chan struct{})
		close(hurry)
		began := time.Now()
		require.NoError(t, e.Handle(channel.WithHurry(t.Context(), hurry), say("7", 1, "hello")))
		require.Less(t, time.Since(began), 50*time.Millisecond)
		require.Equal(t, []string{"locked"}, w.causes)
		require.NoError(t, e.Handle(channel.WithHurry(t.Context(), hurry), say("8", 1, "hello")))
		require.Equal(t, []string{"heard test:8-1"}, w.heard("8"), "what need not wait is done")
	})
}

func TestWhoHoldsOthersUpDoesNotStandInLine(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.delay = slowSend(2 * time.Second)
		e, _ := w.start()
		first := make(chan bool)
		go func() { first <- deliver(e, say("7", 1, "hello")) }()
		synctest.Wait()
		hurry := make(chan struct{})
		close(hurry)
		began := time.Now()
		require.NoError(t, e.Handle(channel.WithHurry(t.Context(), hurry), say("7", 2, "hello")))
		require.Less(t, time.Since(began), 50*time.Millisecond)
		require.Equal(t, []string{"queued"}, w.causes)
		require.True(t, <-first)
	})
}

// What conflicts for ever is a bug: it ends, and the chat goes on.
func TestAStepThatNeverFitsTheRecordsIsGivenUp(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, c := w.start()
		left := 1 << 30
		e.opt.Records = &stale{copyOf: c, left: &left}
		began := time.Now()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "send r1")))
		require.Equal(t, stepsMost, 1<<30-left)
		require.Less(t, time.Since(began), time.Second)
		require.Equal(t, []string{"changed"}, w.causes)
		stop := w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })
		pass(t.Context(), time.Hour)
		stop()
		require.True(t, w.inbox[0].dead)
	})
}

func TestATurnMayPanicTwiceInItsOwnTime(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		var log bytes.Buffer
		e, _ := w.start(func(o *Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "boom")))
		require.Equal(t, 2, strings.Count(log.String(), "turn panicked"))
		require.Equal(t, []string{"other.failed"}, w.heard("7"))
		joined := say("7", 2, "boom")
		joined.ID, joined.Kind, joined.Chat.ID = "test:8-1", bot.Fetched, "8"
		require.NoError(t, e.Handle(t.Context(), joined))
		require.Empty(t, w.heard("8"), "who did nothing is told nothing")
	})
}

func TestTheEndOfTheContextParks(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		require.NoError(t, e.Handle(ctx, say("7", 1, "hello")))
		require.Len(t, w.inbox, 1)
	})
}
