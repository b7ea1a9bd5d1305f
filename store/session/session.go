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
	calls   *convoy // nil for an embedded server: nothing is saved on the way to it
	life    time.Duration
	lock    time.Duration
	copies  Copies
	journal *journal // of an embedded server, which keeps the sessions; else nil
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
func (s *Store) Close() error {
	if s.calls == nil {
		return away("close", s.rdb.Close())
	}
	s.calls.close()
	err := s.rdb.Close() // what is under way fails now
	<-s.calls.ended
	return away("close", err)
}

// pipe has the commands sent that queue gives, together with those of others. After an
// error they must not be looked at; without one each holds its own.
func (s *Store) pipe(ctx context.Context, queue func(redis.Pipeliner)) error {
	if s.calls != nil {
		return s.calls.do(ctx, queue)
	}
	pipe := s.rdb.Pipeline()
	queue(pipe)
	answered(pipe.Exec(ctx))
	return nil
}

// run runs a script in the same way.
func (s *Store) run(ctx context.Context, script *redis.Script, keys []string, args ...any) *redis.Cmd {
	var sent *redis.Cmd
	err := s.pipe(ctx, func(p redis.Pipeliner) { sent = script.EvalSha(ctx, p, keys, args...) })
	if err != nil {
		failed := redis.NewCmd(ctx)
		failed.SetErr(err)
		return failed
	}
	if redis.HasErrorPrefix(sent.Err(), "NOSCRIPT") { // Redis sees it for the first time
		return script.Eval(ctx, s.rdb, keys, args...)
	}
	return sent
}

// away classifies a failure of Redis: it may work the next time.
func away(op string, err error) error {
	if err == nil {
		return nil
	}
	return bot.Fail(bot.Unavailable, "session: "+op, err)
}
