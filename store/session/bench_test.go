package session

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"vneidbot/store/session/redistest"
)

// The turn's two calls beside a bare GET and SET of the same data on the same
// server: go test -bench . -run '^$' ./store/session

var benchData = []byte(strings.Repeat(`{"state":"ask_status","unit":4711},`, 40)) // about 1.4 KB

func BenchmarkTurnOnRedis(b *testing.B) {
	s := open(b, redistest.Start(b).URL)
	b.Run("getset", func(b *testing.B) { benchBare(b, s) })
	b.Run("turn", func(b *testing.B) { benchTurn(b, s) })
}

func BenchmarkTurnEmbedded(b *testing.B) {
	s := embedded(b, b.TempDir())
	b.Run("getset", func(b *testing.B) { benchBare(b, s.Store) })
	b.Run("turn", func(b *testing.B) { benchTurn(b, s.Store) })
}

func benchTurn(b *testing.B, s *Store) {
	var next atomic.Int64
	b.SetParallelism(16)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		ctx, chat := context.Background(), fmt.Sprint("telegram:", next.Add(1))
		for pb.Next() {
			turn, err := s.Enter(ctx, chat)
			require.NoError(b, err)
			turn.Data = benchData
			require.NoError(b, s.Leave(ctx, turn))
		}
	})
}

func benchBare(b *testing.B, s *Store) {
	var next atomic.Int64
	b.SetParallelism(16)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		ctx, key := context.Background(), fmt.Sprint("bare:", next.Add(1))
		for pb.Next() {
			if err := s.rdb.Get(ctx, key).Err(); !errors.Is(err, redis.Nil) {
				require.NoError(b, err)
			}
			require.NoError(b, s.rdb.Set(ctx, key, benchData, s.life).Err())
		}
	})
}
