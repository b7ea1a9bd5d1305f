package session

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
)

var strike = redis.NewScript(`
local n = redis.call('INCR', KEYS[1])
if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return n
`)

// Strike counts one more under the key and tells how many there are; the count
// starts anew a window after its first strike.
func (s *Store) Strike(ctx context.Context, key string, window time.Duration) (int, error) {
	n, err := s.run(ctx, strike, []string{keyStrike(key)}, max(window.Milliseconds(), 1)).Int()
	return n, away("strike", err)
}

// Strikes tells how many there are.
func (s *Store) Strikes(ctx context.Context, key string) (int, error) {
	n, err := s.rdb.Get(ctx, keyStrike(key)).Int()
	if errors.Is(err, redis.Nil) {
		return 0, nil
	}
	return n, away("strikes", err)
}
