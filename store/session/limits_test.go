package session

import (
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestStrikesAreCountedWithinTheirWindow(t *testing.T) {
	mini := miniredis.RunT(t)
	s, ctx := open(t, "redis://"+mini.Addr()), t.Context()
	for want := 1; want <= 3; want++ {
		n, err := s.Strike(ctx, "code:telegram:1", time.Hour)
		require.NoError(t, err)
		require.Equal(t, want, n)
		mini.FastForward(15 * time.Minute)
	}
	n, err := s.Strikes(ctx, "code:telegram:1")
	require.NoError(t, err)
	require.Equal(t, 3, n)
	n, err = s.Strikes(ctx, "code:telegram:2")
	require.NoError(t, err)
	require.Zero(t, n)
	mini.FastForward(15 * time.Minute)
	n, err = s.Strikes(ctx, "code:telegram:1")
	require.NoError(t, err)
	require.Zero(t, n, "the window runs from the first strike")
}

func TestEveryKeyHasALifetime(t *testing.T) {
	onEach(t, func(t *testing.T, open func(...Option) *Store) {
		s, ctx := open(), t.Context()
		turn, err := s.Enter(ctx, chat)
		require.NoError(t, err)
		require.NoError(t, s.Leave(ctx, turn))
		_, err = s.Enter(ctx, chat)
		require.NoError(t, err)
		_, err = s.Strike(ctx, "code", time.Hour)
		require.NoError(t, err)
		_, err = s.Guess(ctx, bot.Guess{Event: "1", All: 9, Window: time.Hour, Own: []bot.Ceiling{{Key: "a", Most: 9}}})
		require.NoError(t, err)
		p := s.Pacer(TelegramRates(25))
		_, err = p.Take(ctx, "telegram", "1", false, 1)
		require.NoError(t, err)
		require.NoError(t, p.Count(ctx, "telegram", map[bot.Chat]int{{ID: "-5", Group: true}: 2}))
		_, _, err = lease{store: s, key: keyLease("poll"), owner: "a", ttl: time.Minute}.try(ctx)
		require.NoError(t, err)

		keys, err := s.rdb.Keys(ctx, "*").Result()
		require.NoError(t, err)
		if want := 11; s.journal != nil {
			require.Len(t, keys, want-1, "the session is in the log: %v", keys)
		} else {
			require.Len(t, keys, want, "%v", keys)
		}
		for _, key := range keys {
			left, err := s.rdb.PTTL(ctx, key).Result()
			require.NoError(t, err)
			require.Positive(t, left, key)
			require.LessOrEqual(t, left, 7*24*time.Hour, key)
		}
	})
}

// life shortens how long an untouched session is kept.
func life(d time.Duration) Option { return func(s *Store) { s.life = d } }

func TestASessionsLifeBeginsWithEachSave(t *testing.T) {
	mini := miniredis.RunT(t)
	s, ctx := open(t, "redis://"+mini.Addr(), life(time.Hour)), t.Context()
	turn, err := s.Enter(ctx, chat)
	require.NoError(t, err)
	require.NoError(t, s.Leave(ctx, turn))
	mini.FastForward(59 * time.Minute)
	turn, err = s.Enter(ctx, chat)
	require.NoError(t, err)
	require.Equal(t, int64(1), turn.Version)
	require.NoError(t, s.Leave(ctx, turn), "a save begins its life anew")
	mini.FastForward(59 * time.Minute)
	turn, err = s.Enter(ctx, chat)
	require.NoError(t, err)
	require.Equal(t, int64(2), turn.Version)
	mini.FastForward(time.Hour)
	turn, err = s.Enter(ctx, chat)
	require.NoError(t, err)
	require.Zero(t, turn.Version)
}
