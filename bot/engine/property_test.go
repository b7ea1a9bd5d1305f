package engine

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// trial is one random history: people whose events the platform delivers one
// after the other, each until it is acknowledged, to copies that die, while
// Redis, the records and the platform fail.
type trial struct {
	people, each, copies int
	faults               int  // in a thousand calls
	kills                int  // in a thousand crash points
	twice                int  // in a hundred events: to two copies at once, or again after it was acknowledged
	stolen               int  // in a thousand calls: every lock runs out
	hurry                int  // in a hundred deliveries: others wait, while the platform takes its time
	twoWays              bool // taps and messages come on two ways that do not wait for each other
	seed                 uint64
}

func drawTrial(t *rapid.T) trial {
	return trial{
		people:  rapid.IntRange(1, 4).Draw(t, "people"),
		each:    rapid.IntRange(1, 8).Draw(t, "each"),
		copies:  rapid.IntRange(1, 2).Draw(t, "copies"),
		faults:  rapid.SampledFrom([]int{0, 0, 20, 150}).Draw(t, "faults"),
		kills:   rapid.SampledFrom([]int{0, 10, 60}).Draw(t, "kills"),
		twice:   rapid.SampledFrom([]int{0, 30, 100}).Draw(t, "twice"),
		stolen:  rapid.SampledFrom([]int{0, 0, 30}).Draw(t, "stolen"),
		hurry:   rapid.SampledFrom([]int{0, 0, 50}).Draw(t, "hurry"),
		twoWays: rapid.Bool().Draw(t, "twoWays"),
		seed:    rapid.Uint64().Draw(t, "seed"),
	}
}

func TestAnyHistoryAgreesWithThePlainModel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		tr := drawTrial(rt)
		var wrong []string
		bubble(t, func(*testing.T) { wrong = tr.run() })
		if len(wrong) > 0 {
			rt.Fatalf("%s", strings.Join(wrong, "\n"))
		}
	})
}

// history is a trial under way.
type history struct {
	*world
	trial trial
	mu    sync.Mutex
	rand  *rand.Rand
	up    []*process
	texts map[string][]string
	calm  bool
	// forgiven is what may repeat a message without a kill: an answer of the
	// platform that was lost, a mark that could not be made.
	killed, forgiven int
}

// process is a running copy of the program.
type process struct {
	engine *Engine
	copy   *copyOf
	stop   func()
}

func (tr trial) run() []string {
	h := &history{world: newWorld(), trial: tr, rand: rand.New(rand.NewPCG(tr.seed, 1)), texts: map[string][]string{}}
	h.fault, h.delay, h.send = h.failing, h.slow, h.platform
	for range tr.copies {
		h.up = append(h.up, h.boot())
	}
	stopDrain := h.run(h.drain)
	var all sync.WaitGroup
	for i := range tr.people {
		chat := fmt.Sprint(i)
		texts := h.write(chat)
		h.texts[chat] = texts
		all.Go(func() { h.talk(chat, texts) })
	}
	all.Wait()
	h.settle()
	stopDrain()
	return h.judge()
}

// settle ends all trouble, and gives what is parked or unsaid its time.
func (h *history) settle() {
	h.mu.Lock()
	h.calm = true
	h.mu.Unlock()
	for i := range h.up {
		h.process(i)
	}
	pass(context.Background(), 10*time.Minute)
	for _, p := range h.up {
		p.stop()
	}
}

// pick draws a number under n.
func (h *history) pick(n int) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.rand.IntN(n)
}

// chance draws whether something happens that does so n times in most.
func (h *history) chance(n, most int) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return !h.calm && h.rand.IntN(most) < n
}

func (h *history) forgive() {
	h.mu.Lock()
	h.forgiven += 2 // the messages of a reply
	h.mu.Unlock()
}

func (h *history) failing(op string) fault {
	if h.chance(h.trial.stolen, 1000) {
		for _, s := range h.chats {
			s.until = time.Time{}
		}
	}
	if !h.chance(h.trial.faults, 1000) {
		return fine
	}
	how := fault(1 + h.pick(2))
	if op == "send" && how == after || op == "leave" || op == "commit" && h.trial.hurry > 0 || strings.HasPrefix(op, "strike") {
		h.forgive()
	}
	return how
}

func (h *history) slow(op string) time.Duration {
	if op == "send" && h.chance(h.trial.hurry, 100) {
		return 300 * time.Millisecond
	}
	return time.Duration(h.pick(3000)) * time.Microsecond
}

// platform refuses messages now and then.
func (h *history) platform(bot.Message) error {
	switch {
	case !h.chance(h.trial.faults, 1000):
		return nil
	case h.chance(1, 2):
		return &channel.SendError{Outcome: channel.Limited, After: time.Second}
	default:
		return &channel.SendError{Outcome: channel.Again}
	}
}

func (h *history) boot() *process {
	e, c := h.start(func(o *Options) { o.Shared = h.trial.copies > 1 })
	e.opt.Crash = func(string) {
		if h.chance(h.trial.kills, 1000) && c.kill() {
			h.mu.Lock()
			h.killed++
			h.mu.Unlock()
		}
		c.alive()
	}
	return &process{engine: e, copy: c, stop: h.run(func(ctx context.Context) { _ = e.RunParked(ctx) })}
}

// process is the i-th copy; one that was killed is started again.
func (h *history) process(i int) *Engine {
	h.mu.Lock()
	p := h.up[i]
	h.mu.Unlock()
	if !p.copy.killed() {
		return p.engine
	}
	p.stop()
	fresh := h.boot()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.up[i] != p {
		go fresh.stop()
		return h.up[i].engine
	}
	h.up[i] = fresh
	return fresh.engine
}

func (h *history) any() *Engine { return h.process(h.pick(h.trial.copies)) }

// talk is one person: on each way the platform delivers the next event when the
// one before was acknowledged.
func (h *history) talk(chat string, texts []string) {
	ways := 1
	if h.trial.twoWays {
		ways = 2
	}
	var all sync.WaitGroup
	for way := range ways {
		all.Go(func() {
			for i := way; i < len(texts); i += ways {
				h.deliver(say(chat, i, texts[i]))
			}
		})
	}
	all.Wait()
}

func (h *history) deliver(ev bot.Event) {
	if h.chance(h.trial.twice, 100) {
		go h.once(ev)
	}
	for !h.once(ev) {
		pass(context.Background(), 100*time.Millisecond)
	}
	if h.chance(h.trial.twice, 100) {
		h.once(ev)
	}
}

// once delivers the event to some copy.
func (h *history) once(ev bot.Event) bool {
	hurry := make(chan struct{})
	if h.chance(h.trial.hurry, 100) {
		time.AfterFunc(time.Duration(h.pick(50))*time.Millisecond, func() { close(hurry) })
	}
	return deliverWith(channel.WithHurry(context.Background(), hurry), h.any(), ev)
}

func (h *history) write(chat string) (texts []string) {
	for i := range h.trial.each {
		all := []string{"hello", "send " + chat + "-" + fmt.Sprint(i), "two", "quiet", "send " + chat + "-0"}
		texts = append(texts, all[h.pick(len(all))])
	}
	return texts
}

// judge compares what came of it with what a plain program would have done.
func (h *history) judge() (wrong []string) {
	for i := range h.trial.people {
		wrong = append(wrong, h.judgeChat(fmt.Sprint(i))...)
	}
	for _, r := range h.inbox {
		if !r.gone {
			wrong = append(wrong, "still parked: "+r.Event.ID)
		}
	}
	return wrong
}

func (h *history) judgeChat(chat string) (wrong []string) {
	ids, answers := h.model(chat)
	s := h.chats["test:"+chat]
	if s == nil {
		return []string{"no session of " + chat}
	}
	e, _ := h.start()
	said := slices.DeleteFunc(h.heard(chat), func(text string) bool { return text == "system.down" }) // of the trouble, not of an event
	once, got := firstTimes(said), e.open(s.data).State.(*heard).IDs
	if h.trial.twoWays { // in any order; a question that a newer one overtook may stay unsaid
		slices.Sort(got)
		answers = slices.DeleteFunc(answers, func(a string) bool { return isQuestion(a) && !slices.Contains(once, a) })
		slices.Sort(answers)
		slices.Sort(once)
	}
	if !slices.Equal(got, ids) {
		wrong = append(wrong, fmt.Sprintf("chat %s applied %v", chat, got))
	}
	if !slices.Equal(once, answers) {
		wrong = append(wrong, fmt.Sprintf("chat %s\nread %q\nnot  %q", chat, said, answers))
	}
	if again := len(said) - len(once); again > h.killed+h.forgiven {
		wrong = append(wrong, fmt.Sprintf("chat %s: %d repeated, %d kills, %d forgiven: %q", chat, again, h.killed, h.forgiven, said))
	}
	return wrong
}

func isQuestion(text string) bool {
	return strings.HasPrefix(text, "heard") || strings.HasPrefix(text, "contact") || strings.HasPrefix(text, "second")
}

// model is the plain program: each event once, in order, answered once, and one
// report with one code for all that send the same.
func (h *history) model(chat string) (ids, answers []string) {
	for i, text := range h.texts[chat] {
		id := say(chat, i, "").ID
		ids = append(ids, id)
		verb, arg, _ := strings.Cut(text, " ")
		switch verb {
		case "hello":
			answers = append(answers, "heard "+id)
		case "send":
			code := h.reports[bot.ReportID(arg)]
			answers = append(answers, fmt.Sprintf("receipt %s %s", id, code), "contact "+id)
		case "two":
			answers = append(answers, "first "+id, "second "+id)
		}
	}
	return ids, answers
}
