package engine

import (
	"sync"
	"time"

	"vneidbot/bot"
)

// crowd counts what comes in within a minute of the clock: events of each
// account, and conversations that begin. Each copy of the program counts what it
// is given itself: a count that all copies share would cost every turn a write,
// and a kill takes no more away than the minute's count.
type crowd struct {
	mu     sync.Mutex
	minute int64
	events map[bot.AccountID]int
	fresh  int
}

// event counts one more of the account and tells how many there are.
func (c *crowd) event(of bot.AccountID, now time.Time) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turnOver(now)
	c.events[of]++
	return c.events[of]
}

// begin counts one more conversation that begins, once in a minute for who writes
// again because they were told to: their place in the crowd is behind those who
// came since.
func (c *crowd) begin(of bot.AccountID, now time.Time) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turnOver(now)
	if c.events[of] <= 1 {
		c.fresh++
	}
	return c.fresh
}

func (c *crowd) turnOver(now time.Time) {
	if minute := now.Unix() / 60; minute != c.minute || c.events == nil {
		c.minute, c.events, c.fresh = minute, make(map[bot.AccountID]int), 0
	}
}
