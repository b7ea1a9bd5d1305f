package session

import (
	"context"
)

// Topic passes words between copies of the program. Who does not listen misses
// them: what has to last is elsewhere.
type Topic struct {
	s    *Store
	name string
}

// Topic is the one of that name, shared by all copies.
func (s *Store) Topic(name string) *Topic { return &Topic{s, prefix + "topic:" + name} }

// Publish says a word to everybody who listens, the speaker included.
func (t *Topic) Publish(ctx context.Context, word string) error {
	return away("publish", t.s.rdb.Publish(ctx, t.name, word).Err())
}

// Listen calls heard for every word until ctx ends. It connects again by itself;
// words that were said meanwhile are lost.
func (t *Topic) Listen(ctx context.Context, heard func(word string)) error {
	sub := t.s.rdb.Subscribe(ctx, t.name)
	defer func() { _ = sub.Close() }()
	words := sub.Channel() // reading without it would not end with ctx
	for {
		select {
		case <-ctx.Done():
			return nil
		case m, ok := <-words:
			if !ok {
				return nil
			}
			heard(m.Payload)
		}
	}
}
