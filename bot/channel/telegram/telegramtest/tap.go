package telegramtest

import (
	"context"
	"fmt"
)

// tapQueue is added to a person's id to name the webhook queue of their taps.
const tapQueue = 3 << 33

// Tap is one press of a button.
type Tap struct {
	ID       string
	Text     string // what the bot showed on top of the chat, mostly nothing
	s        *Server
	query    callback
	key      int64
	answered chan struct{}
}

// tap sends a callback query; s.mu is held.
func (s *Server) tap(q callback) *Tap {
	s.lastTap++
	q.ID = fmt.Sprintf("%d%012d", q.From.ID, s.lastTap)
	t := &Tap{ID: q.ID, s: s, query: q, key: q.From.ID + tapQueue, answered: make(chan struct{})}
	s.taps[t.ID] = t
	s.push(update{Callback: &q}, t.key)
	return t
}

// Again delivers the same press once more, as clients do that got no answer:
// another query id, another update id.
func (t *Tap) Again() *Tap {
	t.s.mu.Lock()
	defer t.s.mu.Unlock()
	return t.s.tap(t.query)
}

// Answered waits for the bot's answerCallbackQuery, which stops the spinner.
func (t *Tap) Answered(ctx context.Context) error {
	select {
	case <-t.answered:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("telegramtest: the tap was not answered: %w", ctx.Err())
	}
}

func (s *Server) answerCallbackQuery(c *call) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.taps[c.text("callback_query_id")]
	if t == nil {
		return nil, unlucky("query is too old and response timeout expired or query ID is invalid")
	}
	t.Text = c.text("text")
	delete(s.taps, t.ID)
	close(t.answered)
	return true, nil
}
