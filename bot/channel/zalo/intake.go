package zalo

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// maxTurns bounds the turns that run at once.
const maxTurns = 256

// The pauses after an event that could not be made durable.
const (
	retryLeast = 100 * time.Millisecond
	retryMost  = 5 * time.Second
)

var errStopping = errors.New("stopping")

// intake makes events durable: those of one chat one after another, in the
// order of arrival, those of different chats side by side. The platform brings
// nothing a second time, so one that fails is tried again here, while the chat's
// later ones wait behind it.
type intake struct {
	c      *Channel
	turn   channel.Handle // Options.Park, or the handle of Run
	within time.Duration  // how long one event is tried, 0 for as long as the intake lives
	turns  context.Context
	end    context.CancelFunc
	slots  chan struct{}

	mu      sync.Mutex
	stopped bool
	chats   map[string][]*job
	running sync.WaitGroup
}

// job is an event on its way.
type job struct {
	chat string // "" for one that belongs to no chat
	turn func(context.Context) error
	done chan error // has one value at the end
}

func (c *Channel) newIntake(ctx context.Context, handle channel.Handle, within time.Duration) *intake {
	in := &intake{c: c, turn: handle, within: within, slots: make(chan struct{}, maxTurns), chats: map[string][]*job{}}
	if c.opts.Park != nil {
		in.turn = c.opts.Park
	}
	in.turns, in.end = context.WithCancel(context.WithoutCancel(ctx))
	return in
}

// take decodes the update and queues what makes it durable. The channel it
// returns has the end of that; nil when there is nothing to be done.
func (in *intake) take(raw []byte, now time.Time) <-chan error {
	u, err := decode(raw)
	if err != nil {
		return in.note(raw)
	}
	ev, ok := in.c.reader().event(u, now)
	if !ok {
		in.c.log.Debug("zalo: no event of a person", "bytes", len(raw))
		return nil
	}
	return in.add(&job{chat: ev.Chat.Key(), turn: func(ctx context.Context) error { return in.admit(ctx, ev) }})
}

// admit makes the event durable, unless the plan has no room for its sender.
func (in *intake) admit(ctx context.Context, ev bot.Event) error {
	refused := in.c.refused(ctx, ev)
	if !refused {
		if err := in.turn(ctx, ev); err != nil {
			return err
		}
	}
	in.c.opts.Quota.heard(ctx)
	if refused {
		return nil
	}
	in.c.showTyping(in.turns, ev.Chat)
	return nil
}

// note leaves a note of an event that nobody can decode.
func (in *intake) note(raw []byte) <-chan error {
	kind := "garbage"
	if len(raw) == 0 {
		kind = "empty"
	}
	in.c.log.Warn("zalo: an event cannot be decoded", "kind", kind, "bytes", len(raw))
	id := Name + ":" + in.c.id + ":" + unique(string(raw))
	return in.add(&job{turn: func(ctx context.Context) error { return in.c.opts.Undecodable(ctx, kind, id) }})
}

// add puts the job behind its chat's earlier ones.
func (in *intake) add(j *job) <-chan error {
	j.done = make(chan error, 1)
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.stopped {
		j.done <- errStopping
		return j.done
	}
	line, busy := in.chats[j.chat]
	if j.chat != "" {
		in.chats[j.chat] = append(line, j)
	}
	if j.chat == "" || !busy {
		in.running.Add(1)
		go in.run(j)
	}
	return j.done
}

// run works off a chat's line, beginning with j, which is its head.
func (in *intake) run(j *job) {
	defer in.running.Done()
	for j != nil {
		in.slots <- struct{}{}
		err := in.finish(j)
		<-in.slots
		j.done <- err
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

// finish tries until the event is durable or its time is over.
func (in *intake) finish(j *job) error {
	ctx := in.turns
	if in.within > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, in.within)
		defer cancel()
	}
	for tries := 1; ; tries++ {
		err := j.turn(ctx)
		if err == nil || ctx.Err() != nil {
			return err
		}
		in.c.log.Warn("zalo: an event could not be kept and is tried again", "try", tries, "kind", bot.KindOf(err).String(), "err", in.c.clean(err.Error()))
		if !sleep(ctx, backoff(tries, retryLeast, retryMost)) {
			return err
		}
	}
}

// close takes nothing in any more and waits for all that came; after
// Options.Drain their context ends.
func (in *intake) close() {
	in.mu.Lock()
	in.stopped = true
	in.mu.Unlock()
	late := time.AfterFunc(in.c.opts.Drain, in.end)
	in.running.Wait()
	late.Stop()
	in.end()
}

// backoff is the pause after the n-th failure in a row, half of it random.
func backoff(n int, least, most time.Duration) time.Duration {
	d := min(least<<min(n-1, 20), most)
	return d/2 + rand.N(d/2+1)
}

// sleep waits, and tells whether ctx is still there.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
