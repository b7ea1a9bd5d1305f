package session

import (
	"fmt"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/guess"
	"vneidbot/bot/guess/guesstest"
	"vneidbot/store/session/redistest"
)

func TestGuessesAreCounted(t *testing.T) {
	guesstest.Run(t, func(t *testing.T) guess.Counter {
		return open(t, "redis://"+miniredis.RunT(t).Addr())
	})
	t.Run("Redis", func(t *testing.T) {
		guesstest.Run(t, func(t *testing.T) guess.Counter { return open(t, redistest.Start(t).URL) })
	})
}

// What a window leaves behind is gone when it is over, and the count over all
// begins with its next one.
func TestGuessesAreForgottenWithTheirWindow(t *testing.T) {
	mini := miniredis.RunT(t)
	s := open(t, "redis://"+mini.Addr())
	at := time.Date(2025, 5, 21, 8, 0, 0, 0, time.UTC)
	try := func(event string) bot.Guessed {
		t.Helper()
		got, err := s.Guess(t.Context(), bot.Guess{Event: event, At: at, All: 100, Window: time.Hour, Own: []bot.Ceiling{{Key: "a", Most: 2}}})
		require.NoError(t, err)
		return got
	}
	pass := func(d time.Duration) { mini.FastForward(d); at = at.Add(d) }
	try("1")
	pass(20 * time.Minute)
	try("2")
	require.Equal(t, 40*time.Minute, try("3").Wait, "the time that is left, not an hour")
	for _, key := range mini.Keys() {
		require.Positive(t, mini.TTL(key), key)
	}
	pass(40 * time.Minute)
	got := try("4")
	require.Zero(t, got.Wait)
	require.Equal(t, 1, got.All)
	require.True(t, got.Since.Equal(at))
	pass(time.Hour)
	require.Empty(t, mini.Keys(), fmt.Sprint(mini.Keys()))
}
