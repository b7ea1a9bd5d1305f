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
// the client reaches it through pipes in memory. Sessions outlive the process
// by their log; locks, limits and leases do not, and need not.
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
	now := time.Now()
	j, live, state, err := openJournal(dir, now)
	if err != nil {
		return nil, err
	}
	s := &Server{Log: state, mini: miniredis.NewMiniRedis(), stop: make(chan struct{}), ended: make(chan struct{})}
	if err := s.load(live, now); err != nil {
		return nil, errors.Join(away("restore", err), j.close())
	}
	s.Store = newStore(tune(&redis.Options{Dialer: s.dial}), opts)
	s.journal = j
	s.stored = s.peek
	go s.runClock()
	return s, nil
}

func (s *Server) load(live map[string]record, now time.Time) error {
	for chat, r := range live {
		if err := s.mini.Set(keySession(chat), string(r.value)); err != nil {
			return err
		}
		s.mini.SetTTL(keySession(chat), r.until.Sub(now))
	}
	return nil
}

// dial refuses after Close: a dial would wake the server again.
func (s *Server) dial(context.Context, string, string) (net.Conn, error) {
	if s.closed.Load() {
		return nil, net.ErrClosed
	}
	return s.mini.Dial()
}

// peek reads what is stored of a chat, "" for nothing.
func (s *Server) peek(chat string) string {
	value, err := s.mini.Get(keySession(chat))
	if err != nil {
		return ""
	}
	return value
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

// saveKept saves with the log before the memory: a session that is in the log
// only is one whose Leave has not returned. The caller is inside guard. Once
// the line is written the rest is not given up with the context, so that
// memory does not fall behind the log.
func (s *Store) saveKept(ctx context.Context, t bot.Session, value []byte, head int) error {
	if err := ctx.Err(); err != nil {
		return away("leave", err)
	}
	if fits(s.stored(t.Key), fence(t.Version)) {
		if err := s.journal.append(record{chat: t.Key, value: value, until: time.Now().Add(s.life)}); err != nil {
			return err
		}
	}
	return s.save(context.WithoutCancel(ctx), t, value, head)
}
