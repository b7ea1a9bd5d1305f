package zalo

import (
	"context"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// flights are pictures on their way. The platform fetches a picture while it is
// being sent, which can take minutes, and the caller's patience is seconds: the
// call goes on without it, and whoever sends the same again gets its end.
type flights struct {
	mu  sync.Mutex
	all map[uint64]*flight
}

type flight struct {
	done chan struct{}
	id   string
	err  error
}

// flightKept is how long the end of a call is kept for who comes back for it.
const flightKept = 15 * time.Minute

func (f *flights) join(ctx context.Context, key uint64, call func() (string, error)) (string, error) {
	one := f.begin(key, call)
	select {
	case <-one.done:
		f.forget(key, one)
		return one.id, one.err
	case <-ctx.Done():
		err := bot.Fail(bot.Unavailable, "zalo: send picture", ctx.Err())
		return "", &channel.SendError{Outcome: channel.Again, Err: err}
	}
}

func (f *flights) begin(key uint64, call func() (string, error)) *flight {
	f.mu.Lock()
	defer f.mu.Unlock()
	if one := f.all[key]; one != nil {
		return one
	}
	if f.all == nil {
		f.all = map[uint64]*flight{}
	}
	one := &flight{done: make(chan struct{})}
	f.all[key] = one
	go func() {
		one.id, one.err = call()
		close(one.done)
		time.AfterFunc(flightKept, func() { f.forget(key, one) })
	}()
	return one
}

func (f *flights) forget(key uint64, one *flight) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.all[key] == one {
		delete(f.all, key)
	}
}
