package main

import (
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/store"
)

// How long a halt lasts at most when what is due does not end, how often that is looked for,
// and how long a message may have to wait for its chat to be heard at its halt.
const (
	haltMost = 20 * time.Second
	haltLook = 10 * time.Millisecond
	haltTurn = 5 * time.Second
)

// follow has the clock go by the rounds of the program, and wait for its work.
func (c *demoClock) follow(ctx context.Context, a *App) {
	c.hours = func(until time.Time) ([]time.Time, error) { return a.hoursUntil(ctx, until) }
	c.round = func() (bot.Round, bool) { return a.roundOn(ctx, c.day) }
	c.ready = func() { a.catchUp(ctx, false) }
	c.moved = func() { a.store.Ring(store.Jobs) }
	c.pause = func() { a.catchUp(ctx, true) }
}

// walk moves it on to a moment, with a halt at each hour on the way at which something
// happens by itself: who jumped over them would see nothing of it.
func (c *demoClock) walk(at time.Time) (moved bool, err error) {
	for {
		halt, err := c.nextHalt(at)
		if err != nil {
			return moved, err
		}
		if halt.IsZero() {
			break
		}
		there, err := c.To(halt)
		if err != nil {
			return moved, err
		}
		if there {
			moved = true
			c.pause()
		}
	}
	there, err := c.To(at)
	return moved || there, err
}

// nextHalt is the first one on the way, zero for none. It lies a look behind its hour: then
// the work that recurs is due, however shortly before it was done last.
func (c *demoClock) nextHalt(at time.Time) (next time.Time, err error) {
	now := c.Now()
	hours, err := c.hours(at)
	for _, hour := range hours {
		if halt := hour.Add(remindLook); halt.After(now) && halt.Before(at) && (next.IsZero() || halt.Before(next)) {
			next = halt
		}
	}
	return next, err
}

// roundOn is everybody's round of a day.
func (a *App) roundOn(ctx context.Context, day time.Time) (r bot.Round, ok bool) {
	err := a.store.Snapshot(ctx, func(s *store.Snapshot) error {
		all, err := s.Rounds()
		r, ok = all.Of(0).On(day)
		return err
	})
	return r, ok && err == nil
}

// hoursUntil are the hours at which something happens by itself: those of the rounds that
// there are, and those that people have named.
func (a *App) hoursUntil(ctx context.Context, until time.Time) (hours []time.Time, err error) {
	p, err := a.post(ctx, a.place.Now())
	if err != nil {
		return nil, err
	}
	for _, o := range p.Occasions() {
		hours = append(hours, o.Due)
	}
	for _, r := range p.Rounds {
		hours = append(hours, r.Ends(), r.Closes())
	}
	err = a.store.Snapshot(ctx, func(s *store.Snapshot) error {
		people, err := s.PutOffs(a.desk.Silent, until)
		for _, r := range people {
			hours = append(hours, r.PutOff)
		}
		return err
	})
	return hours, err
}

// catchUp waits until what is due at this moment has been done, and where it is to be heard
// also said.
func (a *App) catchUp(ctx context.Context, said bool) {
	ctx, cancel := context.WithTimeout(ctx, haltMost)
	defer cancel()
	every := time.NewTicker(haltLook)
	defer every.Stop()
	for due := a.place.Now(); ; {
		jobs, messages, err := a.store.Undone(ctx, due, time.Now().Add(haltTurn))
		if err != nil || jobs == 0 && (messages == 0 || !said) {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
	}
}
