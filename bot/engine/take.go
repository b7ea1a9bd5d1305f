package engine

import (
	"context"
	"time"

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
	if t.tooMany(ctx) {
		return t.say(ctx)
	}
	t.crash(beforePark)
	if err := e.opt.Records.Park(ctx, ev, "taken"); err != nil {
		return bot.Fail(bot.Unavailable, "engine: take", err)
	}
	t.crash(afterPark)
	return nil
}

// tooMany counts the event against its account, as a turn does that comes
// straight in: the first one too many is answered with a sentence, the others
// of that minute with silence. While nobody can count, everything is taken.
func (t *turn) tooMany(ctx context.Context) bool {
	if t.whom() == "" {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	n, err := t.opt.Limits.Strike(ctx, "taken:"+string(t.whom()), time.Minute)
	if most := t.opt.Ceilings.Events; err == nil && n > most {
		t.refuse("abuse.slow", n == most+1)
		return true
	}
	return false
}
