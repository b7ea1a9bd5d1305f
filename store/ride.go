package store

import (
	"context"
	"slices"
	"sync"
	"time"

	"vneidbot/bot"
)

// How long a write rides at the longest before it is written for its own sake, how
// many ride at once, and how long whoever looks waits for them.
const (
	rideWithin   = time.Second
	rideMost     = 4096
	arriveWithin = 200 * time.Millisecond
)

// riders are writes that nobody waits for. They are made at the beginning of whatever
// is committed next, so that who writes later finds them written, and cost no commit of
// their own. A kill may lose those of the last second.
type riders struct {
	mu   sync.Mutex
	list []*turn
}

// add takes the turn along. first: nobody rode before it.
func (r *riders) add(t *turn) (first, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.list) >= rideMost {
		return false, false
	}
	r.list = append(r.list, t)
	return len(r.list) == 1, true
}

func (r *riders) take() []*turn {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := r.list
	r.list = nil
	return list
}

func (r *riders) any() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.list) > 0
}

// rides tells whether nobody needs to wait for the writes: what an office is told of
// reports in the making is derived from conversations. After a kill it may be missing
// until the next step of that report.
func rides(writes []bot.Write) bool {
	return !slices.ContainsFunc(writes, func(w bot.Write) bool {
		_, noted := w.(bot.NoteDraft)
		_, gone := w.(bot.ForgetDraft)
		return !noted && !gone
	})
}

// ride has f run at the beginning of the next commit. False: it must be waited for.
func (s *Store) ride(f func(*tx) error) bool {
	if s.writeDB == nil {
		return false
	}
	first, ok := s.writer.ride.add(&turn{ctx: context.Background(), run: f, done: make(chan struct{})})
	if first {
		time.AfterFunc(rideWithin, func() { s.arrive(context.Background()) })
	}
	return ok
}

// arrive has written what rides, before the records are looked at. What cannot be
// written now rides on, and nobody waits long for it.
func (s *Store) arrive(ctx context.Context) {
	if s.writeDB == nil || s.writer == nil || !s.writer.ride.any() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, arriveWithin)
	defer cancel()
	t := &turn{ctx: ctx, run: func(*tx) error { return nil }, done: make(chan struct{})}
	select {
	case s.writer.in <- t:
	case <-ctx.Done():
		return
	case <-s.writer.quit:
		return
	}
	select {
	case <-t.done:
	case <-ctx.Done():
	}
}
