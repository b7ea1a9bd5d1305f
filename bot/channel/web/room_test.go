package web

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

var noon = time.Date(2025, 5, 21, 5, 0, 0, 0, time.UTC)

// Uploads of twenty megabytes from fifty addresses leave room for a picture of
// everybody else; those who hold some get no more.
func TestUploadsThatNoReportNamesShareTheRoom(t *testing.T) {
	left := int64(1 << 30)
	r := &room{free: func() (int64, error) { return left, nil }}
	took := map[string]int{}
	for i := range 500 {
		from := fmt.Sprint("address ", i%50)
		err := r.hold(fmt.Sprint("upload ", i), from, pictureMost, noon)
		slow := slowDown{}
		if errors.As(err, &slow) {
			require.Equal(t, fullPause, slow.wait)
			continue
		}
		require.NoError(t, err)
		took[from]++
		left -= pictureMost
	}
	require.Len(t, took, 50, "each had a first one as long as the disk has room")
	require.Positive(t, left)
	for from, n := range took {
		require.LessOrEqual(t, n, 2, from)
	}
	require.NoError(t, r.hold("honest", "a principal", 200<<10, noon))
	require.Error(t, r.hold("more", "address 1", 200<<10, noon))

	left = 100 << 10
	err := r.hold("too much", "another", 200<<10, noon)
	require.Equal(t, bot.Exhausted, bot.KindOf(err))
	left = 1 << 30
	r.give(map[string]bool{"upload 1": true, "upload 51": true}, noon.Add(-time.Hour))
	require.NoError(t, r.hold("more", "address 1", 200<<10, noon), "a report named them")
	r.give(nil, noon.Add(time.Second))
	require.Zero(t, r.total)
	require.Empty(t, r.of)
	require.Empty(t, r.held)
}

func TestAnUploadTakesWhatItIs(t *testing.T) {
	r := &room{free: func() (int64, error) { return 1 << 30, nil }}
	for range 5 { // posted again
		require.NoError(t, r.hold("one", "a", pictureMost, noon))
		r.settle("one", 1000)
	}
	require.EqualValues(t, 1000, r.total)
	require.NoError(t, r.hold("two", "a", pictureMost, noon))
	r.settle("two", 0)
	require.EqualValues(t, 1000, r.of["a"], "it was cut off")
}
