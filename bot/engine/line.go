package engine

import (
	"context"
	"sync"
	"time"
)

// line keeps the events of each chat one behind the other. It holds nothing of
// a chat that has none, and needs no goroutine: whoever waits is the caller.
type line struct {
	mu    sync.Mutex
	tails map[string]*place // the newest of each chat that is busy
}

// place is one event's place in its chat's queue.
type place struct {
	key   string
	ready chan struct{} // closed when the place is the first; nil for one that was first at once
	first bool
	gone  bool
	next  *place

	settled bool          // the event is durable
	tell    chan struct{} // closed then, if somebody stood behind it before
	before  chan struct{} // tell of the place before
}

// join takes the place behind the chat's newest event.
func (l *line) join(key string) *place {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.tails == nil {
		l.tails = make(map[string]*place)
	}
	p := &place{key: key}
	if before := l.tails[key]; before != nil {
		before.next = p
		p.ready = make(chan struct{})
		if !before.settled {
			before.tell = make(chan struct{})
			p.before = before.tell
		}
	} else {
		p.first = true
	}
	l.tails[key] = p
	return p
}

// wait returns true when the place is the first, false when ctx ended or others
// began to wait before.
func (p *place) wait(ctx context.Context, hurry <-chan struct{}) bool {
	if p.ready == nil {
		return true
	}
	select { // who is the first already need not hurry away
	case <-p.ready:
		return true
	default:
	}
	select {
	case <-p.ready:
		return true
	case <-ctx.Done():
	case <-hurry:
	}
	return false
}

// settle tells who stands behind that the place's event is durable.
func (l *line) settle(p *place) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.settleLocked(p)
}

func (l *line) settleLocked(p *place) {
	if !p.settled && p.tell != nil {
		close(p.tell)
	}
	p.settled = true
}

// follow waits until the event before is durable, so that two events that give
// up waiting are parked in their order. It does not wait for ever.
func (p *place) follow(most time.Duration) {
	if p.before == nil {
		return
	}
	timer := time.NewTimer(most)
	defer timer.Stop()
	select {
	case <-p.before:
	case <-timer.C:
	}
}

// leave gives the place up. One that leaves from the middle keeps those behind
// it where they are: the first still comes first.
func (l *line) leave(p *place) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p.gone = true
	l.settleLocked(p)
	if !p.first {
		return
	}
	n := p.next
	for n != nil && n.gone {
		n = n.next
	}
	if n == nil {
		delete(l.tails, p.key)
		return
	}
	n.first = true
	close(n.ready)
}
