package channel

import (
	"sync"
	"time"
)

// Watch tells when a platform has fallen silent or takes no message, once, and
// again only after it has recovered. It judges by what comes and goes: a
// platform can be well by its own account and bring nothing.
type Watch struct {
	opts WatchOptions

	mu  sync.Mutex
	all map[string]*pulse
}

// WatchOptions are when to worry.
type WatchOptions struct {
	// Silence is how long nothing may come in within busy hours, 0 for ever.
	Silence time.Duration
	// Failing is how long every message may fail, 0 for ever.
	Failing time.Duration
	// Busy tells whether people usually write at that time; nil for always.
	Busy func(time.Time) bool
}

// pulse is what is known of one channel.
type pulse struct {
	quiet  time.Duration // busy time since something came
	looked time.Time
	came   time.Time // or the start
	failed time.Time // of the first failure since a message was taken, zero for none
	fails  int
	silent bool // told
	unsent bool // told
}

// failsLeast is how many messages have to fail before it is the platform.
const failsLeast = 3

// Worry is something to be told about a channel. It is told on another one.
type Worry struct {
	Channel string
	Unsent  bool // messages fail; else nothing comes in
	Since   time.Time
}

// NewWatch watches the channels from now on.
func NewWatch(o WatchOptions, now time.Time, channels ...string) *Watch {
	w := &Watch{opts: o, all: map[string]*pulse{}}
	for _, name := range channels {
		w.all[name] = &pulse{looked: now, came: now}
	}
	return w
}

// Came notes an event of the channel.
func (w *Watch) Came(name string, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if p := w.all[name]; p != nil {
		p.quiet, p.came, p.silent = 0, now, false
	}
}

// Sent notes what became of a message: "said", or the name of its Outcome. Only
// failures of the platform count (Again, Limited, Fatal): a chat that is gone says
// nothing about the others.
func (w *Watch) Sent(name, outcome string, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p := w.all[name]
	switch {
	case p == nil:
	case outcome == "said":
		p.failed, p.fails, p.unsent = time.Time{}, 0, false
	case isOutage(outcome):
		if p.fails++; p.failed.IsZero() {
			p.failed = now
		}
	}
}

func isOutage(outcome string) bool {
	return outcome == Again.String() || outcome == Limited.String() || outcome == Fatal.String()
}

// Look tells what is new to worry about. It is called every few minutes; time
// between two calls counts as busy when both ends are.
func (w *Watch) Look(now time.Time) (worries []Worry) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for name, p := range w.all {
		if w.busy(p.looked) && w.busy(now) {
			p.quiet += now.Sub(p.looked)
		}
		p.looked = now
		if w.opts.Silence > 0 && p.quiet >= w.opts.Silence && !p.silent {
			p.silent = true
			worries = append(worries, Worry{Channel: name, Since: p.came})
		}
		if w.opts.Failing > 0 && p.fails >= failsLeast && now.Sub(p.failed) >= w.opts.Failing && !p.unsent {
			p.unsent = true
			worries = append(worries, Worry{Channel: name, Unsent: true, Since: p.failed})
		}
	}
	return worries
}

func (w *Watch) busy(at time.Time) bool { return w.opts.Busy == nil || w.opts.Busy(at) }
