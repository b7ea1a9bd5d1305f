package store

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Slow steps become smaller and fast ones larger, not beyond the bounds, and none at
// once more than twice as large.
func TestStepsGoByTheTimeTheyTake(t *testing.T) {
	for _, c := range []struct {
		pace pace
		took time.Duration
		next pace
	}{
		{100, stepTime, 100}, {100, 2 * stepTime, 50}, {100, 10 * stepTime, leastStep}, {leastStep, time.Hour, leastStep},
		{100, stepTime * 4 / 5, 125}, {100, 0, 200}, {300, time.Millisecond, mostStep}, {leastStep, time.Millisecond, 2 * leastStep},
	} {
		require.Equal(t, c.next, c.pace.after(c.took), "%d in %s", c.pace, c.took)
	}
}

// What is left is gone on with until there is nothing more, or an error.
func TestPacedGoesOnUntilTheEnd(t *testing.T) {
	left, steps := 1000, 0
	require.NoError(t, paced(func(rows int) (bool, error) {
		require.Positive(t, rows)
		left, steps = left-rows, steps+1
		return left > 0, nil
	}))
	require.LessOrEqual(t, left, 0)
	require.Less(t, steps, 10)
	require.ErrorIs(t, paced(func(int) (bool, error) { return true, errMoved }), errMoved)
}
