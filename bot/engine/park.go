package engine

import (
	"context"
	"errors"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/pause"
)

// park keeps the event for later; after that it may be acknowledged.
func (t *turn) park(ctx context.Context, cause error) error {
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), t.opt.Patience)
	defer cancel()
	t.crash(beforePark)
	if err := t.opt.Records.Park(within, t.event, reason(cause)); err != nil {
		_ = t.guard(func() error { return t.tellDown(ctx) })
		return bot.Fail(bot.Unavailable, "engine: park", errors.Join(err, cause))
	}
	t.crash(afterPark)
	t.outcome = "parked"
	t.opt.Metrics.Parked()
	if !errors.Is(cause, errBehind) {
		t.opt.Log.Warn("event parked", "event", t.event.ID, "kind", t.event.Kind, "cause", reason(cause), "err", cause)
	}
	err := t.guard(func() error { return t.regret(ctx, cause) })
	if isPanic(err) { // the event is in the inbox all the same
		return nil
	}
	return err
}

// regret tells the person once that something is wrong with what they sent.
func (t *turn) regret(ctx context.Context, cause error) error {
	t.messages, t.reply = nil, nil
	if isPanic(cause) && t.whom() != "" {
		t.speak("other.failed")
		return t.say(ctx)
	}
	return t.tellDown(ctx)
}

// reason is the cause as the inbox keeps it: a word, never a text.
func reason(cause error) string {
	switch {
	case isPanic(cause):
		return "panic"
	case errors.Is(cause, errBehind):
		return "behind"
	case errors.Is(cause, errQueued):
		return "queued"
	case errors.Is(cause, errSteps):
		return "changed"
	case bot.KindOf(cause) == bot.Conflict:
		return "locked"
	case errors.Is(cause, context.Canceled):
		return "hurried"
	default:
		return bot.KindOf(cause).String()
	}
}

// The running of parked events.
const (
	parkedMost = 32 // at once
	// parkedLease is about as long as a turn. It is short, because the chat of an
	// event whose runner was killed waits for it; one that runs out too early
	// makes a second run, which finds the event applied.
	parkedLease = 4 * time.Second
	parkedLook  = 500 * time.Millisecond
	parkedTries = 10
	parkedAgain = 500 * time.Millisecond // after the first failure
	parkedRest  = 5 * time.Minute        // after many
	// outsidePause is between two tries of what waits for something outside.
	outsidePause = time.Second
)

// RunParked runs parked events in the order of their chats until ctx ends, and
// returns when those under way are done, and the messages that Handle left
// behind. It is stopped after the channels.
func (e *Engine) RunParked(ctx context.Context) error {
	defer e.background.Wait()
	slots := make(chan struct{}, parkedMost)
	defer func() {
		for range parkedMost {
			slots <- struct{}{}
		}
	}()
	look := time.NewTicker(parkedLook)
	defer look.Stop()
	for {
		e.runDue(ctx, slots)
		select {
		case <-ctx.Done():
			return nil
		case <-e.opt.Wake:
		case <-e.done:
		case <-look.C:
		}
	}
}

// runDue starts what is due, at most as much as there are slots.
func (e *Engine) runDue(ctx context.Context, slots chan struct{}) {
	free := cap(slots) - len(slots)
	if free == 0 || ctx.Err() != nil {
		return
	}
	claimed, err := e.opt.Records.ClaimParked(ctx, e.opt.Now(), parkedLease, free)
	if err != nil && ctx.Err() == nil {
		e.opt.Log.Warn("parked events not read", "err", err)
	}
	for _, p := range claimed {
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; e.ring() }()
			e.runParked(context.WithoutCancel(ctx), p)
		}()
	}
}

// ring makes the runner look again: the next event of the chat is due.
func (e *Engine) ring() {
	select {
	case e.done <- struct{}{}:
	default:
	}
}

func (e *Engine) runParked(ctx context.Context, p bot.Parked) {
	began := e.opt.Now()
	t := &turn{Engine: e, channel: e.opt.Channels[p.Event.Chat.Channel], event: p.Event, key: p.Event.Chat.Key(), inbox: true}
	place := e.line.join(t.key)
	defer e.line.leave(place)
	e.line.settle(place) // it is in the inbox
	err := t.guard(func() error { return t.finish(ctx, place) })
	if err == nil {
		err = t.unpark(ctx, p)
	} else {
		t.outcome = "failed"
		cause := err
		if err = t.repark(ctx, p, cause); outside(cause) {
			_ = t.guard(func() error { return t.tellDown(ctx) })
		}
	}
	if err != nil { // its lease runs out, and it is run again
		e.opt.Log.Warn("parked event kept", "event", p.Event.ID, "err", err)
	}
	e.opt.Metrics.Turn(string(p.Event.Kind), t.outcome, e.opt.Now().Sub(began))
}

func (t *turn) finish(ctx context.Context, place *place) error {
	if t.channel == nil {
		return bot.Fail(bot.Invalid, "engine: parked", errChannel)
	}
	if err := t.last(ctx, place); err != nil {
		return err
	}
	return t.answer(ctx, place)
}

func (t *turn) unpark(ctx context.Context, p bot.Parked) error {
	ctx, cancel := context.WithTimeout(ctx, t.opt.Patience)
	defer cancel()
	t.crash(beforeUnpark)
	err := t.opt.Records.Unpark(ctx, p.Row)
	t.crash(afterUnpark)
	return err
}

// repark puts the event off. What can never work is set aside after ten tries;
// what waits for Redis, the disk or a lock waits as long as it takes, which counts
// as no try, and never long, so that the chat goes on soon after.
func (t *turn) repark(ctx context.Context, p bot.Parked, cause error) error {
	ctx, cancel := context.WithTimeout(ctx, t.opt.Patience)
	defer cancel()
	if outside(cause) {
		return t.opt.Records.Repark(ctx, p.Row, t.opt.Now().Add(outsidePause), p.Tries, false)
	}
	tries := p.Tries + 1
	dead := tries >= parkedTries
	if dead {
		t.opt.Log.Error("parked event given up", "event", p.Event.ID, "kind", p.Event.Kind, "cause", reason(cause))
	}
	return t.opt.Records.Repark(ctx, p.Row, t.opt.Now().Add(pause.After(p.Tries+1, parkedAgain, parkedRest)), tries, dead)
}

// outside tells that the failure is not the event's own.
func outside(cause error) bool {
	switch bot.KindOf(cause) {
	case bot.Unavailable, bot.Exhausted, bot.Conflict:
		return true
	default:
		return errors.Is(cause, errQueued) || errors.Is(cause, context.DeadlineExceeded) || errors.Is(cause, context.Canceled)
	}
}
