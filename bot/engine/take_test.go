package engine

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestATakenEventIsKeptFirstAndRunsAtOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		require.NoError(t, e.Take(t.Context(), say("7", 1, "hello")))
		require.NoError(t, e.Take(t.Context(), say("7", 1, "hello")), "delivered twice")
		require.NoError(t, e.Take(t.Context(), say("7", 2, "hello")))
		require.Empty(t, w.heard("7"), "nothing runs in the delivery")
		defer w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })()
		pass(t.Context(), 2*time.Second)
		require.Equal(t, []string{"heard test:7-1", "heard test:7-2"}, w.heard("7"))
		require.NoError(t, e.Take(t.Context(), say("7", 1, "hello")), "delivered once more")
		pass(t.Context(), 2*time.Second)
		require.Len(t, w.heard("7"), 2)

		w.failing("park")
		err := e.Take(t.Context(), say("7", 3, "hello"))
		require.Equal(t, bot.Unavailable, bot.KindOf(err), "it must not be acknowledged")
	})
}

func TestWhoSendsTooMuchIsToldOnceBeforeAnythingIsKept(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Ceilings = Ceilings{Events: 3} })
		for n := 1; n <= 6; n++ {
			require.NoError(t, e.Take(t.Context(), say("7", n, "hello")))
		}
		require.Len(t, w.inbox, 3)
		require.Equal(t, []string{"abuse.slow"}, w.heard("7"))
	})
}

func TestAPanicOverThatSentenceIsContained(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Ceilings, o.Wording = Ceilings{Events: 1}, speechless{} })
		require.NoError(t, e.Take(t.Context(), say("7", 1, "hello")))
		require.Error(t, e.Take(t.Context(), say("7", 2, "hello")))
		require.NoError(t, e.Take(t.Context(), say("7", 3, "hello")))
		require.Len(t, w.inbox, 1)
	})
}
