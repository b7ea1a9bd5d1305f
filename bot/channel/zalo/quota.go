package zalo

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"vneidbot/bot"
)

// Ledger counts what a plan counts, over all copies of the program.
type Ledger interface {
	// Meet counts a chat among those of its kind, once; known is false when
	// there are most of them and it is none of them.
	Meet(ctx context.Context, chat bot.Chat, most int, at time.Time) (n int, known bool, err error)
	// Spend counts messages of a month ("2026-11") and tells their sum.
	Spend(ctx context.Context, channel, month string, messages int) (sum int, err error)
	// Used tells all that was counted.
	Used(ctx context.Context, channel, month string) (users, groups, messages int, err error)
}

// What an Alarm is about.
const (
	QuotaUsers    = "users"
	QuotaGroups   = "groups"
	QuotaMessages = "messages"
	QuotaRefused  = "refused" // the platform has said that the quota is exceeded
)

// Alarm is something that administrators should know of the plan. The same
// Key is told once.
type Alarm struct {
	Key     string
	What    string
	Percent int // 80 or 100
	Used    int
	Most    int
}

// Quota is what the platform's plan allows, counted here because no method
// tells it. What the platform counts is not documented in full, so both ways
// count unless SentOnly is set. A nil Quota counts nothing.
type Quota struct {
	Ledger   Ledger
	Users    int
	Groups   int
	Messages int
	SentOnly bool // messages of people do not count
	// Full is what a newcomer is answered for whom the plan has no room; false,
	// or nil, serves newcomers as everybody else.
	Full func(ev bot.Event) (bot.Message, bool)
	// Tell tells administrators. It is called again after a restart.
	Tell func(ctx context.Context, a Alarm)
	Now  func() time.Time
	Log  *slog.Logger

	mu      sync.Mutex
	told    map[string]bool
	turned  map[string]time.Time // newcomers that were answered
	month   string
	sum     int
	stopped time.Time // unasked messages wait until then, after a 429
}

const (
	turnAgain = 24 * time.Hour // until a newcomer is answered once more
	turnMost  = 1000           // of them are remembered
	// reserve is the part of the month's messages, in percent, that is kept for
	// answers: nothing unasked is sent out of it.
	reserve = 10
	// quotaLook is how long what nobody asked for waits before it looks again.
	quotaLook = time.Hour
)

func (q *Quota) now() time.Time {
	if q.Now == nil {
		return time.Now()
	}
	return q.Now()
}

func (q *Quota) warn(what string, err error) {
	if q.Log != nil {
		q.Log.Warn("zalo: the plan is not counted", "what", what, "err", err)
	}
}

// refused tells whether the plan has no room for the event's sender, who is
// answered then.
func (c *Channel) refused(ctx context.Context, ev bot.Event) bool {
	q := c.opts.Quota
	if q == nil {
		return false
	}
	if q.room(ctx, ev) || q.Full == nil {
		return false
	}
	m, ok := q.Full(ev)
	if !ok {
		return false
	}
	if q.turnAway(ev.Chat.Key()) {
		if _, err := c.Send(ctx, ev.Chat, m); err != nil {
			c.Logger.Warn("zalo: a newcomer was not answered", "err", err)
			q.turnBack(ev.Chat.Key())
		}
	}
	return true
}

// room counts the event's chat, and tells whether the plan has room for it.
func (q *Quota) room(ctx context.Context, ev bot.Event) bool {
	what, most := QuotaUsers, q.Users
	if ev.Chat.Group {
		what, most = QuotaGroups, q.Groups
	}
	n, known, err := q.Ledger.Meet(ctx, ev.Chat, most, q.now())
	if err != nil {
		q.warn(what, err)
		return true
	}
	q.watch(ctx, what, n, most)
	return known
}

// turnAway tells whether the chat has to be answered now.
func (q *Quota) turnAway(chat string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := q.now()
	if at, ok := q.turned[chat]; ok && now.Sub(at) < turnAgain {
		return false
	}
	if q.turned == nil || len(q.turned) >= turnMost {
		q.turned = map[string]time.Time{}
	}
	q.turned[chat] = now
	return true
}

// turnBack lets the chat be answered the next time it writes.
func (q *Quota) turnBack(chat string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.turned, chat)
}

// heard counts a message of a person that was taken in.
func (q *Quota) heard(ctx context.Context) {
	if q != nil && !q.SentOnly {
		q.spend(context.WithoutCancel(ctx))
	}
}

// said counts a message that the platform has taken.
func (q *Quota) said(ctx context.Context) {
	if q != nil {
		q.spend(context.WithoutCancel(ctx))
	}
}

func (q *Quota) spend(ctx context.Context) {
	month := q.now().Format("2006-01")
	sum, err := q.Ledger.Spend(ctx, Name, month, 1)
	if err != nil {
		q.warn(QuotaMessages, err)
		return
	}
	q.mu.Lock()
	q.month, q.sum = month, sum
	q.mu.Unlock()
	q.watch(ctx, QuotaMessages, sum, q.Messages)
}

// exceeded stops what nobody asked for and says so.
func (q *Quota) exceeded(ctx context.Context, after time.Duration) {
	if q == nil {
		return
	}
	now := q.now()
	q.mu.Lock()
	q.stopped = now.Add(max(after, limitLeast))
	q.mu.Unlock()
	q.tell(ctx, Alarm{Key: "zalo.quota:refused:" + now.Format("2006-01-02"), What: QuotaRefused, Percent: 100, Used: q.used(ctx), Most: q.Messages})
}

// watch tells when four fifths are used, and when all is.
func (q *Quota) watch(ctx context.Context, what string, n, most int) {
	var percent int
	switch {
	case most <= 0:
		return
	case n >= most:
		percent = 100
	case n*100 >= most*80:
		percent = 80
	default:
		return
	}
	key := "zalo.quota:" + what + ":" + q.now().Format("2006-01")
	if percent == 100 {
		key += ":full"
	}
	q.tell(ctx, Alarm{Key: key, What: what, Percent: percent, Used: n, Most: most})
}

func (q *Quota) tell(ctx context.Context, a Alarm) {
	q.mu.Lock()
	before := q.told[a.Key]
	if q.told == nil {
		q.told = map[string]bool{}
	}
	q.told[a.Key] = true
	q.mu.Unlock()
	if !before && q.Tell != nil {
		q.Tell(context.WithoutCancel(ctx), a)
	}
}

// used is the month's sum, read when it is not known yet.
func (q *Quota) used(ctx context.Context) int {
	month := q.now().Format("2006-01")
	q.mu.Lock()
	known, sum := q.month == month, q.sum
	q.mu.Unlock()
	if known {
		return sum
	}
	_, _, sum, err := q.Ledger.Used(ctx, Name, month)
	if err != nil {
		q.warn(QuotaMessages, err)
		return 0
	}
	q.mu.Lock()
	q.month, q.sum = month, sum
	q.mu.Unlock()
	return sum
}

// Limiter paces what nobody asked for; see the outbox.
type Limiter interface {
	Take(ctx context.Context, channel, chat string, group bool, n int) (wait time.Duration, err error)
	Count(ctx context.Context, channel string, n map[bot.Chat]int) error
}

// Pace keeps what nobody asked for back while the plan has nothing left but the
// reserve for answers, and after the platform has refused. Everything else is
// up to next.
func (q *Quota) Pace(next Limiter) Limiter { return pacer{next, q} }

type pacer struct {
	Limiter
	q *Quota
}

// Take implements Limiter.
func (p pacer) Take(ctx context.Context, channel, chat string, group bool, n int) (time.Duration, error) {
	if channel == Name {
		if wait := p.q.wait(ctx); wait > 0 {
			return wait, nil
		}
	}
	return p.Limiter.Take(ctx, channel, chat, group, n)
}

func (q *Quota) wait(ctx context.Context) time.Duration {
	q.mu.Lock()
	left := q.stopped.Sub(q.now())
	q.mu.Unlock()
	switch {
	case left > 0:
		return left
	case q.Messages > 0 && q.used(ctx)*100 >= q.Messages*(100-reserve):
		return quotaLook
	}
	return 0
}
