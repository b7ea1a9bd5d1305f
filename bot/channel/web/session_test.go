package web

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Sessions lie in every index in the order in which they began.
func TestSessionsOfOneTimeAreNeighbours(t *testing.T) {
	at := time.Date(2025, 5, 20, 8, 0, 0, 0, time.UTC)
	known := map[string]bool{}
	last := ""
	for range 1000 {
		id := newID(at)
		require.Regexp(t, `^[0-9a-v]{24}$`, id)
		require.Less(t, last, id)
		known[id[10:]] = true
		last, at = id, at.Add(time.Millisecond)
	}
	require.Len(t, known, 1000, "what follows the time is never the same")
}
