package web

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAPaceFillsUpAgainSteadily(t *testing.T) {
	now := time.Date(2025, 5, 20, 8, 0, 0, 0, time.UTC)
	p := newPace(Limits{}, func() time.Time { return now })
	for range 60 {
		require.Zero(t, p.take("a", 60))
	}
	require.Equal(t, time.Second, p.take("a", 60))
	require.Equal(t, time.Second, p.take("a", 60), "who was refused has taken nothing")
	require.Zero(t, p.take("b", 60))
	now = now.Add(time.Second)
	require.Zero(t, p.take("a", 60))
	now = now.Add(59 * time.Second)
	p.forget()
	require.Len(t, p.pace, 1)
	now = now.Add(time.Second)
	p.forget()
	require.Empty(t, p.pace)
}
