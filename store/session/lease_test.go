package session

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"vneidbot/store/session/redistest"
)

const leaseTTL = 6 * time.Second

// These run on an embedded server in a bubble of its own time, so that they
// say to the millisecond when a lease passes on.
func inBubble(t *testing.T, test func(t *testing.T, srv *Server)) {
	synctest.Test(t, func(t *testing.T) {
		srv, err := Embedded(t.TempDir())
		require.NoError(t, err)
		test(t, srv)
		require.NoError(t, srv.Close())
	})
}

// holder is a copy of the program that wants a lease.
type holder struct {
	store *Store
	got   chan context.Context // of each run
	end   func() error         // ends it in an orderly way
}

// hold starts a copy whose runs last until their contexts end.
func hold(srv *Server) *holder {
	ctx, cancel := context.WithCancel(context.Background())
	h := &holder{store: newStore(tune(&redis.Options{Dialer: srv.dial}), nil), got: make(chan context.Context, 9)}
	done := make(chan error, 1)
	go func() {
		done <- h.store.Hold(ctx, "poll:telegram", leaseTTL, func(ctx context.Context) error {
			h.got <- ctx
			<-ctx.Done()
			return nil
		})
	}()
	h.end = func() error {
		cancel()
		err := <-done
		_ = h.store.Close()
		return err
	}
	return h
}

// held waits until the copy has the lease and tells how long that took.
func (h *holder) held(t *testing.T) (running context.Context, took time.Duration) {
	t.Helper()
	start := time.Now()
	select {
	case running = <-h.got:
		return running, time.Since(start)
	case <-time.After(time.Minute):
		require.Fail(t, "the lease was not passed on")
		return nil, 0
	}
}

func TestALeaseIsRenewedAndHeldByOne(t *testing.T) {
	inBubble(t, func(t *testing.T, srv *Server) {
		first := hold(srv)
		running, took := first.held(t)
		require.Zero(t, took)
		second := hold(srv)
		<-time.After(10 * leaseTTL)
		require.NoError(t, running.Err())
		require.Empty(t, second.got)
		require.ErrorIs(t, second.end(), context.Canceled)
		require.NoError(t, first.end())
	})
}

func TestALeasePassesOnWhenItIsReleased(t *testing.T) {
	inBubble(t, func(t *testing.T, srv *Server) {
		first := hold(srv)
		first.held(t)
		second := hold(srv)
		<-time.After(leaseTTL)
		require.NoError(t, first.end())
		_, took := second.held(t)
		require.LessOrEqual(t, took, ask)
		require.NoError(t, second.end())
	})
}

func TestALeasePassesOnWithinItsTimeWhenItsHolderDies(t *testing.T) {
	inBubble(t, func(t *testing.T, srv *Server) {
		first := hold(srv)
		running, _ := first.held(t)
		second := hold(srv)
		<-time.After(leaseTTL)
		var stopped time.Time
		context.AfterFunc(running, func() { stopped = time.Now() })
		require.NoError(t, first.store.Close(), "it can neither renew nor release")
		_, took := second.held(t)
		require.LessOrEqual(t, took, leaseTTL+tick, "the tick is the embedded server's clock")
		synctest.Wait()
		require.True(t, stopped.Before(time.Now()), "the old one had stopped before")
		require.ErrorIs(t, context.Cause(running), errLost)
		require.NoError(t, second.end())
		require.ErrorIs(t, first.end(), context.Canceled)
	})
}

func TestALeaseIsLostBeforeItsTimeWhenRedisIsAway(t *testing.T) {
	inBubble(t, func(t *testing.T, srv *Server) {
		h := hold(srv)
		running, _ := h.held(t)
		<-time.After(leaseTTL)
		start := time.Now()
		srv.mini.SetError("ERR away")
		<-running.Done()
		require.Less(t, time.Since(start), leaseTTL-ask)
		require.Greater(t, time.Since(start), leaseTTL/3, "one answer lost is no lease lost")
		srv.mini.SetError("")
		_, took := h.held(t)
		require.LessOrEqual(t, took, ask, "its own lease is taken up again")
		require.NoError(t, h.end())
	})
}

func TestALeaseTakenAwayEndsItsRun(t *testing.T) {
	inBubble(t, func(t *testing.T, srv *Server) {
		h := hold(srv)
		running, _ := h.held(t)
		start := time.Now()
		require.NoError(t, srv.mini.Set(keyLease("poll:telegram"), "somebody else"))
		<-running.Done()
		require.LessOrEqual(t, time.Since(start), leaseTTL/3, "at the next renewal")
		require.ErrorIs(t, context.Cause(running), errLost)
		require.True(t, srv.mini.Exists(keyLease("poll:telegram")), "somebody else's stays")
		srv.mini.Del(keyLease("poll:telegram"))
		h.held(t)
		require.NoError(t, h.end())
	})
}

func TestHoldReturnsWhatItsRunReturned(t *testing.T) {
	inBubble(t, func(t *testing.T, srv *Server) {
		boom := errors.New("boom")
		err := srv.Hold(t.Context(), "a", time.Second, func(context.Context) error { return boom })
		require.ErrorIs(t, err, boom)
		require.False(t, srv.mini.Exists(keyLease("a")), "it was released")

		require.NoError(t, srv.mini.Set(keyLease("a"), "somebody else"))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err = srv.Hold(ctx, "a", time.Second, func(context.Context) error { return nil })
		require.ErrorIs(t, err, context.Canceled)
	})
}

func TestALeaseOnRedis(t *testing.T) {
	server := redistest.Start(t)
	a, b := open(t, server.URL), open(t, server.URL)
	leave, left := make(chan struct{}), make(chan error, 1)
	entered := make(chan struct{})
	go func() {
		left <- a.Hold(t.Context(), "x", time.Minute, func(context.Context) error { close(entered); <-leave; return nil })
	}()
	<-entered
	_, rest, err := lease{store: b, key: keyLease("x"), owner: "b", ttl: time.Minute}.try(t.Context())
	require.NoError(t, err)
	require.Positive(t, rest)
	require.LessOrEqual(t, rest, time.Minute)
	close(leave)
	require.NoError(t, <-left)
	require.NoError(t, b.Hold(t.Context(), "x", time.Minute, func(context.Context) error { return nil }))
}
