package session

import (
	"context"
	"time"
)

// TryWrite writes a key that soon goes. It fails where a session could not be
// saved: memory is full, the server is a replica that can only be read, has too
// few replicas of its own, or cannot write to its disk.
func (s *Store) TryWrite(ctx context.Context) error {
	return away("try", s.rdb.Set(ctx, prefix+"try", 1, 10*time.Second).Err())
}
