package session

import (
	"os"
	"sync"
	"testing"

	"github.com/alicebob/miniredis/v2"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"vneidbot/store/session/redistest"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("SESSION_VICTIM"); dir != "" {
		runVictim(dir)
		return
	}
	// The client asks a dead server again once a second, and ends at the next second.
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/redis/go-redis/v9/internal/pool.(*ConnPool).tryDial"))
}

const (
	chat = "telegram:9000001"
	me   = "telegram:9000001"
)

// open connects to a Redis and closes with the test.
func open(t testing.TB, url string, opts ...Option) *Store {
	t.Helper()
	s, err := Connect(url, opts...)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// embedded starts an embedded server that closes with the test.
func embedded(t testing.TB, dir string, opts ...Option) *Server {
	t.Helper()
	s, err := Embedded(dir, opts...)
	require.NoError(t, err)
	t.Cleanup(func() {
		if !s.closed.Load() {
			require.NoError(t, s.Close())
		}
	})
	return s
}

// clocks has the miniredis of an address, whose time only a test moves.
var clocks sync.Map

// onShared runs a test on servers that several copies can share; two opens are
// two of them.
func onShared(t *testing.T, test func(t *testing.T, open func(opts ...Option) *Store)) {
	t.Run("miniredis", func(t *testing.T) {
		mini := miniredis.RunT(t)
		clocks.Store(mini.Addr(), mini)
		url := "redis://" + mini.Addr()
		test(t, func(opts ...Option) *Store { return open(t, url, opts...) })
	})
	t.Run("redis", func(t *testing.T) {
		url := redistest.Start(t).URL
		test(t, func(opts ...Option) *Store { return open(t, url, opts...) })
	})
}

// onEach runs a test on every kind of server; two opens reach the same one.
func onEach(t *testing.T, test func(t *testing.T, open func(opts ...Option) *Store)) {
	onShared(t, test)
	t.Run("embedded", func(t *testing.T) {
		var srv *Server
		test(t, func(opts ...Option) *Store {
			if srv == nil {
				srv = embedded(t, t.TempDir(), opts...)
			}
			return srv.Store
		})
	})
}
