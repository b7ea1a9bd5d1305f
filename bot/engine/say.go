package engine

import (
	"context"
	"encoding/json"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// due is a message that is to be said, and its place in the reply.
type due struct {
	at int
	bot.Message
}

// say says the turn's reply, without the chat's lock, but before the chat's
// next event of this process. What cannot be said becomes outbox rows, and so
// does what may have been said before: the rows' keys know whether the outbox
// was given it already.
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
	late, err := t.send(ctx, todo)
	if late {
		return true, nil
	}
	t.heardOf(todo[0], err)
	if err == nil {
		return false, nil
	}
	failed := channel.AsSendError(err)
	switch failed.Outcome {
	case channel.Gone:
		return true, nil
	case channel.Rejected:
		t.opt.Log.Error("reply refused by the platform", "event", t.event.ID, "err", err)
		return false, nil
	default:
		t.opt.Log.Warn("reply not said", "event", t.event.ID, "outcome", failed.Outcome.String(), "err", err)
		return true, t.queue(ctx, todo, failed.After)
	}
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
