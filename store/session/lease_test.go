package session

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/stretchr/testify/require"

	"vneidbot/store/session/redistest"
)

const leaseTTL = 600 * time.Millisecond

// holder is a copy of the program that wants a lease.
type holder struct {
	store *Store
	got   chan context.Context // of each run
	stop  context.CancelFunc
	done  chan error
}

// hold starts a copy whose run lasts until its context ends.
func hold(t *testing.T, url string) *holder {
	t.Helper()
	s, err := Connect(url)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	h := &holder{store: s, got: make(chan context.Context, 9), stop: cancel, done: make(chan error, 1)}
	go func() {
		h.done <- s.Hold(ctx, "poll:telegram", leaseTTL, func(ctx context.Context) error {
			h.got <- ctx
			<-ctx.Done()
			return nil
		})
	}()
	t.Cleanup(func() {
		h.stop()
		<-h.done
		_ = h.store.Close()
	})
	return h
}

// release ends the copy in an orderly way.
func (h *holder) release() error {
	h.stop()
	err := <-h.done
	h.done <- err
	return err
}

func (h *holder) wait(t *testing.T) context.Context {
	t.Helper()
	select {
	case ctx := <-h.got:
		return ctx
	case <-time.After(10 * time.Second):
		require.Fail(t, "the lease was not passed on")
		return nil
	}
}

func TestALeasePassesOnWhenItIsReleased(t *testing.T) {
	url := redistest.Start(t).URL
	first := hold(t, url)
	first.wait(t)
	second := hold(t, url)
	require.NoError(t, first.release())
	start := time.Now()
	second.wait(t)
	require.Less(t, time.Since(start), leaseTTL)
}

func TestALeaseIsRenewedAndHeldByOne(t *testing.T) {
	url := redistest.Start(t).URL
	first, second := hold(t, url), hold(t, url)
	var running context.Context
	select {
	case running = <-first.got:
	case running = <-second.got:
	}
	select {
	case <-running.Done():
		require.Fail(t, "the lease was lost")
	case <-first.got:
		require.Fail(t, "two holders")
	case <-second.got:
		require.Fail(t, "two holders")
	case <-time.After(2 * leaseTTL):
	}
}

func TestALeasePassesOnWithinItsTimeWhenItsHolderDies(t *testing.T) {
	url := redistest.Start(t).URL
	first := hold(t, url)
	running := first.wait(t)
	second := hold(t, url)
	start := time.Now()
	require.NoError(t, first.store.Close(), "it can neither renew nor release")
	second.wait(t)
	require.LessOrEqual(t, time.Since(start), leaseTTL)
	require.ErrorIs(t, context.Cause(running), errLost, "the old one had stopped before")
}

func TestALeaseIsLostBeforeItsTimeWhenRedisIsAway(t *testing.T) {
	server := redistest.Start(t)
	h := hold(t, server.URL)
	running := h.wait(t)
	start := time.Now()
	server.Kill()
	<-running.Done()
	require.Less(t, time.Since(start), leaseTTL)
	server.Restart()
	h.wait(t)
	require.NoError(t, h.release())
}

func TestALeaseTakenAwayEndsItsRun(t *testing.T) {
	mini := miniredis.RunT(t)
	h := hold(t, "redis://"+mini.Addr())
	running := h.wait(t)
	require.NoError(t, mini.Set(keyLease("poll:telegram"), "somebody else"))
	<-running.Done()
	require.ErrorIs(t, context.Cause(running), errLost)
	require.NoError(t, h.store.Ping(t.Context()))
	mini.Del(keyLease("poll:telegram"))
	h.wait(t)
}

func TestHoldReturnsWhatItsRunReturned(t *testing.T) {
	mini := miniredis.RunT(t)
	s := open(t, "redis://"+mini.Addr())
	boom := errors.New("boom")
	err := s.Hold(t.Context(), "a", time.Second, func(context.Context) error { return boom })
	require.ErrorIs(t, err, boom)
	require.False(t, mini.Exists(keyLease("a")), "it was released")

	require.NoError(t, mini.Set(keyLease("a"), "somebody else"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err = s.Hold(ctx, "a", time.Second, func(context.Context) error { return nil })
	require.ErrorIs(t, err, context.Canceled)
}
