package telegram

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/crew"
)

// maxTurns bounds the turns that run at once.
const maxTurns = 512

// The pauses after a turn that failed, before it is tried again.
const (
	retryLeast = 100 * time.Millisecond
	retryMost  = 5 * time.Second
)

// A turn that holds the window up is told so at the age of hurryAfter if only
// few chats are busy. Where many are, the program is slow rather than a chat
// stuck, and hurry would make more work: then only after standing still for long.
const (
	hurryAfter = 300 * time.Millisecond
	hurryChats = 25
	hurryStill = time.Second
)

var errStopping = errors.New("stopping")

// intake runs turns: those of one chat one after another, in the order of
// arrival, those of different chats side by side. A turn that failed is tried
// again, while the chat's later ones wait behind it, if again is set; without
// it the platform brings the update again.
type intake struct {
	c      *Channel
	handle channel.Handle
	again  bool
	turns  context.Context // of running turns: it outlives the stop by Options.Drain
	end    context.CancelFunc
	slots  chan struct{} // bound of turns
	taps   chan struct{} // bound of answers to taps
	crew   crew.Crew

	mu      sync.Mutex
	stopped bool
	stop    chan struct{}
	chats   map[string][]*job
	running sync.WaitGroup
}

// job is an update on its way.
type job struct {
	chat  string // "" for one that belongs to no chat
	turn  func(context.Context) error
	done  func(error)
	since time.Time
	hurry chan struct{} // closed when it holds others up
	told  bool
}

func (c *Channel) newIntake(ctx context.Context, handle channel.Handle, again bool) *intake {
	in := &intake{
		c: c, handle: handle, again: again, slots: make(chan struct{}, maxTurns), taps: make(chan struct{}, maxAnswers),
		stop: make(chan struct{}), chats: map[string][]*job{},
	}
	in.crew = crew.New(in.stop)
	in.turns, in.end = context.WithCancel(context.WithoutCancel(ctx))
	return in
}

// take decodes the update and queues its turn; done is called once: with nil
// when the update needs nothing more, which may be before take returns.
func (in *intake) take(raw []byte, now time.Time, done func(error)) {
	u, err := decode(raw)
	if err != nil {
		in.park(raw, now, done)
		return
	}
	if u.Tap != nil {
		in.answerTap(u.Tap.ID)
	}
	ev, ok := reader{id: in.c.id, name: in.c.Username()}.event(u, now)
	if !ok {
		done(nil)
		return
	}
	in.add(&job{chat: ev.Chat.Key(), since: now, hurry: make(chan struct{}), done: done,
		turn: func(ctx context.Context) error { return in.handle(ctx, ev) }})
}

// park leaves a note of an update that nobody can decode.
func (in *intake) park(raw []byte, now time.Time, done func(error)) {
	kind, id := kindOf(raw), ""
	if n, ok := peekID(raw); ok {
		id = eventID(n)
	}
	in.c.log.Warn("telegram: an update cannot be decoded", "kind", kind, "event", id)
	in.add(&job{since: now, hurry: make(chan struct{}), done: done,
		turn: func(ctx context.Context) error { return in.c.opts.Park(ctx, kind, id) }})
}

// add puts the job behind its chat's earlier ones.
func (in *intake) add(j *job) {
	in.mu.Lock()
	if in.stopped {
		in.mu.Unlock()
		j.done(errStopping)
		return
	}
	line, busy := in.chats[j.chat]
	if j.chat != "" {
		in.chats[j.chat] = append(line, j)
	}
	start := j.chat == "" || !busy
	if start {
		in.running.Add(1)
	}
	in.mu.Unlock()
	if start {
		in.crew.Do(func() { in.run(j) })
	}
}

// run works off a chat's line, beginning with j, which is its head.
func (in *intake) run(j *job) {
	defer in.running.Done()
	for j != nil {
		select {
		case in.slots <- struct{}{}:
			err := in.finish(j)
			<-in.slots
			j.done(err)
		case <-in.stop:
			j.done(errStopping)
		}
		j = in.after(j)
	}
}

// after takes the finished job off its line and returns the next one.
func (in *intake) after(j *job) *job {
	if j.chat == "" {
		return nil
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	line := in.chats[j.chat][1:]
	if len(line) == 0 {
		delete(in.chats, j.chat)
		return nil
	}
	in.chats[j.chat] = line
	return line[0]
}

// finish runs the turn until it is durable, or until it may not go on.
func (in *intake) finish(j *job) error {
	ctx := channel.WithHurry(in.turns, j.hurry)
	for tries := 1; ; tries++ {
		if in.stopping() {
			return errStopping
		}
		err := j.turn(ctx)
		if err == nil || !in.again {
			return err
		}
		in.c.log.Warn("telegram: the turn failed and is tried again", "try", tries, "kind", bot.KindOf(err).String(), "err", in.c.clean(err.Error()))
		if !in.pause(backoff(tries, retryLeast, retryMost, rand.Float64)) {
			return errStopping
		}
	}
}

// pause waits, and tells whether the intake goes on.
func (in *intake) pause(d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-in.stop:
		return false
	}
}

func (in *intake) stopping() bool {
	select {
	case <-in.stop:
		return true
	default:
		return false
	}
}

// hurryUp tells the turns that have been at it for a while that others wait;
// still is how long nothing has moved.
func (in *intake) hurryUp(now time.Time, still time.Duration) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if len(in.chats) > hurryChats && still < hurryStill {
		return
	}
	for _, line := range in.chats {
		for _, j := range line {
			if !j.told && now.Sub(j.since) >= hurryAfter {
				j.told = true
				close(j.hurry)
			}
		}
	}
}

// close takes nothing in any more, drops what has not begun, and waits for the
// turns that have; after Options.Drain their context ends.
func (in *intake) close() {
	in.mu.Lock()
	if !in.stopped {
		in.stopped = true
		close(in.stop)
	}
	in.mu.Unlock()
	late := time.AfterFunc(in.c.opts.Drain, in.end)
	in.running.Wait()
	late.Stop()
	in.end()
}
