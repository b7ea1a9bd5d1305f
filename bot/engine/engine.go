// Package engine runs one turn: an event goes in, records and a session last,
// a reply is said, and only then is the event acknowledged.
//
// The invariants, each with a test that breaks it on purpose:
//
//   - Handle returns nil only when the event is durable: its turn is saved and
//     said (or its reply is an outbox row), or the event is parked.
//   - The events of a chat are handled one at a time and in the order of their
//     arrival: a queue for each busy chat in the process, a lock between copies.
//     Nobody waits for another chat.
//   - State is read inside the lock and never cached. The version of the session
//     is the fence: who loses it loads and steps again.
//   - What is to last is committed before the session is saved, and the session
//     before anything is said. Writes carry keys of their own, so that a second
//     run of an event writes nothing new.
//   - An event that was applied is never stepped again. The newest one says
//     again what it said, unless that is known to have been said; an older one
//     repeats at most a notice that nobody can have seen; everything else is
//     silence. Of a reply at most one message is repeated after a kill.
//   - An event that is not durable within three seconds, or panics twice, is
//     parked: it runs later in the order of its chat, and newer events of that
//     chat join behind it.
//   - A reply that cannot be said now becomes an outbox row, and so do the
//     chat's later replies until that row is said.
//
// Named crash points stand before and after each step that lasts.
package engine

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/crew"
	"vneidbot/bot/guess"
)

// Options is what an engine is made of. Channels, Sessions, Limits, Records,
// Codes and Wording are needed; the rest has a default.
type Options struct {
	Channels map[string]channel.Channel // by Name
	Sessions Sessions
	Limits   Limits
	Records  Records
	Wording  Wording
	Desk     Desk  // nil: there are no officers
	Files    Files // needed where something is said with a picture or a file

	// Codes limits how often invitations are tried. The desk's are the same.
	Codes *guess.Limit
	// Answered hears of each answer that was said, and as how many messages, for
	// the pace of what nobody asked for.
	Answered func(to bot.Chat, n int)
	// Wake is signalled when events were parked; RunParked looks by itself too.
	Wake <-chan struct{}

	Ceilings Ceilings
	// Patience is how long an event may take to become durable, 3 s by default.
	Patience time.Duration
	// SayWithin bounds one message's way to the platform, 10 s by default.
	SayWithin time.Duration
	// Shared says that other copies may be given the same events (webhooks): what
	// was said is then marked where they see it, one small call more a turn.
	Shared bool

	Metrics Metrics
	Log     *slog.Logger
	Now     func() time.Time
	// Crash is called at each named point (Points); nil in production. It kills
	// the process, or does nothing: it must not panic.
	Crash func(point string)

	fresh func() state // a new conversation; tests bring a small one
}

// Engine runs turns. It is safe for concurrent use.
type Engine struct {
	opt   Options
	name  string // of this process, random
	line  line
	said  memory
	crowd crowd
	crew  crew.Crew     // says messages
	done  chan struct{} // a parked event was finished: another may be due

	outage outage

	background sync.WaitGroup // messages still on their way when their turn had to end
}

// New makes an engine.
func New(o Options) *Engine {
	o.Ceilings = o.Ceilings.orDefault()
	o.Patience = cmp.Or(o.Patience, 3*time.Second)
	o.SayWithin = cmp.Or(o.SayWithin, 10*time.Second)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Metrics == nil {
		o.Metrics = uncounted{}
	}
	if o.Desk == nil {
		o.Desk = nobody{}
	}
	if o.fresh == nil {
		o.fresh = newPrincipal
	}
	return &Engine{opt: o, name: rand.Text()[:8], done: make(chan struct{}, 1), crew: crew.New(nil)}
}

var errChannel = errors.New("no such channel")

// Handle takes one event in and returns when it is durable: nil is the leave to
// acknowledge it, an error means that it must come again. It blocks its caller
// while earlier events of the same chat are handled.
//
// channel.Hurry tells that others wait for this event: then it waits for
// nothing any more, is parked instead, and a reply on its way goes on without
// it, with an outbox row behind it should it fail. The end of ctx drops nothing
// either: what is not durable yet is parked at once, and a reply that was cut
// off becomes an outbox row (which may say it twice).
func (e *Engine) Handle(ctx context.Context, ev bot.Event) error {
	ch, ok := e.opt.Channels[ev.Chat.Channel]
	if !ok {
		return bot.Fail(bot.Invalid, "engine: handle", errChannel)
	}
	if e.opt.Desk.Ignores(ev) {
		return nil
	}
	began := e.opt.Now()
	t := &turn{Engine: e, channel: ch, event: ev, key: ev.Chat.Key(), hurry: channel.Hurry(ctx)}
	err := t.handle(ctx)
	if err != nil {
		t.outcome = "failed"
		e.opt.Log.Error("event comes again", "event", ev.ID, "kind", ev.Kind, "err", err)
	}
	e.opt.Metrics.Turn(string(ev.Kind), t.outcome, e.opt.Now().Sub(began))
	return err
}

func (t *turn) handle(ctx context.Context) error {
	p := t.line.join(t.key)
	defer t.line.leave(p)
	if err := t.guard(func() error { return t.last(ctx, p) }); err != nil {
		p.follow(2 * t.opt.Patience)
		return t.park(ctx, err)
	}
	t.line.settle(p)
	err := t.guard(func() error { return t.answer(ctx, p) })
	if isPanic(err) { // it must not come again for ever: parked, it ends after ten tries
		return t.park(ctx, err)
	}
	return err
}

// answer says what a durable turn has to say.
func (t *turn) answer(ctx context.Context, p *place) error {
	if err := t.settle(ctx, p); err != nil {
		return err
	}
	return t.say(ctx)
}

// last makes the event durable within the engine's patience, which begins when
// the event arrives: time spent behind others of its chat counts.
func (t *turn) last(ctx context.Context, p *place) error {
	ctx, cancel := context.WithTimeout(ctx, t.opt.Patience)
	defer cancel()
	if !p.wait(ctx, t.hurry) {
		return errQueued
	}
	return t.run(ctx)
}
