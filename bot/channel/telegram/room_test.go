package telegram

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestRoomBesideWhatNobodyAskedFor: the message that would be one too many waits until the
// first of the last second is old enough, no longer than a moment, and beside reminders alone.
func TestRoomBesideWhatNobodyAskedFor(t *testing.T) {
	began := time.Unix(1_000_000, 0)
	after := func(ms int) time.Time { return began.Add(time.Duration(ms) * time.Millisecond) }
	var r room
	for i := range 20 {
		require.Zero(t, r.take(after(40*i), 1, true, false))
	}
	for i := range 10 {
		require.Zero(t, r.take(after(790+i), 1, false, false), "room for ten answers at once")
	}
	require.Equal(t, 210*time.Millisecond, r.take(after(800), 1, false, false), "the eleventh waits for the first reminder to be old")
	require.Equal(t, 290*time.Millisecond, r.take(after(800), 3, false, false), "an album for as many as it has pictures")
	require.Zero(t, r.take(after(1010), 1, false, false))
	require.Zero(t, r.take(after(1060), 1, false, true), "nobody waits for ever")

	r = room{}
	for range 400 {
		require.Zero(t, r.take(after(0), 1, false, false), "where nothing unasked goes answers wait for nobody")
	}
	require.Zero(t, r.take(after(1), 1, true, false))
	require.Positive(t, r.take(after(2), 1, false, false))
	require.Zero(t, r.take(after(1051), 1, false, false))
}
