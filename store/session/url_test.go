package session

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/session/redistest"
)

const secret = "hunter2%s"

func TestABadURLIsRefusedWithoutItsPassword(t *testing.T) {
	for _, url := range []string{
		"", "localhost:6379", "http://u:" + secret + "@h", "redis://u:" + secret + "@h:port/", "redis://u:" + secret + "@h/x",
		"redis://u:" + secret + "@h/0/1", "redis://u:" + secret + "@h?nonsense=1", "unix://u:" + secret + "@", "redis://u:" + secret + "\x7f@h",
		"redis://:" + secret + "@[::1", "hunter2",
	} {
		_, err := Connect(url)
		require.Equal(t, bot.Invalid, bot.KindOf(err), "%q", url)
		require.NotContains(t, fmt.Sprintf("%+v", err), "hunter2")
	}
}

func TestAGoodURLIsTakenInAllItsForms(t *testing.T) {
	for url, addr := range map[string]string{
		"redis://localhost":                "localhost:6379",
		" redis://u:p@10.0.0.1:7000/3\n":   "10.0.0.1:7000",
		"rediss://:p@cache.example:6380/0": "cache.example:6380",
		"unix:///run/redis/redis.sock":     "/run/redis/redis.sock",
		"unix://:p@/run/redis.sock?db=2":   "/run/redis.sock",
	} {
		s, err := Connect(url)
		require.NoError(t, err, url)
		require.Equal(t, addr, s.rdb.Options().Addr)
		require.Equal(t, url[:6] == "rediss", s.rdb.Options().TLSConfig != nil)
		require.NoError(t, s.Close())
	}
}

func TestAPasswordIsInNoError(t *testing.T) {
	mini := miniredis.RunT(t)
	mini.RequireAuth("another")
	wrong := open(t, "redis://:hunter2@"+mini.Addr())
	for name, err := range failures(t.Context(), wrong) {
		require.Equal(t, bot.Unavailable, bot.KindOf(err), name)
		require.NotContains(t, err.Error(), "hunter2", name)
	}
	mini.Close()
	for name, err := range failures(t.Context(), wrong) {
		require.Equal(t, bot.Unavailable, bot.KindOf(err), name)
		require.NotContains(t, err.Error(), "hunter2", name)
		require.NotContains(t, err.Error(), chat, name)
	}
}

// failures makes every call and returns its error.
func failures(ctx context.Context, s *Store) map[string]error {
	out := map[string]error{"ping": s.Ping(ctx)}
	_, out["enter"] = s.Enter(ctx, chat)
	out["leave"] = s.Leave(ctx, bot.Session{Key: chat, Owner: "a"})
	out["release"] = s.Release(ctx, bot.Session{Key: chat, Owner: "a", Locked: true})
	_, out["strike"] = s.Strike(ctx, "k", time.Minute)
	_, out["guess"] = s.Guess(ctx, bot.Guess{Event: chat})
	out["forgive"] = s.Forgive(ctx, bot.Guess{Event: chat})
	_, out["strikes"] = s.Strikes(ctx, "k")
	_, out["advice"] = s.Advice(ctx)
	p := s.Pacer(TelegramRates(25))
	_, out["take"] = p.Take(ctx, "telegram", "1", false, 1)
	out["count"] = p.Count(ctx, "telegram", map[bot.Chat]int{{ID: "1"}: 1})
	return out
}

func TestAdviceOnARedis(t *testing.T) {
	s, ctx := open(t, redistest.Start(t).URL), t.Context()
	got, err := s.Advice(ctx)
	require.NoError(t, err)
	require.Empty(t, got)
	require.NoError(t, s.rdb.ConfigSet(ctx, "maxmemory-policy", "allkeys-lru").Err())
	require.NoError(t, s.rdb.ConfigSet(ctx, "appendonly", "no").Err())
	got, err = s.Advice(ctx)
	require.NoError(t, err)
	require.ElementsMatch(t, []Advice{AdviceEviction, AdviceNoAOF}, got)
}

func TestARedisKilledInMidUse(t *testing.T) {
	server := redistest.Start(t)
	s, ctx := open(t, server.URL), t.Context()
	for i := range 3 {
		turn, err := s.Enter(ctx, chat)
		require.NoError(t, err)
		require.Equal(t, int64(i), turn.Version, "what was saved is there")
		require.NoError(t, s.Leave(ctx, turn))

		turn, err = s.Enter(ctx, fmt.Sprint("telegram:in-flight-", i))
		require.NoError(t, err)
		server.Kill()
		require.Equal(t, bot.Unavailable, bot.KindOf(s.Leave(ctx, turn)))
		start := time.Now()
		_, err = s.Enter(ctx, chat)
		require.Equal(t, bot.Unavailable, bot.KindOf(err))
		require.Less(t, time.Since(start), 3*time.Second, "in time to be parked")
		server.Restart()
	}
}
