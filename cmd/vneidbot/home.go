package main

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"vneidbot/store"
	"vneidbot/store/session"
)

// A Redis stays a home's for so long after it was last heard of, and is asked so
// often whether it still is.
const (
	homeLives = 5 * time.Second
	homeAsk   = time.Second
)

// home is this program's claim to a shared Redis: that of its data, in its
// folder. It knows the other copies only as long as the claim holds.
type home struct {
	*store.Store
	sessions *session.Store
	until    atomic.Int64 // of the claim, in Unix milliseconds
}

// Alone implements session.Copies. Whoever shares the Redis and not the folder
// does not stand in the folder's list of copies.
func (h *home) Alone() bool { return time.Now().UnixMilli() < h.until.Load() && h.Store.Alone() }

func (h *home) settle(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, homeLives/2)
	defer cancel()
	asked := time.Now()
	err := h.sessions.Settle(ctx, session.Home{Data: h.Identity(), Place: h.Place()}, homeLives)
	if err == nil {
		h.until.Store(asked.Add(homeLives - homeAsk).UnixMilli())
	}
	return err
}

// taken tells that the Redis is somebody else's, and not only away.
func taken(err error) bool {
	return errors.Is(err, session.ErrOtherData) || errors.Is(err, session.ErrOtherPlace)
}

// moveIn claims the Redis before anything is taken in. Another place's claim may
// be that of a program that has just ended: it is waited out. A Redis that is away
// is claimed when it is back; until then every chat is locked.
func (a *App) moveIn(ctx context.Context) error {
	late := time.After(homeLives + homeAsk)
	every := time.NewTicker(homeAsk / 4)
	defer every.Stop()
	for {
		err := a.home.settle(ctx)
		switch other := errors.Is(err, session.ErrOtherData); {
		case !taken(err) && a.store.Restored():
			return a.beginAnew(ctx, err)
		case !taken(err):
			if err != nil {
				a.log.Warn("Redis is away: what comes in waits until it is back", "err", err)
			}
			return nil
		case other && !a.cfg.NewData:
			return err
		case other && a.sessions.Clear(ctx) == nil:
			continue
		}
		select {
		case <-every.C:
		case <-late:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// beginAnew drops the conversations of before a restore: their units are others
// now, or none. So the Redis must be there at the first start after it.
func (a *App) beginAnew(ctx context.Context, away error) error {
	if away != nil {
		return away
	}
	if err := a.sessions.Forget(ctx); err != nil {
		return err
	}
	return a.store.Settled()
}

// stay keeps the claim, this process's own. When it is somebody else's after all, two programs would
// write to two folders: this one ends.
func (a *App) stay(ctx context.Context) error {
	if a.home == nil {
		<-ctx.Done()
		return nil
	}
	every := time.NewTicker(homeAsk)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-every.C:
		}
		if err := a.home.settle(ctx); taken(err) {
			return err
		}
	}
}
