package session

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

var errLocked = errors.New("another turn of the chat is under way")

// Enter locks the chat for this turn and loads its session. It does not wait:
// bot.Conflict means that another turn holds the lock. A copy that is alone only
// loads: a lock costs Redis a write to its log, and the turns of one process
// are in a queue already.
func (s *Store) Enter(ctx context.Context, key string) (bot.Session, error) {
	owner := s.newOwner()
	if s.copies.Alone() {
		var value *redis.StringCmd
		err := s.pipe(ctx, func(p redis.Pipeliner) { value = p.Get(ctx, keySession(key)) })
		if err == nil {
			err = present(value.Err())
		}
		if err != nil {
			return bot.Session{}, away("enter", err)
		}
		return s.entered(ctx, bot.Session{Key: key, Owner: owner}, value)
	}
	for {
		holder, value, err := s.lockAndLoad(ctx, key, owner)
		switch {
		case err != nil:
			return bot.Session{}, away("enter", err)
		case holder == owner:
			return s.entered(ctx, bot.Session{Key: key, Owner: owner, Locked: true}, value)
		case !s.bury(ctx, keyLock(key), holder):
			return bot.Session{}, bot.Fail(bot.Conflict, "session: enter", errLocked)
		}
	}
}

// lockAndLoad is one call of two plain commands. They run in their order, so
// what is read is what the lock protects; a script that does the same costs
// Redis three times as much, and the embedded one far more. Who is shut out asks
// who holds the lock: it may be the owner itself, when the client sent the call
// twice because the first answer was lost.
func (s *Store) lockAndLoad(ctx context.Context, key, owner string) (holder string, value *redis.StringCmd, err error) {
	var lock *redis.StatusCmd
	err = s.pipe(ctx, func(p redis.Pipeliner) {
		lock = p.SetArgs(ctx, keyLock(key), owner, redis.SetArgs{Mode: "NX", TTL: s.lock})
		value = p.Get(ctx, keySession(key))
	})
	if err != nil {
		return "", nil, err
	}
	for _, err := range []error{lock.Err(), value.Err()} {
		if err := present(err); err != nil {
			return "", nil, err
		}
	}
	if lock.Err() == nil {
		return owner, value, nil
	}
	holder, err = s.rdb.Get(ctx, keyLock(key)).Result()
	return holder, value, present(err)
}

// present takes a missing key for what it is: no failure.
func present(err error) error {
	if errors.Is(err, redis.Nil) {
		return nil
	}
	return err
}

func (s *Store) entered(ctx context.Context, out bot.Session, value *redis.StringCmd) (bot.Session, error) {
	raw, err := value.Bytes()
	if err != nil {
		return out, nil // a chat without a session
	}
	if out.Version, out.Data, err = unpack(raw); err == nil {
		return out, nil
	}
	if err := present(forget.Run(ctx, s.rdb, []string{keySession(out.Key)}, raw).Err()); err != nil {
		return bot.Session{}, away("enter", err)
	}
	out.Version, out.Data, out.Anew = 0, nil, true
	return out, nil
}

// forget takes a value away that nobody can read: the chat begins anew, and would
// stay deaf for the value's life else.
var forget = redis.NewScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`)
