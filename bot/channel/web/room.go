package web

import (
	"context"
	"sync"
	"time"

	"vneidbot/bot"
)

// room shares out what the disk has for uploads that no report has named yet.
// Anybody can post such ones, and until they go nobody else can use their room: so
// together they take a part of what is free, each address a part of that, and
// when theirs is full those are refused who have some already. A report, or an
// hour, gives the room back. Each copy of the program counts alone.
type room struct {
	free func() (int64, error) // above what is left for everything else; nil for plenty

	mu    sync.Mutex
	held  map[string]holding // by the upload's event
	of    map[string]int64   // by address
	total int64
}

// holding is what an upload takes.
type holding struct {
	address string
	size    int64
	since   time.Time
}

const (
	looseShare = 4  // of the free room, all loose uploads may take a fourth
	ofShare    = 32 // of that, one address a part of this
	ofLeast    = 2 * pictureMost
	looseLife  = time.Hour // an upload that no report names
	fullPause  = time.Minute
)

// hold keeps room for an upload before it comes. The same one again takes none.
func (r *room) hold(name, address string, size int64, now time.Time) error {
	if r.free == nil {
		return nil
	}
	free, err := r.free()
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.held == nil {
		r.held, r.of = map[string]holding{}, map[string]int64{}
	}
	r.release(name)
	all := (free + r.total) / looseShare
	switch mine := r.of[address]; {
	case size > free:
		return bot.Fail(bot.Exhausted, "web: upload", errRoom)
	case mine+size > max(all/ofShare, ofLeast), mine > 0 && r.total+size > all:
		return slowDown{fullPause}
	}
	r.held[name] = holding{address, size, now}
	r.of[address] += size
	r.total += size
	return nil
}

// settle notes how large the upload has become; 0 for one that was not kept.
func (r *room) settle(name string, size int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	h, ok := r.held[name]
	if !ok {
		return
	}
	r.release(name)
	if size > 0 {
		h.size = size
		r.held[name] = h
		r.of[h.address] += size
		r.total += size
	}
}

// release gives an upload's room back.
func (r *room) release(name string) {
	h, ok := r.held[name]
	if !ok {
		return
	}
	delete(r.held, name)
	r.total -= h.size
	if r.of[h.address] -= h.size; r.of[h.address] <= 0 {
		delete(r.of, h.address)
	}
}

// give gives back what reports have named, and what is older than that.
func (r *room) give(reported map[string]bool, before time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for name, h := range r.held {
		if reported[name] || h.since.Before(before) {
			r.release(name)
		}
	}
}

// giveBack gives back the room of what reports have named since the oldest came,
// and of what is gone by now.
func (w *Web) giveBack(ctx context.Context, now time.Time) error {
	since := now.Add(-looseLife)
	reported := map[string]bool{}
	if w.Pictures != nil {
		events, err := w.Pictures.Reported(ctx, since)
		if err != nil {
			return err
		}
		for _, event := range events {
			reported[event] = true
		}
	}
	w.room.give(reported, since)
	return nil
}
