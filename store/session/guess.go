package session

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// guessScript counts a try at a code, or refuses it. A try that was counted already is
// let in again. All its keys share a hash tag.
//
// KEYS the event's mark, the count over all, when that began, then one for each
// of those who try
// ARGV milliseconds now, milliseconds of the window, most over all, then most of
// each
// Answers milliseconds to wait, the count over all, when it began, and how long it
// lasts.
var guessScript = redis.NewScript(`
local function count(key) return tonumber(redis.call('GET', key) or '0') end
local function left(key) return math.max(redis.call('PTTL', key), 1) end
local marked = redis.call('GET', KEYS[1])
if not marked then
  local full, wait = count(KEYS[2]) >= tonumber(ARGV[3]), 0
  for i = 4, #KEYS do
    local own = count(KEYS[i])
    if own >= tonumber(ARGV[i]) then
      wait = math.max(wait, left(KEYS[i]))
    elseif full and own > 0 then
      wait = math.max(wait, math.min(left(KEYS[i]), left(KEYS[2])))
    end
  end
  if wait > 0 then return {wait, 0, 0, 0} end
  marked = redis.call('INCR', KEYS[2])
  if marked == 1 then
    redis.call('PEXPIRE', KEYS[2], ARGV[2])
    redis.call('SET', KEYS[3], ARGV[1], 'PX', ARGV[2])
  end
  for i = 4, #KEYS do
    if redis.call('INCR', KEYS[i]) == 1 then redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
  end
  redis.call('SET', KEYS[1], marked, 'PX', ARGV[2])
end
return {0, tonumber(marked), count(KEYS[3]), left(KEYS[2])}
`)

// forgiveScript takes a counted try out of all counts that still run.
var forgiveScript = redis.NewScript(`
if redis.call('DEL', KEYS[1]) == 0 then return 0 end
for i = 2, #KEYS do
  if i ~= 3 and tonumber(redis.call('GET', KEYS[i]) or '0') > 0 then redis.call('DECR', KEYS[i]) end
end
return 1
`)

var errAnswer = errors.New("the script's answer is not its own")

// Guess implements guess.Counter: the try is counted as a wrong one, once for its
// event, or refused. Copies of the program count together.
func (s *Store) Guess(ctx context.Context, g bot.Guess) (bot.Guessed, error) {
	args := []any{g.At.UnixMilli(), max(g.Window.Milliseconds(), 1), g.All}
	for _, own := range g.Own {
		args = append(args, own.Most)
	}
	n, err := guessScript.Run(ctx, s.rdb, guessKeys(g), args...).Int64Slice()
	if err == nil && len(n) != 4 {
		err = errAnswer
	}
	if err != nil {
		return bot.Guessed{}, away("guess", err)
	}
	return bot.Guessed{Wait: time.Duration(n[0]) * time.Millisecond, All: int(n[1]), Since: time.UnixMilli(n[2]),
		Left: time.Duration(n[3]) * time.Millisecond}, nil
}

// Forgive implements guess.Counter: the try was right.
func (s *Store) Forgive(ctx context.Context, g bot.Guess) error {
	return away("forgive", forgiveScript.Run(ctx, s.rdb, guessKeys(g)).Err())
}

func guessKeys(g bot.Guess) []string {
	keys := []string{keyGuess("by:" + g.Event), keyGuess("all"), keyGuess("since")}
	for _, own := range g.Own {
		keys = append(keys, keyGuess("of:"+own.Key))
	}
	return keys
}
