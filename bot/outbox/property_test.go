package outbox

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// storm is a random history: rows of some chats, two copies that die now and
// then, a platform that fails, limits, and loses answers.
type storm struct {
	chats, each         int
	fails, loses, kills int // in a thousand calls
	seed                uint64
}

// mortal is the outside as one copy sees it: a copy that died ends at its next call.
type mortal struct {
	*rows
	*platform
	*gauge
	dead  atomic.Bool
	end   context.CancelFunc
	kill  func() bool
	loses func() bool
}

func (m *mortal) alive() {
	if m.kill() {
		m.dead.Store(true)
		m.end()
	}
	if m.dead.Load() {
		runtime.Goexit()
	}
}

func (m *mortal) Claim(ctx context.Context, now time.Time, lease time.Duration, most int) ([]bot.Queued, error) {
	m.alive()
	return m.rows.Claim(ctx, now, lease, most)
}

func (m *mortal) Sent(ctx context.Context, row int64, id string) error {
	m.alive()
	return m.rows.Sent(ctx, row, id)
}

func (m *mortal) Later(ctx context.Context, row int64, at time.Time) error {
	m.alive()
	return m.rows.Later(ctx, row, at)
}

func (m *mortal) Send(ctx context.Context, to bot.Chat, msg bot.Message) (string, error) {
	m.alive()
	id, err := m.platform.Send(ctx, to, msg)
	m.alive()
	if err == nil && m.loses() {
		return "", &channel.SendError{Outcome: channel.Again, Doubt: true, Err: errDown}
	}
	return id, err
}

func TestEveryRowIsSaidInOrderAndSeldomTwice(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := storm{
			chats: rapid.IntRange(1, 5).Draw(rt, "chats"),
			each:  rapid.IntRange(1, 6).Draw(rt, "each"),
			fails: rapid.SampledFrom([]int{0, 50, 300}).Draw(rt, "fails"),
			loses: rapid.SampledFrom([]int{0, 0, 30}).Draw(rt, "loses"),
			kills: rapid.SampledFrom([]int{0, 0, 40}).Draw(rt, "kills"),
			seed:  rapid.Uint64().Draw(rt, "seed"),
		}
		var wrong []string
		synctest.Test(t, func(*testing.T) { wrong = s.run() })
		if len(wrong) > 0 {
			rt.Fatal(strings.Join(wrong, "\n"))
		}
	})
}

// sky is a storm under way.
type sky struct {
	storm
	mu      sync.Mutex
	dice    *rand.Rand
	calm    bool
	excused int // kills and lost answers: each may repeat a message of each chat
}

func (s *sky) throw() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dice.IntN(1000)
}

func (s *sky) excuse(most int) bool {
	hit := s.throw() < most
	s.mu.Lock()
	defer s.mu.Unlock()
	if hit = hit && !s.calm; hit {
		s.excused++
	}
	return hit
}

func (s storm) run() []string {
	y := &sky{storm: s, dice: rand.New(rand.NewPCG(s.seed, 2))}
	q, g := newRows(), &gauge{every: 10 * time.Millisecond}
	p := &platform{answer: func(string, string) error { return s.refuse(y.throw()) }}
	ctx, stop := context.WithCancel(context.Background())
	var copies sync.WaitGroup
	for range 2 {
		copies.Go(func() { y.live(ctx, q, p, g) })
	}
	for i := range s.each {
		for chat := range s.chats {
			q.add(fmt.Sprint(chat), fmt.Sprint(i), false)
			q.add(fmt.Sprint(chat), fmt.Sprint("news ", i), true)
		}
		pass(10 * time.Millisecond)
	}
	pass(time.Minute)
	y.mu.Lock()
	y.calm = true
	y.mu.Unlock()
	pass(10 * time.Minute)
	stop()
	copies.Wait()
	return s.judge(q, p, y.excused)
}

// live runs a copy; one that died is started again.
func (s *sky) live(ctx context.Context, q *rows, p *platform, g *gauge) {
	for ctx.Err() == nil {
		m := &mortal{rows: q, platform: p, gauge: g,
			kill: func() bool { return s.excuse(s.kills) }, loses: func() bool { return s.excuse(s.loses) }}
		box := New(Options{Queue: m, Limiter: m, Wake: q.wake, Channels: map[string]channel.Channel{"test": m}})
		over, end := context.WithCancel(ctx)
		m.end = end
		done := make(chan struct{})
		go func() { defer close(done); _ = box.Run(over) }()
		<-done
		end()
	}
}

func (s storm) refuse(n int) error {
	switch {
	case n >= s.fails:
		return nil
	case n%2 == 0:
		return &channel.SendError{Outcome: channel.Limited, After: time.Second, All: n%4 == 0, Err: errDown}
	}
	return &channel.SendError{Outcome: channel.Again, Err: errDown}
}

func (s storm) judge(q *rows, p *platform, excused int) (wrong []string) {
	for _, r := range q.list {
		if r.state != "sent" {
			wrong = append(wrong, fmt.Sprintf("row %d of chat %s: %q", r.Row, r.To.ID, r.state))
		}
	}
	for chat := range s.chats {
		var answers []string
		seen, again := map[string]bool{}, 0
		for _, said := range p.said {
			if said.chat != fmt.Sprint(chat) {
				continue
			}
			if seen[said.text] {
				again++
				continue
			}
			seen[said.text] = true
			if !strings.HasPrefix(said.text, "news") {
				answers = append(answers, said.text)
			}
		}
		if !slices.IsSorted(answers) || len(answers) != s.each {
			wrong = append(wrong, fmt.Sprintf("chat %d read %v", chat, answers))
		}
		if again > excused {
			wrong = append(wrong, fmt.Sprintf("chat %d: %d repeated, %d excused", chat, again, excused))
		}
	}
	return wrong
}
