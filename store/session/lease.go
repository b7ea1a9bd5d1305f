package session

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
)

var claim = redis.NewScript(`
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return {0, ''} end
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return {0, ''}
end
return {redis.call('PTTL', KEYS[1]), redis.call('GET', KEYS[1])}
`)

// ask is the longest a copy waits before it looks again whether a lease is free.
const ask = 250 * time.Millisecond

// errLost is the cause with which the context of a lost lease ends.
var errLost = errors.New("the lease was lost")

// Hold waits until this copy holds the named lease and runs run, whose context
// ends when the lease is lost, before anybody else can have it. When run then
// returns, Hold waits for the lease again. It returns when ctx ends, or with
// what run returned while the lease was held.
//
// A lease passes on at once (within 250 ms) when it is released or its holder is
// known to have been killed, and else within ttl. While Redis is away nobody gets it, and who has it
// loses it before ttl is over.
func (s *Store) Hold(ctx context.Context, name string, ttl time.Duration, run func(ctx context.Context) error) error {
	l := lease{store: s, key: keyLease(name), owner: s.newOwner(), ttl: ttl - min(ask, ttl/6)}
	for {
		since, err := l.acquire(ctx)
		if err != nil {
			return err
		}
		err = l.runHolding(ctx, since, run)
		if !errors.Is(err, errLost) {
			return err
		}
	}
}

// lease is one copy's attempt at a lease. ttl is the key's lifetime, shorter
// than promised by the time a waiting copy needs to notice.
type lease struct {
	store *Store
	key   string
	owner string
	ttl   time.Duration
}

// try claims or renews. It tells from when on the lifetime runs at the
// earliest, and for a lease of somebody else how long that one lives still.
func (l lease) try(ctx context.Context) (since time.Time, left time.Duration, err error) {
	since = time.Now()
	got, err := claim.Run(ctx, l.store.rdb, []string{l.key}, l.owner, l.ttl.Milliseconds()).Slice()
	if err != nil {
		return since, 0, err
	}
	ms, _ := got[0].(int64)
	if holder, _ := got[1].(string); ms > 0 && l.store.bury(ctx, l.key, holder) {
		return l.try(ctx)
	}
	return since, time.Duration(ms) * time.Millisecond, nil
}

func (l lease) acquire(ctx context.Context) (time.Time, error) {
	for {
		since, left, err := l.try(ctx)
		if err == nil && left == 0 {
			return since, nil
		}
		pause := min(ask, l.ttl/5)
		if err == nil {
			pause = min(pause, left+time.Millisecond)
		}
		select {
		case <-ctx.Done():
			return time.Time{}, away("lease", context.Cause(ctx))
		case <-time.After(pause):
		}
	}
}

// runHolding returns run's own error, or errLost after the lease was lost.
func (l lease) runHolding(ctx context.Context, since time.Time, run func(ctx context.Context) error) error {
	held, lose := context.WithCancelCause(ctx)
	defer lose(nil)
	renewed := make(chan struct{})
	go func() {
		defer close(renewed)
		l.renew(held, since, lose)
	}()
	err := run(held)
	lost := errors.Is(context.Cause(held), errLost) && ctx.Err() == nil
	lose(nil)
	<-renewed
	l.release(ctx)
	if lost {
		return errLost
	}
	return err
}

// renew keeps the lease until ctx ends. It gives it up for lost when it is
// somebody else's, or a tenth of its life before it can be.
func (l lease) renew(ctx context.Context, since time.Time, lose context.CancelCauseFunc) {
	every := time.NewTicker(l.ttl / 3)
	defer every.Stop()
	end := time.NewTimer(time.Until(since.Add(l.ttl - l.ttl/10)))
	defer end.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-end.C:
			lose(errLost)
			return
		case <-every.C:
		}
		asked, left, err := l.tryWithin(ctx, l.ttl/5)
		switch {
		case err == nil && left != 0:
			lose(errLost)
			return
		case err == nil:
			end.Reset(time.Until(asked.Add(l.ttl - l.ttl/10)))
		}
	}
}

// tryWithin bounds a renewal, so that a Redis that hangs does not hide the end.
func (l lease) tryWithin(ctx context.Context, d time.Duration) (time.Time, time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	return l.try(ctx)
}

// release is tried once: what it cannot delete dies by its lifetime.
func (l lease) release(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	unlock.Run(ctx, l.store.rdb, []string{l.key}, l.owner)
}
