// Package session keeps the conversations and whatever else is short-lived and
// shared by copies of the program, in Redis: sessions with their locks,
// counters of scarce things, leases, and the pace of unasked messages.
//
// The contract:
//   - One call in (Enter: lock and load) and one out (Leave: save and unlock)
//     per turn. The version is the fence, the lock only saves work: of two turns
//     that loaded the same version at most one Leave succeeds. A copy that is
//     alone takes no lock.
//   - Every key has a lifetime. All keys of one chat share the hash tag of the
//     chat, "vneid:{telegram:1}:s" (session) and ":l" (lock).
//   - A lock or a lease whose owner was killed passes on as soon as that is
//     known, else when its time is over.
//   - A call that is tried again by the client because its answer was lost
//     finds its own work done: Enter by the lock's owner, Leave by the head of
//     the saved value.
//   - Whatever Redis cannot do now is bot.Unavailable; no error holds a
//     password, a key or a value.
//
// Scripts use only what both Redis and miniredis have, because Embedded runs
// the same scripts on a miniredis inside the process.
package session

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// Store is the session store over one Redis. It is safe for concurrent use.
type Store struct {
	rdb     *redis.Client
	life    time.Duration
	lock    time.Duration
	copies  Copies
	journal *journal                 // of an embedded server, else nil
	stored  func(chat string) string // of an embedded server: what is stored now
}

// Option changes a default of the store.
type Option func(*Store)

// LockTTL sets how long a chat stays locked when its turn dies, 3 s by default.
func LockTTL(d time.Duration) Option { return func(s *Store) { s.lock = d } }

// week is how long an untouched session is kept: longer than a conversation's own
// life, so that its end can still be told.
const week = 7 * 24 * time.Hour

func newStore(o *redis.Options, opts []Option) *Store {
	s := &Store{rdb: redis.NewClient(o), life: week, lock: 3 * time.Second, copies: strangers{}}
	for _, opt := range opts {
		opt(s)
	}
	return s
}

// Ping asks whether Redis answers.
func (s *Store) Ping(ctx context.Context) error {
	return away("ping", s.rdb.Ping(ctx).Err())
}

// Close ends the connections.
func (s *Store) Close() error { return away("close", s.rdb.Close()) }

// away classifies a failure of Redis: it may work the next time.
func away(op string, err error) error {
	if err == nil {
		return nil
	}
	return bot.Fail(bot.Unavailable, "session: "+op, err)
}
