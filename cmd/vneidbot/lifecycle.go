package main

import (
	"context"
	"errors"
	"log/slog"
	"time"
)

// stopWithin bounds the whole stop: what is not done by then is left to the
// next start, which loses nothing by design.
const stopWithin = 30 * time.Second

// part is something that runs while the program does. Parts are started in
// order and stopped in reverse, each only when the one after it has ended: the
// intake first, so that what was taken in still finds the rest at work.
type part struct {
	name string
	run  func(ctx context.Context) error
}

type running struct {
	part
	cancel context.CancelFunc
	done   chan struct{}
	err    error
}

// runParts runs all until ctx ends or one of them fails, and returns that failure.
func runParts(ctx context.Context, log *slog.Logger, parts []part) error {
	failed := make(chan *running, len(parts))
	var all []*running
	for _, p := range parts {
		all = append(all, start(p, failed))
	}
	var cause error
	select {
	case <-ctx.Done():
	case r := <-failed:
		cause = r.err
		if cause != nil {
			log.Error("part failed", "part", r.name, "err", cause)
		}
	}
	return errors.Join(cause, stopAll(log, all))
}

// start runs one part; a part that ends by itself ends the program.
func start(p part, ended chan<- *running) *running {
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{part: p, cancel: cancel, done: make(chan struct{})}
	go func() {
		defer close(r.done)
		r.err = p.run(ctx)
		if ctx.Err() == nil {
			ended <- r
		}
	}()
	return r
}

var errHangs = errors.New("a part did not stop in time")

// stopAll stops in reverse order; the log names what hangs.
func stopAll(log *slog.Logger, all []*running) error {
	late := time.NewTimer(stopWithin)
	defer late.Stop()
	for i := len(all) - 1; i >= 0; i-- {
		all[i].cancel()
		select {
		case <-all[i].done:
		case <-late.C:
			log.Error("part hangs at stop", "part", all[i].name)
			return errHangs
		}
	}
	return nil
}
