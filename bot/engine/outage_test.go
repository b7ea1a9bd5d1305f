package engine

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// Whoever writes while neither Redis nor the disk can be written is told once,
// after five seconds; the event comes again until it lasts.
func TestWithoutRedisAndDiskPeopleAreToldOnce(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		w.failing("enter", "park", "look", "backlog")
		require.Error(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.Empty(t, w.heard("7"), "three seconds are no outage")
		for range 5 {
			require.Error(t, e.Handle(t.Context(), say("7", 1, "hello")))
		}
		group := say("8", 1, "hello")
		group.Chat.Group = true
		require.NoError(t, e.Handle(t.Context(), group), "talk in a group")
		require.Error(t, e.Take(t.Context(), say("9", 1, "hello")))
		require.Equal(t, []string{"system.down"}, w.heard("7"))
		require.Equal(t, []string{"system.down"}, w.heard("9"))
		w.failing()
		require.NoError(t, e.Handle(t.Context(), say("7", 1, "hello")))
		require.Equal(t, []string{"system.down", "heard test:7-1"}, w.heard("7"))
	})
}

// An outage that comes and goes is told once in a quarter of an hour, in the
// chats that wait for it.
func TestAnOutageThatComesAndGoesIsNotToldEachTime(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start()
		defer w.run(func(ctx context.Context) { _ = e.RunParked(ctx) })()
		down := func(n int) {
			w.failing("enter")
			require.NoError(t, e.Handle(t.Context(), say("7", n, "hello")))
			pass(t.Context(), 30*time.Second)
			w.failing()
			pass(t.Context(), 30*time.Second)
		}
		down(1)
		down(2)
		require.Equal(t, []string{"system.down", "heard test:7-1", "heard test:7-2"}, w.heard("7"))
		pass(t.Context(), 15*time.Minute)
		down(3)
		require.Equal(t, "system.down", w.heard("7")[3])
	})
}

func TestOnlyWhatIsAwayIsAnOutage(t *testing.T) {
	var o outage
	now := time.Now()
	o.note(bot.Fail(bot.Conflict, "locked", nil), now)
	o.note(context.Canceled, now)
	o.note(errBehind, now)
	require.False(t, o.tells("7", now.Add(time.Minute)))
	o.note(bot.Fail(bot.Exhausted, "disk", nil), now)
	require.False(t, o.tells("7", now.Add(outageAfter)))
	require.True(t, o.tells("7", now.Add(outageAfter+1)))
	require.False(t, o.tells("7", now.Add(outageAfter+2)))
	require.False(t, o.tells("8", now.Add(time.Hour)), "nothing has failed for long")
	o.note(bot.Fail(bot.Exhausted, "disk", nil), now.Add(time.Hour))
	require.False(t, o.tells("8", now.Add(time.Hour+time.Second)), "this is another outage")
	o.note(nil, now)
	require.False(t, o.tells("9", now.Add(outageAfter+1)))
}
