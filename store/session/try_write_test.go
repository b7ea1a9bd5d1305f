package session

import (
	"testing"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/session/redistest"
)

// TestARedisThatRefusesWritesIsNotReady: each of them answers a ping.
func TestARedisThatRefusesWritesIsNotReady(t *testing.T) {
	for name, refuse := range map[string][]any{
		"full":            {"CONFIG", "SET", "maxmemory", "1"},
		"a replica":       {"REPLICAOF", "127.0.0.1", "1"},
		"too few replica": {"CONFIG", "SET", "min-replicas-to-write", "1"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Connect(redistest.Start(t).URL)
			require.NoError(t, err)
			defer func() { require.NoError(t, s.Close()) }()
			require.NoError(t, s.TryWrite(t.Context()))
			require.NoError(t, s.rdb.Do(t.Context(), refuse...).Err())
			require.NoError(t, s.Ping(t.Context()))
			err = s.TryWrite(t.Context())
			require.Equal(t, bot.Unavailable, bot.KindOf(err))
			var said redis.Error
			require.ErrorAs(t, err, &said, "the log says why")
		})
	}
}

func TestAnEmbeddedRedisIsTriedToo(t *testing.T) {
	require.NoError(t, embedded(t, t.TempDir()).TryWrite(t.Context()))
}
