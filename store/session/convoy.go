package session

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"
)

const (
	// convoyMost is how many calls share a pipeline.
	convoyMost = 128
	// convoyWithin bounds a pipeline, so that the turns that wait for it can still
	// be parked.
	convoyWithin = 2 * time.Second
)

var errClosed = errors.New("the session store is closed")

// convoy sends the calls of turns that are under way at the same time in one
// pipeline: one write and one read in the place of one for each. A call that comes
// alone waits for nobody; those that come while a pipeline is under way share the
// next one. Each is given up with its own turn and not with another's.
type convoy struct {
	rdb   *redis.Client
	wake  chan struct{}
	ended chan struct{}

	mu      sync.Mutex
	waiting []call
	closed  bool
}

// call is the commands of one turn.
type call struct {
	queue func(redis.Pipeliner)
	done  chan struct{}
}

func newConvoy(rdb *redis.Client) *convoy {
	c := &convoy{rdb: rdb, wake: make(chan struct{}, 1), ended: make(chan struct{})}
	go c.run()
	return c
}

// do has the commands sent that queue gives, and returns when they hold their
// answers. After an error they must not be looked at: they may be under way.
func (c *convoy) do(ctx context.Context, queue func(redis.Pipeliner)) error {
	one := call{queue, make(chan struct{})}
	if !c.add(one) {
		return errClosed
	}
	select {
	case <-one.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *convoy) add(one call) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return false
	}
	c.waiting = append(c.waiting, one)
	select {
	case c.wake <- struct{}{}:
	default:
	}
	return true
}

func (c *convoy) run() {
	defer close(c.ended)
	for range c.wake {
		runtime.Gosched() // whoever is about to call comes along
		for batch := c.take(); len(batch) > 0; batch = c.take() {
			c.send(batch)
		}
	}
}

func (c *convoy) take() []call {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := min(len(c.waiting), convoyMost)
	batch := c.waiting[:n:n]
	c.waiting = c.waiting[n:]
	return batch
}

func (c *convoy) send(batch []call) {
	ctx, cancel := context.WithTimeout(context.Background(), convoyWithin)
	defer cancel()
	pipe := c.rdb.Pipeline()
	for _, one := range batch {
		one.queue(pipe)
	}
	answered(pipe.Exec(ctx))
	for _, one := range batch {
		close(one.done)
	}
}

// answered gives every command its error. That of a connection which Redis refuses
// (a wrong password) stands in none of them.
func answered(cmds []redis.Cmder, err error) {
	if err == nil || slices.ContainsFunc(cmds, func(one redis.Cmder) bool { return one.Err() != nil }) {
		return
	}
	for _, one := range cmds {
		one.SetErr(err)
	}
}

// close takes nothing in any more. What waits is done, or fails with the client.
func (c *convoy) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.closed {
		c.closed = true
		close(c.wake)
	}
}
