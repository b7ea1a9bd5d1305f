package session

import (
	"context"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// one is what one copy of the program knows.
type one struct {
	name, killed string
	alone        bool
}

func (c one) Copy() string           { return c.name }
func (c one) Ended(name string) bool { return c.killed != "" && name == c.killed }
func (c one) Alone() bool            { return c.alone }

func TestTheLockOfAKilledCopyIsFree(t *testing.T) {
	onShared(t, func(t *testing.T, open func(...Option) *Store) {
		_, err := open(Among(one{name: "A"})).Enter(t.Context(), chat)
		require.NoError(t, err)
		_, err = open(Among(one{name: "B"})).Enter(t.Context(), chat)
		require.Equal(t, bot.Conflict, bot.KindOf(err), "its owner lives")
		_, err = open(Among(one{name: "B", killed: "C"})).Enter(t.Context(), chat)
		require.Equal(t, bot.Conflict, bot.KindOf(err), "another copy was killed")

		s := open(Among(one{name: "B", killed: "A"}))
		turn, err := s.Enter(t.Context(), chat)
		require.NoError(t, err)
		require.NoError(t, s.Leave(t.Context(), turn))
	})
}

func TestTheLeaseOfAKilledCopyPassesOnAtOnce(t *testing.T) {
	onShared(t, func(t *testing.T, open func(...Option) *Store) {
		first := lease{store: open(Among(one{name: "A"})), key: keyLease("poll"), ttl: time.Hour}
		first.owner = first.store.newOwner()
		_, left, err := first.try(t.Context())
		require.NoError(t, err)
		require.Zero(t, left)

		held := false
		other := open(Among(one{name: "B", killed: "A"}))
		require.NoError(t, other.Hold(t.Context(), "poll", time.Hour, func(context.Context) error {
			held = true
			return nil
		}))
		require.True(t, held)
	})
}

// A copy that is alone takes no lock; one that has come since and does is not
// stopped by it, nor stops it, and one of the two turns counts.
func TestWhoIsAloneLocksNothing(t *testing.T) {
	onEach(t, func(t *testing.T, open func(...Option) *Store) {
		s, ctx := open(Among(one{name: "A", alone: true})), t.Context()
		first, err := s.Enter(ctx, chat)
		require.NoError(t, err)
		n, err := s.rdb.Exists(ctx, keyLock(chat)).Result()
		require.NoError(t, err)
		require.Zero(t, n)

		locked := *s
		locked.copies = one{name: "B"}
		second, err := locked.Enter(ctx, chat)
		require.NoError(t, err)
		third, err := s.Enter(ctx, chat)
		require.NoError(t, err)
		require.NoError(t, s.Release(ctx, third))
		require.Equal(t, bot.Conflict, kindOfEnter(&locked), "the lock of the second is still its own")

		first.Data = []byte("first")
		require.NoError(t, s.Leave(ctx, first))
		require.NoError(t, s.Leave(ctx, first), "sent twice")
		require.Equal(t, bot.Conflict, bot.KindOf(s.Leave(ctx, third)))
		require.Equal(t, bot.Conflict, bot.KindOf(locked.Leave(ctx, second)))
		again, err := locked.Enter(ctx, chat)
		require.NoError(t, err, "the loser has left its lock")
		require.Equal(t, "first", string(again.Data))
	})
}

// Two copies of which each believes that it is alone lose no turn either.
func TestTheFenceIsEnough(t *testing.T) {
	onEach(t, func(t *testing.T, open func(...Option) *Store) {
		s := open(Among(one{name: "A", alone: true}))
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				for range 8 {
					addUnlocked(t, s)
				}
			})
		}
		all.Wait()
		last, err := s.Enter(t.Context(), chat)
		require.NoError(t, err)
		require.Equal(t, "32", string(last.Data))
	})
}

// addUnlocked adds one to the number that the session holds, again until nobody
// else was quicker.
func addUnlocked(t *testing.T, s *Store) {
	for {
		turn, err := s.Enter(t.Context(), chat)
		if err == nil {
			n, _ := strconv.Atoi(string(turn.Data))
			turn.Data = []byte(strconv.Itoa(n + 1))
			err = s.Leave(t.Context(), turn)
		}
		if err == nil {
			return
		}
		if bot.KindOf(err) != bot.Conflict {
			t.Error(err)
			return
		}
	}
}
