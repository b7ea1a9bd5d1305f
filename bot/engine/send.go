package engine

import (
	"context"
	"errors"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// hurryGrace is how long a message on its way may still take when others wait
// for the turn to end.
const hurryGrace = 100 * time.Millisecond

var errNoAnswer = errors.New("sending ended without an answer")

// send says the first of the messages. late: others waited for the turn, so
// all of them are outbox rows now, and the platform's answer is waited for in
// the background.
func (t *turn) send(ctx context.Context, todo []due) (late bool, err error) {
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), t.opt.SayWithin)
	hurried := context.AfterFunc(ctx, cancel)
	if t.hurry == nil || t.reply == nil {
		defer cancel()
		defer hurried()
		return false, t.sendNow(within, todo[0].Message)
	}
	answer := make(chan error, 1)
	t.crew.Do(func() {
		err := errNoAnswer
		defer func() { hurried(); cancel(); answer <- err }()
		err = t.sendNow(within, todo[0].Message)
	})
	if in, err := t.await(answer); in {
		return false, err
	}
	hurried()
	if t.handOver(ctx, within, todo) != nil { // then the turn has to see it through
		return false, <-answer
	}
	t.background.Go(func() { t.tidy(ctx, todo[0], <-answer) })
	return true, nil
}

// await waits for the platform's answer as long as nobody waits for the turn,
// and a moment longer.
func (t *turn) await(answer <-chan error) (in bool, err error) {
	select {
	case err = <-answer:
		return true, err
	case <-t.hurry:
	}
	grace := time.NewTimer(hurryGrace)
	defer grace.Stop()
	select {
	case err = <-answer:
		return true, err
	case <-grace.C:
		return false, nil
	}
}

// sendNow contains a channel that panics over a message: that one is refused.
func (t *turn) sendNow(ctx context.Context, m bot.Message) error {
	err := contain(func() error { _, err := t.channel.Send(ctx, t.event.Chat, m); return err })
	var p *panicked
	if errors.As(err, &p) {
		t.opt.Log.Error("channel panicked", "event", t.event.ID, "what", p.what, "stack", p.stack)
		return &channel.SendError{Outcome: channel.Rejected, Err: p}
	}
	return err
}

// handOver makes outbox rows of the messages while the first is on its way. Its
// row is not due before that way has ended: only a kill lets the outbox say it.
func (t *turn) handOver(ctx, within context.Context, todo []due) error {
	end, _ := within.Deadline()
	if err := t.enqueue(ctx, todo, time.Until(end)+time.Second, 0); err != nil {
		return err
	}
	t.mark(ctx)
	return nil
}

// tidy takes the message out of the outbox when it was said after all.
func (t *turn) tidy(ctx context.Context, m due, err error) {
	outcome := t.heardOf(m, err)
	if outcome != "said" && outcome != channel.Rejected.String() {
		return // the outbox says it
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), t.opt.Patience)
	defer cancel()
	if _, err := t.opt.Records.Commit(ctx, []bot.Write{bot.Unqueue{Key: t.row(m).Key}}); err != nil {
		t.opt.Log.Warn("a reply that was said may be said again", "event", t.event.ID, "err", err)
	}
}

// heardOf counts what became of a message.
func (t *turn) heardOf(m due, err error) string {
	if err == nil {
		t.opt.Metrics.Said(t.event.Chat.Channel, "said")
		if t.opt.Answered != nil {
			t.opt.Answered(t.event.Chat, m.Weight())
		}
		return "said"
	}
	outcome := channel.AsSendError(err).Outcome.String()
	t.opt.Metrics.Said(t.event.Chat.Channel, outcome)
	return outcome
}

// queue makes outbox rows of the messages: they are said later. Their keys
// derive from the event, so that a turn that comes again writes no second one.
func (t *turn) queue(ctx context.Context, todo []due, after time.Duration) error {
	if t.reply == nil {
		return nil
	}
	t.crash(beforeQueue)
	if err := t.enqueue(ctx, todo, after, after); err != nil {
		return bot.Fail(bot.Unavailable, "engine: queue reply", err)
	}
	t.crash(afterQueue)
	t.mark(ctx)
	t.crash(beforeAnswer)
	return nil
}

// enqueue writes the rows: the first is due after a while, the others after theirs.
func (t *turn) enqueue(ctx context.Context, todo []due, first, rest time.Duration) error {
	writes := make([]bot.Write, len(todo))
	for i, m := range todo {
		row := t.row(m)
		row.Wait = rest
		if i == 0 {
			row.Wait = first
		}
		writes[i] = row
		t.opt.Metrics.Said(t.event.Chat.Channel, "queued")
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), t.opt.Patience)
	defer cancel()
	_, err := t.opt.Records.Commit(ctx, writes)
	return err
}

// row is the outbox row of one message of the reply.
func (t *turn) row(m due) bot.Enqueue { return t.rowTo(m.at, t.event.Chat, m.Message) }
