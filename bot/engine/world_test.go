package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/guess/guesstest"
)

// world is everything outside the process, in memory: Redis, SQLite and the
// platform, with the promises of the real ones. Copies of the engine share it.
type world struct {
	mu      sync.Mutex
	chats   map[string]*stored
	turns   int
	strikes map[string]int
	guesses guesstest.Counter
	reports map[bot.ReportID]bot.Receipt
	rows    []*outRow
	inbox   []*inRow
	said    map[string][]string // what each chat read, in order
	writes  []bot.Write
	causes  []string
	last    time.Time // something was said

	fault func(op string) fault // nil: nothing fails
	delay func(op string) time.Duration
	send  func(m bot.Message) error // nil: the platform takes everything
	facts bot.Facts
}

// stored is one session, its lock and its fence.
type stored struct {
	version int64
	data    []byte
	owner   string
	until   time.Time
}

type outRow struct {
	bot.Enqueue
	done bool
}

type inRow struct {
	bot.Parked
	due, lease time.Time
	gone, dead bool
}

// fault is how a call fails: not at all, before it did anything, or after.
type fault uint8

const (
	fine fault = iota
	before
	after
)

func newWorld() *world {
	return &world{chats: map[string]*stored{}, strikes: map[string]int{},
		reports: map[bot.ReportID]bot.Receipt{}, said: map[string][]string{}}
}

const lockLife = 3 * time.Second

var errAway = bot.Fail(bot.Unavailable, "world: away", nil)

// copyOf is one process on the world. A dead one ends at its next call.
type copyOf struct {
	*world
	mu   sync.Mutex
	dead bool
}

// kill ends the process, and tells whether it was alive.
func (c *copyOf) kill() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	was := !c.dead
	c.dead = true
	return was
}

func (c *copyOf) killed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.dead
}

// alive ends the goroutine of a killed process.
func (c *copyOf) alive() {
	if c.killed() {
		runtime.Goexit()
	}
}

// call runs f as one call of the process to the outside.
func (c *copyOf) call(ctx context.Context, op string, f func() error) error {
	c.alive()
	if c.delay != nil {
		pass(ctx, c.delay(op))
		c.alive()
	}
	if err := ctx.Err(); err != nil {
		return bot.Fail(bot.Unavailable, "world: "+op, err)
	}
	c.world.mu.Lock()
	defer c.world.mu.Unlock()
	how := fine
	if c.fault != nil {
		how = c.fault(op)
	}
	if how == before {
		return errAway
	}
	err := f()
	if how == after && err == nil {
		return errAway
	}
	return err
}

// bubble runs the test on a clock of its own, and ends when the goroutines that
// wait a while for more messages to say have gone.
func bubble(t *testing.T, test func(*testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		test(t)
		<-time.After(2 * time.Second)
	})
}

// pass lets the clock of the bubble go on.
func pass(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

func (c *copyOf) Enter(ctx context.Context, key string) (s bot.Session, err error) {
	err = c.call(ctx, "enter", func() error {
		at := c.chats[key]
		if at == nil {
			at = &stored{}
			c.chats[key] = at
		}
		if time.Now().Before(at.until) {
			return bot.Fail(bot.Conflict, "world: enter", nil)
		}
		c.turns++
		at.owner, at.until = fmt.Sprint(c.turns, key), time.Now().Add(lockLife)
		s.Key, s.Owner, s.Version, s.Data = key, at.owner, at.version, slices.Clone(at.data)
		return nil
	})
	return s, err
}

func (c *copyOf) Leave(ctx context.Context, s bot.Session) error {
	return c.call(ctx, "leave", func() error {
		at := c.chats[s.Key]
		if at.owner == s.Owner {
			at.until = time.Time{}
		}
		if at.version != s.Version {
			return bot.Fail(bot.Conflict, "world: leave", nil)
		}
		at.version, at.data = s.Version+1, slices.Clone(s.Data)
		return nil
	})
}

func (c *copyOf) Release(ctx context.Context, s bot.Session) error {
	return c.call(ctx, "release", func() error {
		if at := c.chats[s.Key]; at.owner == s.Owner {
			at.until = time.Time{}
		}
		return nil
	})
}

func (c *copyOf) Strike(ctx context.Context, key string, _ time.Duration) (n int, err error) {
	err = c.call(ctx, "strike", func() error { c.strikes[key]++; n = c.strikes[key]; return nil })
	return n, err
}

func (c *copyOf) Strikes(ctx context.Context, key string) (n int, err error) {
	err = c.call(ctx, "strikes", func() error { n = c.strikes[key]; return nil })
	return n, err
}

func (c *copyOf) Look(ctx context.Context, ev bot.Event, n bot.Needs) (f bot.Facts, err error) {
	err = c.call(ctx, "look", func() error {
		f = c.facts
		f.Account.ID = ev.From
		if n.Invite == "" {
			f.Invite = bot.Invite{}
		}
		f.Backlog = c.waiting(ev.Chat.Key())
		return nil
	})
	return f, err
}

func (c *copyOf) Commit(ctx context.Context, writes []bot.Write) (out bot.Outcome, err error) {
	err = c.call(ctx, "commit", func() error {
		c.writes = append(c.writes, writes...)
		for _, w := range writes {
			switch w := w.(type) {
			case bot.FileReport:
				code, there := c.reports[w.ID]
				if !there {
					code = bot.Receipt(fmt.Sprintf("BC-%04d", len(c.reports)+1))
					c.reports[w.ID] = code
				}
				out.Report = &bot.Report{ID: w.ID, Receipt: code}
			case bot.Unqueue:
				for _, r := range c.rows {
					r.done = r.done || r.Key == w.Key
				}
			case bot.Enqueue:
				if !slices.ContainsFunc(c.rows, func(r *outRow) bool { return r.Key == w.Key }) {
					c.rows = append(c.rows, &outRow{Enqueue: w})
				}
			}
		}
		return nil
	})
	return out, err
}

func (c *copyOf) Backlog(ctx context.Context, chat string) (b bot.Backlog, err error) {
	err = c.call(ctx, "backlog", func() error {
		b = c.waiting(chat)
		return nil
	})
	return b, err
}

func (w *world) waiting(chat string) bot.Backlog {
	return bot.Backlog{
		Parked: slices.ContainsFunc(w.inbox, func(r *inRow) bool { return !r.gone && !r.dead && r.Event.Chat.Key() == chat }),
		Unsaid: slices.ContainsFunc(w.rows, func(r *outRow) bool { return !r.done && !r.Unasked && r.To.Key() == chat }),
	}
}

func (c *copyOf) Park(ctx context.Context, ev bot.Event, cause string) error {
	return c.call(ctx, "park", func() error {
		if !slices.ContainsFunc(c.inbox, func(r *inRow) bool { return !r.gone && r.Event.ID == ev.ID }) {
			c.inbox = append(c.inbox, &inRow{Parked: bot.Parked{Row: int64(len(c.inbox) + 1), Event: ev, Since: time.Now()}})
			c.causes = append(c.causes, cause)
		}
		return nil
	})
}

func (c *copyOf) ClaimParked(ctx context.Context, now time.Time, lease time.Duration, most int) (out []bot.Parked, err error) {
	err = c.call(ctx, "claim", func() error {
		busy := map[string]bool{}
		for _, r := range c.inbox {
			key := r.Event.Chat.Key()
			if r.gone || r.dead || busy[key] || len(out) == most {
				continue
			}
			busy[key] = true
			if now.Before(r.due) || now.Before(r.lease) {
				continue
			}
			r.lease = now.Add(lease)
			out = append(out, r.Parked)
		}
		return nil
	})
	return out, err
}

func (c *copyOf) Unpark(ctx context.Context, row int64) error {
	return c.call(ctx, "unpark", func() error { c.inbox[row-1].gone = true; return nil })
}

func (c *copyOf) Repark(ctx context.Context, row int64, notBefore time.Time, tries int, dead bool) error {
	return c.call(ctx, "repark", func() error {
		r := c.inbox[row-1]
		r.Tries, r.due, r.lease, r.dead = tries, notBefore, time.Time{}, dead
		return nil
	})
}

// Name and the following make the copy a channel too.
func (c *copyOf) Name() string                              { return "test" }
func (c *copyOf) Caps() bot.Caps                            { return bot.Caps{Buttons: true, Edit: true} }
func (c *copyOf) Run(context.Context, channel.Handle) error { return nil }
func (c *copyOf) Fetch(context.Context, bot.File) (io.ReadCloser, error) {
	return nil, errors.ErrUnsupported
}
func (c *copyOf) Link(string) string              { return "" }
func (c *copyOf) Handler() (string, http.Handler) { return "", nil }
func (c *copyOf) Check(context.Context) error     { return nil }

func (c *copyOf) Send(ctx context.Context, to bot.Chat, m bot.Message) (string, error) {
	err := c.call(ctx, "send", func() error {
		if c.send != nil {
			if err := c.send(m); err != nil {
				return err
			}
		}
		c.hear(to, m)
		return nil
	})
	if err != nil {
		err = channel.AsSendError(err)
	}
	return "1", err
}

func textOf(m bot.Message) string {
	var parts []string
	for _, p := range m.Parts {
		parts = append(parts, p.Text)
	}
	return strings.Join(parts, "\n")
}

// flush says what the outbox holds, in the order of each chat.
func (w *world) flush() {
	w.mu.Lock()
	defer w.mu.Unlock()
	waits := map[string]bool{}
	for _, r := range w.rows {
		switch {
		case r.done || waits[r.To.Key()]:
		case time.Now().Before(r.At.Add(r.Wait)):
			waits[r.To.Key()] = true
		default:
			r.done = true
			w.hear(r.To, r.Message)
		}
	}
}

func (w *world) hear(chat bot.Chat, m bot.Message) {
	w.said[chat.Key()] = append(w.said[chat.Key()], textOf(m))
	w.last = time.Now()
}

// drain says what the outbox holds until ctx ends.
func (w *world) drain(ctx context.Context) {
	for ctx.Err() == nil {
		w.flush()
		pass(ctx, 100*time.Millisecond)
	}
}

// run runs f beside the test, until what it returns is called.
func (w *world) run(f func(context.Context)) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); f(ctx) }()
	return func() { cancel(); <-done }
}

func (w *world) set(change func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	change()
}

// heard is what the chat read so far.
func (w *world) heard(chat string) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.said["test:"+chat])
}
