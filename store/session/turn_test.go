package session

import (
	"context"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestASessionIsLoadedAsItWasSaved(t *testing.T) {
	onEach(t, func(t *testing.T, open func(...Option) *Store) {
		s, ctx := open(), t.Context()
		for i, data := range []string{`{"state":"ask_unit"}`, "", "two\nlines:\x00\xff"} {
			turn, err := s.Enter(ctx, chat)
			require.NoError(t, err)
			require.Equal(t, int64(i), turn.Version)
			turn.Data = []byte(data)
			require.NoError(t, s.Leave(ctx, turn))

			again, err := s.Enter(ctx, chat)
			require.NoError(t, err)
			require.Equal(t, int64(i)+1, again.Version)
			require.Equal(t, data, string(again.Data))
			require.NoError(t, s.Release(ctx, again))
		}
	})
}

func TestTurnsOfOneChatAreOneAtATime(t *testing.T) {
	onEach(t, func(t *testing.T, open func(...Option) *Store) {
		const workers, turns = 12, 8
		copies := []*Store{open(), open()}
		var inside atomic.Int32
		var all sync.WaitGroup
		for w := range workers {
			all.Go(func() {
				for range turns {
					addOne(t, copies[w%2], &inside)
				}
			})
		}
		all.Wait()
		last, err := copies[0].Enter(t.Context(), chat)
		require.NoError(t, err)
		require.Equal(t, strconv.Itoa(workers*turns), string(last.Data))
		require.Equal(t, int64(workers*turns), last.Version)
	})
}

// addOne adds one to the number that the session holds, in a turn of its own.
func addOne(t *testing.T, s *Store, inside *atomic.Int32) {
	turn, err := s.Enter(t.Context(), chat)
	for ; bot.KindOf(err) == bot.Conflict; turn, err = s.Enter(t.Context(), chat) {
		runtime.Gosched()
	}
	if err != nil {
		t.Error(err)
		return
	}
	if inside.Add(1) != 1 {
		t.Error("two turns at once")
	}
	n, _ := strconv.Atoi(string(turn.Data))
	turn.Data = []byte(strconv.Itoa(n + 1))
	inside.Add(-1)
	if err := s.Leave(t.Context(), turn); err != nil {
		t.Error(err)
	}
}

func TestALockEndsByItselfAndItsTurnLosesAtTheFence(t *testing.T) {
	onEach(t, func(t *testing.T, open func(...Option) *Store) {
		s, ctx := open(LockTTL(20*time.Millisecond)), t.Context()
		slow, err := s.Enter(ctx, chat)
		require.NoError(t, err)
		slow.Data = []byte("slow")

		expire(t, s)
		fast, err := s.Enter(ctx, chat)
		require.NoError(t, err)
		fast.Data = []byte("fast")
		require.NoError(t, s.Leave(ctx, fast))

		require.Equal(t, bot.Conflict, bot.KindOf(s.Leave(ctx, slow)))
		now, err := s.Enter(ctx, chat)
		require.NoError(t, err, "the loser left no lock")
		require.Equal(t, "fast", string(now.Data))
	})
}

// expire waits until the lock of the chat has run out.
func expire(t *testing.T, s *Store) {
	t.Helper()
	if m, ok := clocks.Load(s.rdb.Options().Addr); ok {
		m.(*miniredis.Miniredis).FastForward(time.Second)
	}
	require.Eventually(t, func() bool {
		n, err := s.rdb.Exists(context.Background(), keyLock(chat)).Result()
		return err == nil && n == 0
	}, 5*time.Second, 5*time.Millisecond)
}

func TestASaveUnderALateLockStillHoldsTheFence(t *testing.T) {
	s, ctx := open(t, "redis://"+miniredis.RunT(t).Addr()), t.Context()
	a, err := s.Enter(ctx, chat)
	require.NoError(t, err)
	require.NoError(t, s.rdb.Del(ctx, keyLock(chat)).Err())
	b, err := s.Enter(ctx, chat)
	require.NoError(t, err)

	require.NoError(t, s.Leave(ctx, a), "nobody saved in between")
	require.Equal(t, bot.Conflict, kindOfEnter(s), "b's lock is not a's to open")
	require.Equal(t, bot.Conflict, bot.KindOf(s.Leave(ctx, b)))
}

func kindOfEnter(s *Store) bot.Kind {
	_, err := s.Enter(context.Background(), chat)
	return bot.KindOf(err)
}

func TestACallSentTwiceFindsItsOwnWork(t *testing.T) {
	onEach(t, func(t *testing.T, open func(...Option) *Store) {
		s, ctx := open(), t.Context()
		turn, err := s.Enter(ctx, chat)
		require.NoError(t, err)
		holder, _, err := s.lockAndLoad(ctx, chat, turn.Owner)
		require.NoError(t, err)
		require.Equal(t, turn.Owner, holder, "its own lock does not shut it out")
		holder, _, err = s.lockAndLoad(ctx, chat, "SOMEBODYELSE")
		require.NoError(t, err)
		require.Equal(t, turn.Owner, holder)

		turn.Data = []byte("saved")
		require.NoError(t, s.Leave(ctx, turn))
		require.NoError(t, s.Leave(ctx, turn))
		other := turn
		other.Owner, other.Data = "SOMEBODYELSE", []byte("other")
		require.Equal(t, bot.Conflict, bot.KindOf(s.Leave(ctx, other)))
	})
}

func TestReleaseOpensOnlyItsOwnLock(t *testing.T) {
	onEach(t, func(t *testing.T, open func(...Option) *Store) {
		s, ctx := open(), t.Context()
		turn, err := s.Enter(ctx, chat)
		require.NoError(t, err)
		require.NoError(t, s.Release(ctx, bot.Session{Key: chat, Owner: "SOMEBODYELSE", Locked: true}))
		require.Equal(t, bot.Conflict, kindOfEnter(s))
		require.NoError(t, s.Release(ctx, turn))
		again, err := s.Enter(ctx, chat)
		require.NoError(t, err)
		require.Zero(t, again.Version)
	})
}

func TestAValueThatIsNotASessionIsSaid(t *testing.T) {
	s := open(t, "redis://"+miniredis.RunT(t).Addr())
	for _, raw := range []string{"x", "1:\x01", "0:a\n", "-1:a\n", "1a:b\n", "\n"} {
		require.NoError(t, s.rdb.Set(t.Context(), keySession(chat), raw, time.Hour).Err())
		require.NoError(t, s.rdb.Del(t.Context(), keyLock(chat)).Err())
		require.Equal(t, bot.Internal, kindOfEnter(s), "%q", raw)
	}
}
