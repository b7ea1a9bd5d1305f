package session

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// The lock is taken, or found to be ours when the client sent the call twice.
// The lock is all that is written: each write costs Redis a place in its log.
//
// KEYS session, lock
// ARGV owner, lock's lifetime in ms
var enter = redis.NewScript(`
if not redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  local owner = redis.call('GET', KEYS[2])
  if owner ~= ARGV[1] then return owner end
end
return {redis.call('GET', KEYS[1])}
`)

var errLocked = errors.New("another turn of the chat is under way")

// Enter locks the chat for this turn and loads its session. It does not wait:
// bot.Conflict means that another turn holds the lock.
func (s *Store) Enter(ctx context.Context, key string) (bot.Session, error) {
	owner := s.newOwner()
	keys := []string{keySession(key), keyLock(key)}
	for {
		reply, err := enter.Run(ctx, s.rdb, keys, owner, s.lock.Milliseconds()).Result()
		if err != nil {
			return bot.Session{}, away("enter", err)
		}
		if got, ok := reply.([]any); ok {
			return entered(key, owner, got)
		}
		if holder, _ := reply.(string); !s.bury(ctx, keyLock(key), holder) {
			return bot.Session{}, bot.Fail(bot.Conflict, "session: enter", errLocked)
		}
	}
}

func entered(key, owner string, got []any) (bot.Session, error) {
	out := bot.Session{Key: key, Owner: owner}
	value, ok := got[0].(string)
	if !ok {
		return out, nil
	}
	var err error
	if out.Version, out.Data, err = unpack([]byte(value)); err != nil {
		return bot.Session{}, bot.Fail(bot.Internal, "session: enter", err)
	}
	return out, nil
}
