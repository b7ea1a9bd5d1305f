package engine

import (
	"context"
	"encoding/json"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// due is a message that is to be said, and its place in the reply.
type due struct {
	at int
	bot.Message
}

// say says the turn's reply, without the chat's lock, but before the chat's
// next event of this process. What cannot be said becomes outbox rows.
func (t *turn) say(ctx context.Context) error {
	todo := t.todo()
	for i, m := range todo {
		if t.reply != nil && (t.unsaid || t.again) {
			return t.queue(ctx, todo[i:], 0)
		}
		t.crash(beforeSay)
		stop, err := t.sayOne(ctx, todo[i:])
		if stop || err != nil {
			return err
		}
		t.crash(afterSay)
		if i < len(todo)-1 {
			t.progress(ctx, m.at+1)
		}
	}
	if len(todo) > 0 {
		t.mark(ctx)
	}
	t.crash(beforeAnswer)
	return nil
}

// todo is what of the reply has not been said for certain.
func (t *turn) todo() []due {
	if len(t.messages) == 0 {
		return nil
	}
	out := make([]due, 0, len(t.messages))
	from := 0
	if t.reply != nil {
		from = t.reply.Said
	}
	for i := from; i < len(t.messages); i++ {
		if !t.older || t.messages[i].Kind == bot.Notice {
			out = append(out, due{i, t.messages[i]})
		}
	}
	return out
}

// sayOne says the first of the messages. stop: nothing is left to be said here.
func (t *turn) sayOne(ctx context.Context, todo []due) (stop bool, err error) {
	err = t.send(ctx, todo[0].Message)
	if err == nil {
		t.opt.Metrics.Said("said")
		if t.opt.Answered != nil {
			t.opt.Answered(t.event.Chat)
		}
		return false, nil
	}
	failed := channel.AsSendError(err)
	t.opt.Metrics.Said(failed.Outcome.String())
	switch failed.Outcome {
	case channel.Gone:
		return true, nil
	case channel.Rejected:
		t.opt.Log.Error("reply refused by the platform", "event", t.event.ID, "err", err)
		return false, nil
	}
	t.opt.Log.Warn("reply not said", "event", t.event.ID, "outcome", failed.Outcome.String(), "err", err)
	return true, t.queue(ctx, todo, failed.After)
}

// send bounds one message's way, and contains a channel that panics over it.
func (t *turn) send(ctx context.Context, m bot.Message) error {
	ctx, cancel := context.WithTimeout(ctx, t.opt.SayWithin)
	defer cancel()
	err := contain(func() error { _, err := t.channel.Send(ctx, t.event.Chat, m); return err })
	if p, ok := err.(*panicked); ok {
		t.opt.Log.Error("channel panicked", "event", t.event.ID, "what", p.what, "stack", p.stack)
		return &channel.SendError{Outcome: channel.Rejected, Err: p}
	}
	return err
}

// queue makes outbox rows of the messages. Their keys derive from the event, so
// that a turn that comes again writes no second one.
func (t *turn) queue(ctx context.Context, todo []due, after time.Duration) error {
	if t.reply == nil {
		return nil
	}
	writes := make([]bot.Write, len(todo))
	for i, m := range todo {
		row := t.row(m.at, t.event.Chat, m.Message)
		row.At = row.At.Add(after)
		writes[i] = row
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), t.opt.Patience)
	defer cancel()
	t.crash(beforeQueue)
	if _, err := t.opt.Records.Commit(ctx, writes); err != nil {
		return bot.Fail(bot.Unavailable, "engine: queue reply", err)
	}
	t.crash(afterQueue)
	for range todo {
		t.opt.Metrics.Said("queued")
	}
	t.mark(ctx)
	t.crash(beforeAnswer)
	return nil
}

// seal writes the envelope into the session.
func (t *turn) seal() error {
	data, err := json.Marshal(t.env)
	if err != nil {
		return bot.Fail(bot.Internal, "engine: session", err)
	}
	t.session.Data = data
	return nil
}
