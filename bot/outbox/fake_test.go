package outbox

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// rows is the queue in memory, with the promises of the real one.
type rows struct {
	mu    sync.Mutex
	list  []*row
	holds map[string]time.Time
	fails func(op string) error
	wake  chan struct{}

	claims int // that found something
}

type row struct {
	bot.Queued
	due, lease time.Time
	state      string // "", "sent", or why it failed
	id         string
}

func newRows() *rows { return &rows{holds: map[string]time.Time{}, wake: make(chan struct{}, 1)} }

// fail has calls fail from now on, as the function says.
func (q *rows) fail(f func(op string) error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.fails = f
}

// failing is asked under the lock.
func (q *rows) failing(op string) error {
	if q.fails == nil {
		return nil
	}
	return q.fails(op)
}

func (q *rows) ring() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

func (q *rows) add(chat, text string, unasked bool, album ...bot.Shot) int64 {
	q.mu.Lock()
	defer q.mu.Unlock()
	id := int64(len(q.list) + 1)
	to := bot.Chat{Channel: "test", ID: chat}
	m := bot.Message{Kind: bot.Notice, Parts: []bot.Para{{Text: text}}, Album: album}
	q.list = append(q.list, &row{Queued: bot.Queued{Row: id, To: to, Message: m, Unasked: unasked, Since: time.Now()}})
	q.ring()
	return id
}

func (q *rows) state(id int64) string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.list[id-1].state
}

// next tells whether the row is the one its chat is to get next.
func (q *rows) next(r *row, now time.Time) bool {
	if r.state != "" || now.Before(r.due) || now.Before(r.lease) || now.Before(q.holds[r.To.Key()]) || now.Before(q.holds[r.To.Channel]) {
		return false
	}
	return !slices.ContainsFunc(q.list, func(p *row) bool {
		if p == r || p.state != "" || p.To.Key() != r.To.Key() {
			return false
		}
		earlier := p.Unasked == r.Unasked && p.Row < r.Row
		return now.Before(p.lease) || !p.Unasked && r.Unasked || earlier && (!p.Unasked || !now.Before(p.due))
	})
}

func (q *rows) Claim(_ context.Context, now time.Time, lease time.Duration, most int) (out []bot.Queued, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if err := q.failing("claim"); err != nil {
		return nil, err
	}
	for _, unasked := range []bool{false, true} {
		for _, r := range q.list {
			if r.Unasked == unasked && len(out) < most && q.next(r, now) {
				r.lease = now.Add(lease)
				out = append(out, r.Queued)
			}
		}
	}
	if len(out) > 0 {
		q.claims++
	}
	return out, nil
}

func (q *rows) update(op string, id int64, f func(*row)) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if err := q.failing(op); err != nil {
		return err
	}
	if r := q.list[id-1]; r.state == "" {
		f(r)
		r.lease = time.Time{}
		if op != "sent" {
			q.ring()
		}
	}
	return nil
}

func (q *rows) Keep(_ context.Context, id int64, until time.Time) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	r := q.list[id-1]
	if err := q.failing("keep"); err != nil || r.state != "" {
		return cmp.Or(err, bot.Fail(bot.Conflict, "keep", nil))
	}
	r.lease = until
	return nil
}

func (q *rows) Sent(_ context.Context, id int64, message string) error {
	return q.update("sent", id, func(r *row) { r.state, r.id = "sent", message })
}

func (q *rows) Later(_ context.Context, id int64, notBefore time.Time) error {
	return q.update("later", id, func(r *row) { r.Tries++; r.due = notBefore })
}

func (q *rows) Failed(_ context.Context, id int64, why string) error {
	return q.update("failed", id, func(r *row) { r.state = why })
}

func (q *rows) ChatGone(_ context.Context, chat string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, r := range q.list {
		if r.To.Key() == chat && r.state == "" {
			r.state = "gone"
		}
	}
	return nil
}

func (q *rows) Hold(_ context.Context, channel, chat string, until time.Time) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if chat == "" {
		chat = channel
	}
	q.holds[chat] = until
	return nil
}

func (q *rows) Commit(_ context.Context, writes []bot.Write) (bot.Outcome, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	move := writes[0].(bot.MoveChat)
	for _, r := range q.list {
		if r.To.Key() == move.From.Key() && r.state == "" {
			r.To = move.To
		}
	}
	return bot.Outcome{}, nil
}

// gauge is a limiter that allows so many a second over all, and says how long
// to wait for the next.
type gauge struct {
	mu      sync.Mutex
	every   time.Duration
	full    time.Time
	away    error
	counted map[bot.Chat]int
	calls   int
}

func (g *gauge) Take(_ context.Context, _, _ string, _ bool, n int) (time.Duration, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.away != nil {
		return 0, g.away
	}
	now := time.Now()
	if wait := g.full.Sub(now); wait > 0 {
		return wait, nil
	}
	g.full = now.Add(time.Duration(n) * g.every)
	return 0, nil
}

func (g *gauge) Count(_ context.Context, _ string, n map[bot.Chat]int) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.calls++
	if g.counted == nil {
		g.counted = map[bot.Chat]int{}
	}
	for chat, k := range n {
		g.counted[chat] += k
	}
	return g.away
}

// platform is a channel that remembers what was said and when.
type platform struct {
	mu     sync.Mutex
	said   []said
	answer func(chat string, text string) error // nil error: taken
	before func(ctx context.Context, chat string) error
}

type said struct {
	chat, text string
	at         time.Time
}

func (p *platform) Name() string                                           { return "test" }
func (p *platform) Caps() bot.Caps                                         { return bot.Caps{} }
func (p *platform) Run(context.Context, channel.Handle) error              { return nil }
func (p *platform) Fetch(context.Context, bot.File) (io.ReadCloser, error) { return nil, io.EOF }
func (p *platform) Link(string) string                                     { return "" }
func (p *platform) Handler() (string, http.Handler)                        { return "", nil }
func (p *platform) Check(context.Context) error                            { return nil }

func (p *platform) Send(ctx context.Context, to bot.Chat, m bot.Message) (string, error) {
	text := m.Parts[0].Text
	p.mu.Lock()
	before := p.before
	p.mu.Unlock()
	if before != nil {
		if err := before(ctx, to.ID); err != nil {
			return "", &channel.SendError{Outcome: channel.Again, Err: err}
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.answer != nil {
		if err := p.answer(to.ID, text); err != nil {
			return "", err
		}
	}
	p.said = append(p.said, said{to.ID, text, time.Now()})
	return fmt.Sprint(len(p.said)), nil
}

func (p *platform) texts() (out []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.said {
		out = append(out, s.chat+" "+s.text)
	}
	return out
}

// bench is an outbox at work.
type bench struct {
	*rows
	*platform
	*gauge
	box  *Outbox
	stop func()
}

func newBench(t *testing.T) *bench {
	b := &bench{rows: newRows(), platform: &platform{}, gauge: &gauge{}}
	b.box = b.boot()
	b.stop = run(b.box)
	t.Cleanup(func() { b.stop() })
	return b
}

func (b *bench) boot() *Outbox {
	return New(Options{Queue: b.rows, Limiter: b.gauge, Wake: b.wake, Channels: map[string]channel.Channel{"test": b.platform}})
}

func run(o *Outbox) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); _ = o.Run(ctx) }()
	return func() { cancel(); <-done }
}

// pass lets the clock of the bubble go on.
func pass(d time.Duration) { <-time.After(d) }
