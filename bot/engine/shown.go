package engine

import (
	"context"
	"encoding/json"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/pause"
)

// Shown hears of a message that came by the outbox. Where choices are typed, its
// menu is the last one that the person reads: a number must not answer an older
// question. It is called before the row is done, so that a kill says the message
// again rather than leave its numbers to another menu.
func (e *Engine) Shown(ctx context.Context, to bot.Chat, m bot.Message) {
	ch, ok := e.opt.Channels[to.Channel]
	if !ok || ch.Caps().Buttons || len(m.Buttons) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), e.opt.Patience)
	defer cancel()
	for failed := 1; ; failed++ {
		err := e.bind(ctx, to.Key(), m.Buttons)
		if err == nil {
			return
		}
		if !pause.For(ctx, pause.After(failed, 4*time.Millisecond, 200*time.Millisecond)) {
			e.opt.Log.Warn("a menu is not bound: its numbers may answer an older one", "err", err)
			return
		}
	}
}

// bind makes the buttons the chat's last menu.
func (e *Engine) bind(ctx context.Context, key string, buttons menu) error {
	s, err := e.opt.Sessions.Enter(ctx, key)
	if err != nil {
		return err
	}
	env := e.open(s.Data)
	env.Told = buttons
	if s.Data, err = json.Marshal(env); err == nil {
		err = e.opt.Sessions.Leave(ctx, s)
	}
	if err != nil {
		_ = e.opt.Sessions.Release(ctx, s) // else the lock runs out by itself
	}
	return err
}
