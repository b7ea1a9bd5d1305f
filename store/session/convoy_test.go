package session

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// gate stops pipelines on their way, one at a time, and tells how long each was.
type gate struct {
	came chan int
	open chan struct{}
}

func (g gate) DialHook(next redis.DialHook) redis.DialHook          { return next }
func (g gate) ProcessHook(next redis.ProcessHook) redis.ProcessHook { return next }

func (g gate) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return func(ctx context.Context, cmds []redis.Cmder) error {
		g.came <- len(cmds)
		<-g.open
		return next(ctx, cmds)
	}
}

// gated is a store of a copy that is alone, so that a call is one command.
func gated(t *testing.T) (*Store, gate) {
	s := open(t, "redis://"+miniredis.RunT(t).Addr(), Among(lonely{}))
	g := gate{make(chan int), make(chan struct{})}
	s.rdb.AddHook(g)
	return s, g
}

func (c *convoy) queued() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.waiting)
}

func TestCallsUnderWayTogetherShareAPipeline(t *testing.T) {
	s, g := gated(t)
	entered := make(chan error, 21)
	enter := func(i int) {
		_, err := s.Enter(t.Context(), fmt.Sprint("telegram:", i))
		entered <- err
	}
	go enter(0)
	require.Equal(t, 1, <-g.came, "one that comes alone waits for nobody")
	for i := range 20 {
		go enter(i + 1)
	}
	require.Eventually(t, func() bool { return s.calls.queued() == 20 }, 5*time.Second, time.Millisecond)
	g.open <- struct{}{}
	require.NoError(t, <-entered)
	require.Equal(t, 20, <-g.came)
	g.open <- struct{}{}
	for range 20 {
		require.NoError(t, <-entered)
	}
}

// A turn that is given up leaves, whether its call waits or is under way; the others
// of its pipeline are done.
func TestACallIsGivenUpAlone(t *testing.T) {
	s, g := gated(t)
	entered := make(chan error, 1)
	given := make(chan error, 2)
	ctx, cancel := context.WithCancel(t.Context())
	enter := func(ctx context.Context, chat string, to chan<- error) {
		_, err := s.Enter(ctx, chat)
		to <- err
	}
	go enter(ctx, "telegram:1", given)
	<-g.came
	go enter(ctx, "telegram:2", given)
	go enter(t.Context(), "telegram:3", entered)
	require.Eventually(t, func() bool { return s.calls.queued() == 2 }, 5*time.Second, time.Millisecond)
	cancel()
	for range 2 {
		require.Equal(t, bot.Unavailable, bot.KindOf(<-given))
	}
	g.open <- struct{}{}
	<-g.came
	g.open <- struct{}{}
	require.NoError(t, <-entered)
}

func TestAfterTheEndCallsFail(t *testing.T) {
	s, err := Connect("redis://" + miniredis.RunT(t).Addr())
	require.NoError(t, err)
	require.NoError(t, s.Close())
	_, err = s.Enter(t.Context(), chat)
	require.Equal(t, bot.Unavailable, bot.KindOf(err))
	require.Error(t, s.Leave(t.Context(), bot.Session{Key: chat}))
}

// The password is refused when a connection is made: no command of the pipeline was
// sent, and none may pass for done.
func TestARefusedConnectionIsTheErrorOfEveryCall(t *testing.T) {
	mini := miniredis.RunT(t)
	mini.RequireAuth("another")
	s := open(t, "redis://:hunter2@"+mini.Addr())
	_, err := s.Enter(t.Context(), chat)
	require.Equal(t, bot.Unavailable, bot.KindOf(err))
	require.Equal(t, bot.Unavailable, bot.KindOf(s.Release(t.Context(), bot.Session{Key: chat, Owner: me, Locked: true})))
}
