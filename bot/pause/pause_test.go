package pause_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/pause"
)

func TestPausesDoubleUpToTheLongest(t *testing.T) {
	const first, most = 200 * time.Millisecond, 5 * time.Second
	for n, want := range map[int]time.Duration{-1: first, 0: first, 1: first, 2: 2 * first, 3: 4 * first, 5: 16 * first, 6: most, 1000: most} {
		require.Equal(t, want, pause.After(n, first, most), n)
		for range 100 {
			d := pause.Apart(n, first, most)
			require.LessOrEqual(t, d, want, n)
			require.GreaterOrEqual(t, d, want/2, n)
		}
	}
	require.NotEqual(t, pause.Apart(1, time.Hour, time.Hour), pause.Apart(1, time.Hour, time.Hour))
}

func TestAPauseEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		begun := time.Now()
		require.True(t, pause.For(ctx, 59*time.Second))
		require.False(t, pause.For(ctx, time.Hour))
		require.Equal(t, time.Minute, time.Since(begun))
	})
}
