package web

import (
	"context"
	"errors"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/pause"
)

var errStopped = errors.New("nobody takes events now")

// Run implements channel.Channel: posts are handled until ctx ends. Those under
// way are finished, streams are ended.
func (w *Web) Run(ctx context.Context, handle channel.Handle) error {
	halt := make(chan struct{})
	w.mu.Lock()
	w.handle, w.halt = handle, halt
	w.mu.Unlock()

	var side sync.WaitGroup
	telling, told := context.WithCancel(context.WithoutCancel(ctx)) // longer than the posts under way
	defer told()
	if w.Relay != nil {
		side.Go(func() { w.listen(ctx) })
		side.Go(func() { w.tell(telling) })
	}
	side.Go(func() { w.sweep(ctx) })
	<-ctx.Done()

	w.mu.Lock()
	w.handle = nil
	w.mu.Unlock()
	close(halt)
	w.flying.Wait()
	told()
	side.Wait()
	return nil
}

// enter begins the handling of a post; leave ends it.
func (w *Web) enter() (handle channel.Handle, leave func(), err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.handle == nil {
		return nil, nil, bot.Fail(bot.Unavailable, "web: post", errStopped)
	}
	w.flying.Add(1)
	return w.handle, w.flying.Done, nil
}

// halted is closed when the streams must end; nil when there may be none.
func (w *Web) halted() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.handle == nil {
		return nil
	}
	return w.halt
}

// sweep forgets every few minutes what is too old. Each copy counts the room of
// uploads and knows the addresses that came to it: each sweeps.
func (w *Web) sweep(ctx context.Context) {
	for ctx.Err() == nil {
		if err := w.giveBack(ctx, w.Place.Now()); err != nil && ctx.Err() == nil {
			w.Log.Warn("room of old uploads stays taken", "err", err)
		}
		w.pace.forget()
		w.recent.forget()
		pause.For(ctx, sweepEvery)
	}
}

// sweepEvery is well under the hour that an upload may stay without a report.
const sweepEvery = 10 * time.Minute
