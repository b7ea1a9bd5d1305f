package outbox

import (
	"context"
	"sync"
	"time"

	"vneidbot/bot"
)

const (
	countEvery = 50 * time.Millisecond
	countAsk   = time.Second
)

// counter gathers answers that were said, so that the limiter hears of them in
// batches and not one by one.
type counter struct {
	mu sync.Mutex
	n  map[string]map[bot.Chat]int // by channel
}

// Answered counts an answer that a turn said by itself, as so many messages.
func (o *Outbox) Answered(chat bot.Chat, n int) {
	o.doubts.came(chat.Channel, o.opt.Now())
	o.counts.add(chat, n)
}

func (c *counter) add(chat bot.Chat, n int) {
	chat.Topic = "" // topics share the chat's limit
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n == nil {
		c.n = make(map[string]map[bot.Chat]int)
	}
	if c.n[chat.Channel] == nil {
		c.n[chat.Channel] = make(map[bot.Chat]int)
	}
	c.n[chat.Channel][chat] += n
}

func (c *counter) take() map[string]map[bot.Chat]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := c.n
	c.n = nil
	return n
}

// count tells the limiter, a few times a second while there is something to
// tell. What it cannot be told is forgotten: it concerns this moment only.
func (o *Outbox) count(ctx context.Context) {
	every := time.NewTicker(countEvery)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-every.C:
			o.tell(ctx)
		}
	}
}

func (o *Outbox) tell(ctx context.Context) {
	for channel, n := range o.counts.take() {
		within, cancel := context.WithTimeout(ctx, countAsk)
		if err := o.opt.Limiter.Count(within, channel, n); err != nil && ctx.Err() == nil {
			o.opt.Log.Debug("answers not counted", "err", err)
		}
		cancel()
	}
}
