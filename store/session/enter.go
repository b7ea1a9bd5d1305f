package session

import (
	"bytes"
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
		value, err := s.load(ctx, key)
		if err != nil {
			return bot.Session{}, err
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

// load reads what is stored of the chat, nil for nothing.
func (s *Store) load(ctx context.Context, key string) (value []byte, err error) {
	if s.journal != nil {
		err = s.journal.guard(func() (err error) {
			value, err = s.journal.load(key)
			return err
		})
		return value, err
	}
	var stored *redis.StringCmd
	if err = s.pipe(ctx, func(p redis.Pipeliner) { stored = p.Get(ctx, keySession(key)) }); err != nil {
		return nil, away("load", err)
	}
	return bytesOf(stored)
}

// bytesOf is a stored value, nil for nothing.
func bytesOf(stored *redis.StringCmd) ([]byte, error) {
	value, err := stored.Bytes()
	if errors.Is(err, redis.Nil) {
		return nil, nil
	}
	return value, away("load", err)
}

// lockAndLoad is one call of two plain commands. They run in their order, so
// what is read is what the lock protects; a script that does the same costs
// Redis three times as much, and the embedded one far more. Who is shut out asks
// who holds the lock: it may be the owner itself, when the client sent the call
// twice because the first answer was lost.
func (s *Store) lockAndLoad(ctx context.Context, key, owner string) (holder string, value []byte, err error) {
	var lock *redis.StatusCmd
	var stored *redis.StringCmd
	err = s.pipe(ctx, func(p redis.Pipeliner) {
		lock = p.SetArgs(ctx, keyLock(key), owner, redis.SetArgs{Mode: "NX", TTL: s.lock})
		if s.journal == nil {
			stored = p.Get(ctx, keySession(key))
		}
	})
	if err == nil {
		err = present(lock.Err())
	}
	switch {
	case err != nil:
	case s.journal == nil:
		value, err = bytesOf(stored)
	default:
		value, err = s.load(ctx, key)
	}
	if err != nil {
		return "", nil, err
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

func (s *Store) entered(ctx context.Context, out bot.Session, raw []byte) (_ bot.Session, err error) {
	if raw == nil {
		return out, nil // a chat without a session
	}
	if out.Version, out.Data, err = unpack(raw); err == nil {
		return out, nil
	}
	if err := s.forget(ctx, out.Key, raw); err != nil {
		return bot.Session{}, err
	}
	out.Version, out.Data, out.Anew = 0, nil, true
	return out, nil
}

// forget takes a value away that nobody can read: the chat begins anew, and would
// stay deaf for the value's life else.
func (s *Store) forget(ctx context.Context, chat string, value []byte) error {
	if s.journal == nil {
		return away("enter", present(forget.Run(ctx, s.rdb, []string{keySession(chat)}, value).Err()))
	}
	return s.journal.guard(func() error {
		now, err := s.journal.load(chat)
		if err == nil && bytes.Equal(now, value) {
			err = s.journal.remove(chat)
		}
		return err
	})
}

var forget = redis.NewScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`)
