package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
)

// A demonstration that is kept goes on with a round that was moved: seeded again it is
// neither refused nor given a second one.
func TestADemonstrationGoesOnWithAMovedRound(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	clock, err := newDemoClock(bot.NewPlace(nil), dir, time.Now())
	require.NoError(t, err)
	s, err := store.Open(t.Context(), dir, store.Options{Areas: roster.CityAreas()})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })

	require.NoError(t, seedRound(t.Context(), s, clock))
	all, err := standingRounds(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, all, 1)
	moved := all[0]
	moved.Units, moved.Areas = moved.Units.Add(90*time.Minute), moved.Areas.Add(90*time.Minute)
	_, err = s.Commit(t.Context(), []bot.Write{bot.MoveRound{Round: moved, Was: all[0].Version, By: cityOfficer, At: clock.Now()}})
	require.NoError(t, err)

	require.NoError(t, seedRound(t.Context(), s, clock))
	again, err := standingRounds(t.Context(), s)
	require.NoError(t, err)
	require.Len(t, again, 1)
	require.True(t, again[0].Units.Equal(moved.Units))
}
