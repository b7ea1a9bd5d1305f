package telegram

import (
	"context"
	"sync"
	"time"

	"vneidbot/bot/channel"
	"vneidbot/bot/pause"
)

const (
	roomMost = 30                      // messages in a span: Telegram refuses the thirty-first of a second
	roomSpan = 1010 * time.Millisecond // a message may come a little later than it went
	roomWait = 300 * time.Millisecond  // the longest that a message is kept back
)

// room keeps a message back for the moment in which it would be one too many beside what
// nobody asked for: Telegram would refuse it and hold up all others for a second. Where
// nothing unasked went within the last second, answers wait for nobody.
type room struct {
	mu      sync.Mutex
	went    []time.Time // in the last span, oldest first
	unasked time.Time   // the last that nobody asked for
}

// enter waits until there is room for so many messages, for a moment at the longest.
func (r *room) enter(ctx context.Context, n int) {
	until := time.Now().Add(roomWait)
	for ctx.Err() == nil {
		now := time.Now()
		wait := r.take(now, n, channel.IsUnasked(ctx), !now.Before(until))
		if wait <= 0 {
			return
		}
		pause.For(ctx, min(wait, until.Sub(now)))
	}
}

// take notes so many messages, or tells when there may be room for them.
func (r *room) take(now time.Time, n int, unasked, anyway bool) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	old := 0
	for old < len(r.went) && now.Sub(r.went[old]) >= roomSpan {
		old++
	}
	r.went = r.went[old:]
	if over := len(r.went) + n - roomMost; over > 0 && !anyway && now.Sub(r.unasked) < roomSpan {
		return r.went[min(over, len(r.went))-1].Add(roomSpan).Sub(now)
	}
	for range n {
		r.went = append(r.went, now)
	}
	if unasked {
		r.unasked = now
	}
	return 0
}
