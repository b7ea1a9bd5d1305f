package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAClockThatWasSetIsNoticed(t *testing.T) {
	require.Equal(t, -time.Hour, clockMoved(time.Second-time.Hour, time.Second))
	require.Equal(t, 24*time.Hour, clockMoved(24*time.Hour+time.Second, time.Second))
	require.Zero(t, clockMoved(1500*time.Millisecond, time.Second), "kept right in small steps")
	require.Zero(t, clockMoved(time.Minute, time.Minute), "the program slept")
}
