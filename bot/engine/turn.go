package engine

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// turn is one event on its way. It is tried until it lasts: each attempt loads
// the session anew.
type turn struct {
	*Engine
	channel channel.Channel
	event   bot.Event
	key     string          // of the chat
	inbox   bool            // the event was parked before and runs in its order
	hurry   <-chan struct{} // closed when others wait for this turn; nil for never

	unsaid  bool // the chat has replies in the outbox
	panics  int
	counted tally // of what must be counted once a turn, not once an attempt

	session  bot.Session // as it is stored when the reply is said
	env      *envelope
	lang     string
	messages []bot.Message // to say
	reply    *reply        // of the envelope, whose messages they are; nil for what is said once or not at all
	again    bool          // the reply may have been said before
	older    bool          // and newer events were applied since
	outcome  string
}

// Why an event is parked; never shown to people.
var (
	errQueued = errors.New("earlier events of the chat take too long")
	errBehind = errors.New("earlier events of the chat are parked")
	errSteps  = errors.New("the records changed under every step")
)

// run tries until an attempt lasts, the context ends, or the turn has panicked twice.
func (t *turn) run(ctx context.Context) error {
	var last error
	for pause := 4 * time.Millisecond; ; pause = min(2*pause, 200*time.Millisecond) {
		err := t.attempt(ctx)
		t.outage.note(err, t.opt.Now())
		if err == nil || errors.Is(err, errBehind) || errors.Is(err, errSteps) {
			return err
		}
		if last == nil || ctx.Err() == nil {
			last = err
		}
		var p *panicked
		if errors.As(err, &p) {
			t.opt.Log.Error("turn panicked", "event", t.event.ID, "kind", t.event.Kind, "what", p.what, "stack", p.stack)
			if t.panics++; t.panics > 1 {
				return err
			}
			continue
		}
		if !t.pause(ctx, pause/2+rand.N(pause)) {
			return last
		}
	}
}

// attempt is the turn from the lock to the save.
func (t *turn) attempt(ctx context.Context) error {
	t.crash(beforeEnter)
	s, err := t.opt.Sessions.Enter(ctx, t.key)
	if err != nil {
		t.outage.note(err, t.opt.Now())
		if behind := t.wait(ctx); errors.Is(behind, errBehind) { // no need to try for long
			return behind
		}
		return err
	}
	t.crash(afterEnter)
	if s.Anew {
		t.opt.Log.Error("session unreadable, begun anew")
	}
	t.messages, t.reply, t.again, t.older = nil, nil, false, false
	saved := false
	defer func() {
		if !saved {
			t.release(ctx, s)
		}
	}()
	t.session, t.env = s, t.open(s.Data)
	if t.env.Applied.has(short(&t.event)) {
		t.repeat()
		return nil
	}
	if t.floods(s) {
		return nil
	}
	if err := contain(func() error { return t.work(ctx) }); err != nil {
		return err
	}
	saved, err = t.save(ctx)
	return err
}

// behind lets the turn go on unless events of the chat wait to be handled first.
// A parked event runs past those behind it.
func (t *turn) behind(b bot.Backlog) error {
	if b.Parked && !t.inbox {
		return errBehind
	}
	t.unsaid = b.Unsaid
	return nil
}

// whom is the account the event counts against: nobody for what people do not
// do, and for what was taken in before.
func (t *turn) whom() bot.AccountID {
	if t.inbox || !t.human() {
		return ""
	}
	return t.event.From
}

// human tells that a person did something and may wait for an answer.
func (t *turn) human() bool {
	switch t.event.Kind {
	case bot.Blocked, bot.Joined, bot.Moved, bot.Fetched, bot.Received, bot.Ended:
		return false
	default:
		return true
	}
}

// save puts the turn into the session, which unlocks the chat. A save that
// fails may have happened: the next attempt then finds the event applied.
func (t *turn) save(ctx context.Context) (bool, error) {
	id := short(&t.event)
	t.env.remember(id, reply{Event: id, By: t.name, At: t.opt.Now().UnixMilli(), Messages: t.messages},
		func(event string) bool { return t.said.has(t.key, event) })
	if err := t.seal(); err != nil {
		return false, err
	}
	t.crash(beforeSave)
	if err := t.opt.Sessions.Leave(ctx, t.session); err != nil {
		return false, err
	}
	t.crash(afterSave)
	t.session.Version++
	if len(t.messages) > 0 {
		t.reply = &t.env.Replies[len(t.env.Replies)-1]
	}
	t.outcome = "done"
	return true, nil
}

func (t *turn) release(ctx context.Context, s bot.Session) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	_ = t.opt.Sessions.Release(ctx, s) // else the lock runs out by itself
}

// pause waits, and returns false when ctx ended or others began to wait before.
func (t *turn) pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
	case <-t.hurry:
	}
	return false
}
