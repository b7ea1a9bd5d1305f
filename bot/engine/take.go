package engine

import (
	"context"

	"vneidbot/bot"
)

// Take keeps the event and returns; its turn runs out of the inbox, at once
// where RunParked is at work. It is for platforms that give an event a single
// time: nil is the leave to acknowledge it.
func (e *Engine) Take(ctx context.Context, ev bot.Event) error {
	ch, ok := e.opt.Channels[ev.Chat.Channel]
	if !ok {
		return bot.Fail(bot.Invalid, "engine: take", errChannel)
	}
	if e.opt.Desk.Ignores(ev) {
		return nil
	}
	t := &turn{Engine: e, channel: ch, event: ev, key: ev.Chat.Key()}
	refused := false
	err := t.guard(func() error {
		if refused = t.whom() != "" && t.tooMany(); !refused {
			return nil
		}
		return t.say(ctx)
	})
	if refused || err != nil {
		return err
	}
	t.crash(beforePark)
	if err := e.opt.Records.Park(ctx, ev, "taken"); err != nil {
		t.outage.note(err, t.opt.Now())
		_ = t.guard(func() error { return t.tellDown(ctx) })
		return bot.Fail(bot.Unavailable, "engine: take", err)
	}
	t.crash(afterPark)
	return nil
}
