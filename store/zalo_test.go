package store_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

func TestAPlanIsCountedOverAllCopies(t *testing.T) {
	s, ctx, now := storetest.Open(t), context.Background(), time.Now()
	chat := func(n int, group bool) bot.Chat {
		return bot.Chat{Channel: "zalo", ID: fmt.Sprint(n, group), Group: group}
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	in := 0
	for n := range 20 {
		wg.Go(func() {
			_, known, err := s.Meet(ctx, chat(n%10, false), 5, now)
			mu.Lock()
			defer mu.Unlock()
			if err == nil && known {
				in++
			}
		})
	}
	wg.Wait()
	users, groups, messages, err := s.Used(ctx, "zalo", "2026-11")
	require.NoError(t, err)
	require.Equal(t, []int{5, 0, 0}, []int{users, groups, messages})
	require.GreaterOrEqual(t, in, 5)

	n, known, err := s.Meet(ctx, chat(77, false), 5, now)
	require.NoError(t, err)
	require.Equal(t, 5, n)
	require.False(t, known, "no room")
	n, known, err = s.Meet(ctx, chat(77, true), 3, now)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.True(t, known, "groups are counted by themselves")
	_, known, err = s.Meet(ctx, chat(77, true), 0, now)
	require.NoError(t, err)
	require.True(t, known, "who was in stays in")

	for want := range 3 {
		sum, err := s.Spend(ctx, "zalo", "2026-11", 2)
		require.NoError(t, err)
		require.Equal(t, 2*want+2, sum)
	}
	_, groups, messages, err = s.Used(ctx, "zalo", "2026-12")
	require.NoError(t, err)
	require.Equal(t, []int{1, 0}, []int{groups, messages}, "another month")
}

func TestSettingsByName(t *testing.T) {
	s, ctx := storetest.Open(t), context.Background()
	value, err := s.Setting(ctx, "zalo.webhook")
	require.NoError(t, err)
	require.Empty(t, value)
	require.NoError(t, s.SetSetting(ctx, "zalo.webhook", "a"))
	require.NoError(t, s.SetSetting(ctx, "zalo.webhook", "b"))
	value, err = s.Setting(ctx, "zalo.webhook")
	require.NoError(t, err)
	require.Equal(t, "b", value)
}
