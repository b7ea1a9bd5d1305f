package session

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestARedisIsOfOneHome(t *testing.T) {
	onShared(t, func(t *testing.T, open func(...Option) *Store) {
		s, ctx := open(), t.Context()
		home := Home{Data: "DATA", Place: "here"}
		for range 2 {
			require.NoError(t, s.Settle(ctx, home, time.Minute))
		}
		write(t, s, chat, "mine")
		err := s.Settle(ctx, Home{Data: "OTHER", Place: "there"}, time.Minute)
		require.ErrorIs(t, err, ErrOtherData)
		require.Equal(t, bot.Conflict, bot.KindOf(err))
		require.ErrorIs(t, s.Settle(ctx, Home{Data: "DATA", Place: "there"}, time.Minute), ErrOtherPlace, "a copied folder")
		require.ErrorIs(t, s.Clear(ctx), ErrOtherData, "somebody lives there")

		require.NoError(t, s.Settle(ctx, home, time.Millisecond))
		require.NoError(t, s.rdb.Del(ctx, keyHomePlace).Err()) // as its time does
		require.ErrorIs(t, s.Settle(ctx, Home{Data: "OTHER", Place: "there"}, time.Minute), ErrOtherData, "conversations outlive their program")
		require.NoError(t, s.Settle(ctx, Home{Data: "DATA", Place: "there"}, time.Minute), "the folder was moved")
		require.NoError(t, s.rdb.Del(ctx, keyHomePlace).Err())
		require.NoError(t, s.Clear(ctx))
		version, _ := read(t, s, chat)
		require.Zero(t, version)
		require.NoError(t, s.Settle(ctx, Home{Data: "OTHER", Place: "there"}, time.Minute))
	})
}
