package session

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// The lock is taken, or found to be ours when the client sent the call twice.
// Counters live for the minute that their first event began.
//
// KEYS session, lock, fresh, events (left out when nobody is to be counted)
// ARGV owner, lock's lifetime in ms
var enter = redis.NewScript(`
local function count(key)
  local n = redis.call('INCR', key)
  if n == 1 then redis.call('EXPIRE', key, 60) end
  return n
end
if not redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  local owner = redis.call('GET', KEYS[2])
  if owner ~= ARGV[1] then return owner end
end
local value = redis.call('GET', KEYS[1])
local events, fresh = 0, 0
if KEYS[4] then events = count(KEYS[4]) end
if not value then fresh = count(KEYS[3]) end
return {value, events, fresh}
`)

var errLocked = errors.New("another turn of the chat is under way")

// Enter locks the chat for this turn, loads its session and counts the event
// against the account; an empty account is not counted. It does not wait:
// bot.Conflict means that another turn holds the lock.
func (s *Store) Enter(ctx context.Context, key string, account bot.AccountID) (bot.Session, error) {
	owner := s.newOwner()
	keys := []string{keySession(key), keyLock(key), keyFresh}
	if account != "" {
		keys = append(keys, keyEvents(account))
	}
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
	events, _ := got[1].(int64)
	fresh, _ := got[2].(int64)
	out := bot.Session{Key: key, Owner: owner, Events: int(events), Fresh: int(fresh)}
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
