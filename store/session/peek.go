package session

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"

	"vneidbot/bot"
)

// Peek reads a chat's session beside its turns, for those who only look: what
// it returns may be old already. Nil where there is none.
func (s *Store) Peek(ctx context.Context, key string) ([]byte, error) {
	value, err := s.rdb.Get(ctx, keySession(key)).Bytes()
	if errors.Is(err, redis.Nil) {
		return nil, nil
	}
	if err != nil {
		return nil, away("peek", err)
	}
	_, data, err := unpack(value)
	if err != nil {
		return nil, bot.Fail(bot.Internal, "session: peek", err)
	}
	return data, nil
}
