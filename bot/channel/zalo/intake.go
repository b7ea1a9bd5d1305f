package zalo

import (
	"context"
	"errors"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/pause"
)

// maxTurns bounds the turns that run at once.
const maxTurns = 256

// retryLeast is the pause after an event that could not be made durable.
const retryLeast = 100 * time.Millisecond

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
	lines  *botapi.Lines[*job]
}

// job is an event on its way.
type job struct {
	turn func(context.Context) error
	done chan error // has one value at the end
}

func (c *Channel) newIntake(ctx context.Context, handle channel.Handle, within time.Duration) *intake {
	in := &intake{c: c, turn: handle, within: within}
	if c.opts.Park != nil {
		in.turn = c.opts.Park
	}
	in.lines = botapi.NewLines(maxTurns, func(work func()) { go work() }, func(j *job) { j.done <- in.finish(j) })
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
		in.c.Logger.Debug("zalo: no event of a person", "bytes", len(raw))
		return nil
	}
	return in.add(ev.Chat.Key(), func(ctx context.Context) error { return in.admit(ctx, ev) })
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
	in.c.Logger.Warn("zalo: an event cannot be decoded", "kind", kind, "bytes", len(raw))
	id := Name + ":" + in.c.ID + ":" + unique(string(raw))
	return in.add("", func(ctx context.Context) error { return in.c.Undecodable(ctx, kind, id) })
}

func (in *intake) add(chat string, turn func(context.Context) error) <-chan error {
	j := &job{turn: turn, done: make(chan error, 1)}
	if !in.lines.Add(chat, j) {
		j.done <- errStopping
	}
	return j.done
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
		in.c.Logger.Warn("zalo: an event could not be kept and is tried again", "try", tries, "kind", bot.KindOf(err).String(), "err", in.c.Clean(err.Error()))
		if !pause.For(ctx, pause.Apart(tries, retryLeast, botapi.RetryMost)) {
			return err
		}
	}
}

// close takes nothing in any more and waits for all that came; after
// Options.Drain their context ends.
func (in *intake) close() {
	in.lines.Close()
	late := time.AfterFunc(in.c.Drain, in.end)
	in.lines.Wait()
	late.Stop()
	in.end()
}
