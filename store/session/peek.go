package session

import (
	"context"

	"vneidbot/bot"
)

// Peek reads a chat's session beside its turns, for those who only look: what
// it returns may be old already. Nil where there is none.
func (s *Store) Peek(ctx context.Context, key string) ([]byte, error) {
	value, err := s.load(ctx, key)
	if err != nil || value == nil {
		return nil, err
	}
	_, data, err := unpack(value)
	if err != nil {
		return nil, bot.Fail(bot.Internal, "session: peek", err)
	}
	return data, nil
}
