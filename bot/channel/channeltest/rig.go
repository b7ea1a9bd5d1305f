package channeltest

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// patience is how long something may take before the test gives up.
const patience = 15 * time.Second

// rig runs the channel before a core that records and does as the test says.
type rig struct {
	*Harness
	t *testing.T

	mu     sync.Mutex
	events []bot.Event
	came   chan struct{}
	handle channel.Handle
}

func newRig(t *testing.T, h *Harness) *rig {
	return &rig{Harness: h, t: t, came: make(chan struct{}), handle: accept}
}

func accept(context.Context, bot.Event) error { return nil }

// run starts the channel; the function it returns stops it.
func (r *rig) run(c channel.Channel) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- c.Run(ctx, r.take) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			select {
			case err := <-done:
				require.NoError(r.t, err)
			case <-time.After(patience):
				require.FailNow(r.t, "Run did not return")
			}
		})
	}
	r.t.Cleanup(stop)
	return stop
}

func (r *rig) take(ctx context.Context, ev bot.Event) error {
	r.mu.Lock()
	r.events = append(r.events, ev)
	close(r.came)
	r.came = make(chan struct{})
	handle := r.handle
	r.mu.Unlock()
	return handle(ctx, ev)
}

// core replaces what the core does with an event.
func (r *rig) core(handle channel.Handle) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.handle = handle
}

func (r *rig) seen() []bot.Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]bot.Event(nil), r.events...)
}

// wait waits until the events so far satisfy the condition, and returns them.
func (r *rig) wait(what string, ok func([]bot.Event) bool) []bot.Event {
	r.t.Helper()
	late := time.After(patience)
	for {
		r.mu.Lock()
		events, came := append([]bot.Event(nil), r.events...), r.came
		r.mu.Unlock()
		if ok(events) {
			return events
		}
		select {
		case <-came:
		case <-late:
			require.FailNow(r.t, "it did not happen: "+what, "events: %d", len(events))
		}
	}
}

// next waits for the n-th event, from 1.
func (r *rig) next(n int) bot.Event {
	r.t.Helper()
	return r.wait("one more event", func(all []bot.Event) bool { return len(all) >= n })[n-1]
}

// shown waits until the person's phone satisfies the condition.
func (r *rig) shown(p Person, ok func([]Shown) bool) []Shown {
	r.t.Helper()
	require.Eventually(r.t, func() bool { return ok(p.Seen()) }, patience, 2*time.Millisecond, "not on the phone")
	return p.Seen()
}

// said is what the words of a person come as: where there are fields, as a tap of the
// button that they are typed for.
func (r *rig) said() bot.EventKind {
	if r.Channel.Caps().Fields {
		return bot.Tapped
	}
	return bot.Said
}

// meet makes the person write once, so that the bot may answer.
func (r *rig) meet(n int) Person {
	r.t.Helper()
	before := len(r.seen())
	p := r.Person(n)
	p.Say("/start")
	r.next(before + 1)
	return p
}

func text(paragraphs ...string) bot.Message {
	m := bot.Message{Kind: bot.Notice}
	for _, p := range paragraphs {
		m.Parts = append(m.Parts, bot.Para{Text: p})
	}
	return m
}

// send says a message and demands that it goes well.
func (r *rig) send(p Person, m bot.Message) string {
	r.t.Helper()
	id, err := r.Channel.Send(context.Background(), p.Chat(), m)
	require.NoError(r.t, err)
	return id
}

// harmless demands that an error holds no secret.
func (r *rig) harmless(err error) {
	r.t.Helper()
	require.Error(r.t, err)
	for _, secret := range r.Secrets {
		require.NotContains(r.t, err.Error(), secret)
	}
}
