package telegram

import (
	"context"
	"errors"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/crew"
	"vneidbot/bot/pause"
)

// maxTurns bounds the turns that run at once.
const maxTurns = 512

// retryLeast is the pause after a turn that failed for the first time.
const retryLeast = 100 * time.Millisecond

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
	taps   chan struct{} // bound of answers to taps
	crew   crew.Crew
	lines  *botapi.Lines[*job]
	stop   chan struct{}
	once   sync.Once // of stop
}

// job is an update on its way.
type job struct {
	turn  func(context.Context) error
	done  func(error)
	since time.Time
	hurry chan struct{} // closed when it holds others up
	told  bool
}

func (c *Channel) newIntake(ctx context.Context, handle channel.Handle, again bool) *intake {
	in := &intake{c: c, handle: handle, again: again, taps: make(chan struct{}, maxAnswers), stop: make(chan struct{})}
	in.crew = crew.New(in.stop)
	in.lines = botapi.NewLines(maxTurns, in.crew.Do, func(j *job) { j.done(in.finish(j)) })
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
		ended, after := in.answerTap(u.Tap.ID), done
		done = func(err error) { ended(); after(err) }
	}
	ev, ok := reader{id: in.c.id, name: in.c.Username()}.event(u, now)
	if !ok {
		done(nil)
		return
	}
	in.add(ev.Chat.Key(), &job{since: now, hurry: make(chan struct{}), done: done,
		turn: func(ctx context.Context) error { return in.handle(ctx, ev) }})
}

// park leaves a note of an update that nobody can decode.
func (in *intake) park(raw []byte, now time.Time, done func(error)) {
	kind, id := kindOf(raw), ""
	if n, ok := peekID(raw); ok {
		id = eventID(n)
	}
	in.c.Logger.Warn("telegram: an update cannot be decoded", "kind", kind, "event", id)
	in.add("", &job{since: now, hurry: make(chan struct{}), done: done,
		turn: func(ctx context.Context) error { return in.c.Undecodable(ctx, kind, id) }})
}

func (in *intake) add(chat string, j *job) {
	if !in.lines.Add(chat, j) {
		j.done(errStopping)
	}
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
		in.c.Logger.Warn("telegram: the turn failed and is tried again", "try", tries, "kind", bot.KindOf(err).String(), "err", in.c.Clean(err.Error()))
		if !in.pause(pause.Apart(tries, retryLeast, botapi.RetryMost)) {
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
	in.lines.Each(func(j *job, chats int) {
		if (chats <= hurryChats || still >= hurryStill) && !j.told && now.Sub(j.since) >= hurryAfter {
			j.told = true
			close(j.hurry)
		}
	})
}

// close takes nothing in any more, drops what has not begun, and waits for the
// turns that have; after Options.Drain their context ends.
func (in *intake) close() {
	in.lines.Close()
	in.once.Do(func() { close(in.stop) })
	late := time.AfterFunc(in.c.Drain, in.end)
	in.lines.Wait()
	late.Stop()
	in.end()
}
