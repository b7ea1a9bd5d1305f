package session

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// tick is how often the embedded server's clock is moved: its lifetimes do not
// run down by themselves. A lock may outlive its time by as much.
const tick = 250 * time.Millisecond

// Server is a Redis inside the process, and the store on it. Nothing listens:
// the client reaches it through pipes in memory. It keeps locks, limits and leases,
// which need not outlive the process. Sessions are in their log and nowhere else.
type Server struct {
	*Store
	Log LogState // as it was found at start

	mini   *miniredis.Miniredis
	closed atomic.Bool
	stop   chan struct{}
	ended  chan struct{}
}

// Embedded starts a Redis inside the process whose sessions are kept in
// dir/sessions.log. bot.Conflict: another process does so already.
func Embedded(dir string, opts ...Option) (*Server, error) {
	j, state, err := openJournal(dir, time.Now())
	if err != nil {
		return nil, err
	}
	s := &Server{Log: state, mini: miniredis.NewMiniRedis(), stop: make(chan struct{}), ended: make(chan struct{})}
	s.Store = newStore(tune(&redis.Options{Dialer: s.dial}), opts)
	s.journal = j
	go s.runClock()
	return s, nil
}

// dial refuses after Close: a dial would wake the server again.
func (s *Server) dial(context.Context, string, string) (net.Conn, error) {
	if s.closed.Load() {
		return nil, net.ErrClosed
	}
	return s.mini.Dial()
}

func (s *Server) runClock() {
	defer close(s.ended)
	t := time.NewTicker(tick)
	defer t.Stop()
	for last := time.Now(); ; {
		select {
		case <-s.stop:
			return
		case now := <-t.C:
			s.mini.FastForward(now.Sub(last))
			last = now
		}
	}
}

// Close ends the server. It is called once, when no turn is under way any more.
func (s *Server) Close() error {
	s.closed.Store(true)
	close(s.stop)
	<-s.ended
	err := s.Store.Close()
	s.mini.Close()
	return errors.Join(err, s.journal.close())
}

// saveKept saves in the log; the caller is inside guard.
func (s *Store) saveKept(ctx context.Context, t bot.Session, value []byte, head int) error {
	if err := ctx.Err(); err != nil {
		return away("leave", err)
	}
	stored, err := s.journal.load(t.Key)
	switch {
	case err != nil:
		return err
	case fits(stored, fence(t.Version)):
		return s.journal.append(record{chat: t.Key, value: value, until: time.Now().Add(s.life)})
	case fits(stored, string(value[:head])): // it was saved the first time
		return nil
	}
	return bot.Fail(bot.Conflict, "session: leave", errMoved)
}
