package session

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// killed knows one copy that was killed.
func killed(name string) Option {
	return Copy("B", func(copy string) bool { return copy == name })
}

func TestTheLockOfAKilledCopyIsFree(t *testing.T) {
	onShared(t, func(t *testing.T, open func(...Option) *Store) {
		alive := func(string) bool { return false }
		_, err := open(Copy("A", alive)).Enter(t.Context(), chat)
		require.NoError(t, err)
		_, err = open(Copy("B", alive)).Enter(t.Context(), chat)
		require.Equal(t, bot.Conflict, bot.KindOf(err), "its owner lives")
		_, err = open(killed("C")).Enter(t.Context(), chat)
		require.Equal(t, bot.Conflict, bot.KindOf(err), "another copy was killed")

		s := open(killed("A"))
		turn, err := s.Enter(t.Context(), chat)
		require.NoError(t, err)
		require.NoError(t, s.Leave(t.Context(), turn))
	})
}

func TestTheLeaseOfAKilledCopyPassesOnAtOnce(t *testing.T) {
	onShared(t, func(t *testing.T, open func(...Option) *Store) {
		first := lease{store: open(Copy("A", nil)), key: keyLease("poll"), ttl: time.Hour}
		first.owner = first.store.newOwner()
		_, left, err := first.try(t.Context())
		require.NoError(t, err)
		require.Zero(t, left)

		held := false
		require.NoError(t, open(killed("A")).Hold(t.Context(), "poll", time.Hour, func(context.Context) error {
			held = true
			return nil
		}))
		require.True(t, held)
	})
}
