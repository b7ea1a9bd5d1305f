package session

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// Home is whose conversations a Redis keeps. Copies that share a DATA_DIR have
// the same; they know of each other by that folder. Two with two folders do not,
// would lock no chats against each other, and split the records.
type Home struct {
	Data  string // the data's identity, which a copied folder has too
	Place string // where the folder lies
}

// Why a Redis is refused. Settle wraps them in bot.Conflict.
var (
	ErrOtherData  = errors.New("the Redis keeps the conversations of other data")
	ErrOtherPlace = errors.New("the Redis is in use by a copy of this data in another place")
)

const (
	keyHomeData  = prefix + "{home}:data"
	keyHomePlace = prefix + "{home}:place"
)

// settle writes both or neither. KEYS data, place; ARGV both, their lifetimes.
var settle = redis.NewScript(`
local data, place = redis.call('GET', KEYS[1]), redis.call('GET', KEYS[2])
if data and data ~= ARGV[1] then return 1 end
if place and place ~= ARGV[2] then return 2 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[4])
return 0
`)

// Settle makes the Redis this home's for so long, unless it is another's. Whose
// the data is stays known as long as a session lives.
func (s *Store) Settle(ctx context.Context, h Home, live time.Duration) error {
	whose, err := settle.Run(ctx, s.rdb, []string{keyHomeData, keyHomePlace}, h.Data, h.Place,
		s.life.Milliseconds(), live.Milliseconds()).Int()
	switch {
	case err != nil:
		return away("settle", err)
	case whose == 1:
		return bot.Fail(bot.Conflict, "session: settle", ErrOtherData)
	case whose == 2:
		return bot.Fail(bot.Conflict, "session: settle", ErrOtherPlace)
	}
	return nil
}

// Clear drops every conversation of other data, for whoever means it.
// ErrOtherData: a program still lives on them.
func (s *Store) Clear(ctx context.Context) error {
	lives, err := s.rdb.Exists(ctx, keyHomePlace).Result()
	if err != nil {
		return away("clear", err)
	}
	if lives > 0 {
		return bot.Fail(bot.Conflict, "session: clear", ErrOtherData)
	}
	return away("clear", s.removeAll(ctx, prefix+"*"))
}
