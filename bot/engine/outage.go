package engine

import (
	"context"
	"errors"
	"sync"
	"time"

	"vneidbot/bot"
)

// How long Redis or the disk may be away before people are told, and how long
// nobody is told again whatever comes and goes.
const (
	outageAfter = 5 * time.Second
	outageAgain = 15 * time.Minute
	outageGap   = 10 * time.Second // between failures of one outage: what is parked is tried more often
	outageMost  = 20_000           // chats that are remembered
)

// outage knows since when nothing can be made to last, and who was told.
type outage struct {
	mu    sync.Mutex
	since time.Time // zero while it works
	last  time.Time // failure
	told  map[string]time.Time
}

// note hears how an attempt to make something last ended. What the event itself
// or its chat is to blame for says nothing.
func (o *outage) note(err error, now time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch kind := bot.KindOf(err); {
	case err == nil:
		o.since = time.Time{}
	case errors.Is(err, context.Canceled) || kind != bot.Unavailable && kind != bot.Exhausted:
	default:
		if o.since.IsZero() || now.Sub(o.last) > outageGap {
			o.since = now
		}
		o.last = now
	}
}

// tells tells whether somebody in the chat is to hear of it now: once an outage.
func (o *outage) tells(chat string, now time.Time) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.since.IsZero() || now.Sub(o.since) <= outageAfter || now.Sub(o.last) > outageGap {
		return false
	}
	if at, was := o.told[chat]; was && (!at.Before(o.since) || now.Sub(at) < outageAgain) {
		return false
	}
	if o.told == nil || len(o.told) >= outageMost {
		o.told = map[string]time.Time{}
	}
	o.told[chat] = now
	return true
}

// tellDown says once that the system is down to whoever wrote something that has
// to wait for that. Nothing of it lasts: it is said or not.
func (t *turn) tellDown(ctx context.Context) error {
	if t.channel == nil || t.event.Chat.Group || !t.human() || !t.outage.tells(t.key, t.opt.Now()) {
		return nil
	}
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	f, err := t.opt.Records.Look(within, t.event, bot.Needs{})
	if err != nil {
		f = bot.Facts{} // then in the language of most
	}
	t.messages, t.reply = nil, nil
	t.speakTo("system.down", f)
	return t.say(ctx)
}
