package session

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// The lock goes in either case: the loser of the fence reloads at once.
//
// KEYS session, and the lock of a turn that took it
// ARGV owner, what the stored value must begin with, the new value, length of
// its head, lifetime in ms
var leave = redis.NewScript(`
local saved, want = 0, ARGV[2]
local head = string.sub(ARGV[3], 1, tonumber(ARGV[4]))
local now = redis.call('GETRANGE', KEYS[1], 0, 63)
if now == want or (want ~= '' and string.sub(now, 1, #want) == want) then
  redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[5])
  saved = 1
elseif string.sub(now, 1, #head) == head then
  saved = 1
end
if KEYS[2] and redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
return saved
`)

var unlock = redis.NewScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`)

var errMoved = errors.New("another turn saved the session first")

// Leave saves s.Data under the version after s.Version and unlocks. It refuses
// with bot.Conflict when the stored version is not s.Version any more.
func (s *Store) Leave(ctx context.Context, t bot.Session) error {
	top := head(t)
	value := append(append(make([]byte, 0, len(top)+len(t.Data)), top...), t.Data...)
	if s.journal == nil {
		return s.save(ctx, t, value, len(top))
	}
	err := s.journal.guard(func() error { return s.saveKept(ctx, t, value, len(top)) })
	if err == nil || bot.KindOf(err) == bot.Conflict { // the loser of the fence reloads at once
		err = errors.Join(err, s.Release(context.WithoutCancel(ctx), t))
	}
	return err
}

func (s *Store) save(ctx context.Context, t bot.Session, value []byte, head int) error {
	keys := []string{keySession(t.Key)}
	if t.Locked {
		keys = append(keys, keyLock(t.Key))
	}
	saved, err := s.run(ctx, leave, keys, t.Owner, fence(t.Version), value, head, s.life.Milliseconds()).Int()
	if err != nil {
		return away("leave", err)
	}
	if saved == 0 {
		return bot.Fail(bot.Conflict, "session: leave", errMoved)
	}
	return nil
}

// Release unlocks without saving. A lock that is no longer ours stays.
func (s *Store) Release(ctx context.Context, t bot.Session) error {
	if !t.Locked {
		return nil
	}
	return away("release", s.run(ctx, unlock, []string{keyLock(t.Key)}, t.Owner).Err())
}
