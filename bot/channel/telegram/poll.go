package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/pause"
)

// quiet is how long nothing must have come until the next question starts at
// the earliest update: after a week Telegram counts from a random id.
const quiet = 24 * time.Hour

// longHeld is after how long the end of a question says nothing of an outage:
// some proxies cut every long poll short.
const longHeld = 10 * time.Second

// poller is the long polling of one lease.
type poller struct {
	c    *Channel
	in   *intake
	gate gate

	mu     sync.Mutex
	window window
	ended  bool          // a turn has ended since the last question
	signal chan struct{} // has a value when a turn has ended

	asked     time.Time // of the last question
	offset    int64     // of the last question that was answered
	full      bool      // it brought as much as there can be
	lastFound time.Time
}

// poll takes updates in until ctx ends. confirm tells, at the end, whether what
// is done may still be confirmed: not if another copy polls by now.
func (c *Channel) poll(ctx context.Context, handle channel.Handle, confirm func() bool) error {
	p := &poller{c: c, in: c.newIntake(ctx, handle, true), signal: make(chan struct{}, 1), lastFound: time.Now()}
	err := p.loop(ctx)
	p.in.close()
	if err == nil && confirm() {
		p.confirm(ctx)
	}
	return err
}

func (p *poller) loop(ctx context.Context) error {
	failures := 0
	for {
		timeout, ok := p.pause(ctx)
		if !ok {
			return nil
		}
		if failures > 0 {
			timeout = 0 // to know at once that it is over
		}
		err := p.ask(ctx, timeout, batch)
		if err == nil {
			failures = 0
			continue
		}
		if ctx.Err() != nil {
			return nil
		}
		if time.Since(p.asked) > longHeld {
			failures = 0
		}
		failures++
		if err := p.endure(ctx, err, failures); err != nil {
			return err
		}
	}
}

// pause waits until the next question is due and tells how long Telegram may
// hold it. With nothing in flight that is the long poll. Otherwise Telegram
// would answer at once with what is in flight already, so the question waits
// for a turn to end, or a moment; and after a full answer, for the window to move.
func (p *poller) pause(ctx context.Context) (timeout time.Duration, ok bool) {
	for {
		now := time.Now()
		wait, timeout := p.due(now)
		if wait <= 0 {
			return timeout, ctx.Err() == nil
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-p.signal:
			timer.Stop()
		case <-ctx.Done():
			timer.Stop()
			return 0, false
		}
	}
}

func (p *poller) due(now time.Time) (wait, timeout time.Duration) {
	p.mu.Lock()
	open, ended, moved := p.window.open, p.ended, p.window.offset() != p.offset
	p.mu.Unlock()
	switch {
	case open == 0:
		return p.gate.wait(now, 0), p.c.Options.PollTimeout
	case p.full && !moved:
		p.in.hurryUp(now, now.Sub(p.asked))
		return pollEvery, 0
	case ended:
		return p.gate.wait(now, pollSpare), 0
	default:
		return max(p.gate.wait(now, pollSpare), p.asked.Add(pollEvery).Sub(now)), 0
	}
}

// finished is called by each update's turn when it is durable.
func (p *poller) finished(id int64) {
	p.mu.Lock()
	p.window.finish(id)
	p.ended = true
	p.mu.Unlock()
	select {
	case p.signal <- struct{}{}:
	default:
	}
}

// ask calls getUpdates once and sends what is new on its way.
func (p *poller) ask(ctx context.Context, timeout time.Duration, limit int) error {
	now := time.Now()
	p.mu.Lock()
	if now.Sub(p.lastFound) > quiet {
		p.window.forget()
	}
	offset := p.window.offset()
	p.ended = false
	p.mu.Unlock()
	p.asked = now
	p.gate.pass(now)
	found, err := p.c.getUpdates(ctx, offset, timeout, limit)
	if err != nil {
		return err
	}
	p.offset, p.full = offset, len(found) >= batch
	p.c.Read(p.full)
	if limit < batch {
		return nil
	}
	return p.admit(found, offset)
}

// admit starts the turns of updates that are new. A batch in which nothing can
// be told apart is a failure: asking on at once would bring it again and again.
func (p *poller) admit(found []json.RawMessage, asked int64) error {
	now, nameless, many := time.Now(), 0, 0
	for _, raw := range found {
		id, ok := peekID(raw)
		if !ok {
			nameless++
			continue
		}
		p.mu.Lock()
		fresh := p.window.admit(id, asked)
		p.mu.Unlock()
		if !fresh {
			continue
		}
		p.lastFound = now
		if many++; many == pollMany {
			p.gate.give()
		}
		p.in.take(raw, now, func(err error) {
			if err == nil {
				p.finished(id)
			}
		})
	}
	if nameless > 0 && nameless == len(found) {
		return errNoUpdate
	}
	return nil
}

// confirm asks once more, so that Telegram forgets what is done.
func (p *poller) confirm(ctx context.Context) {
	p.mu.Lock()
	due := p.window.offset() != p.offset
	p.mu.Unlock()
	if !due {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	if _, ok := p.pauseGate(ctx); !ok {
		return
	}
	if err := p.ask(ctx, 0, 1); err != nil {
		p.c.Logger.Warn("telegram: the last updates are done but not confirmed; they will come again", "err", err.Error())
	}
}

func (p *poller) pauseGate(ctx context.Context) (time.Duration, bool) {
	wait := p.gate.wait(time.Now(), 0)
	return wait, pause.For(ctx, wait)
}

// endure waits out what went wrong, and returns what cannot be waited out.
func (p *poller) endure(ctx context.Context, err error, failures int) error {
	wait := pause.Apart(failures, botapi.RetryLeast, botapi.RetryMost)
	var refused *botapi.Refusal
	if errors.As(err, &refused) {
		switch {
		case fatal(refused.Code) && p.c.disowned(ctx):
			return bot.Fail(bot.Invalid, "telegram: poll", errors.Join(botapi.ErrToken, err))
		case refused.Code == http.StatusConflict:
			wait = pause.Apart(failures, 2*time.Second, 15*time.Second)
			p.c.Logger.Warn("telegram: another program polls with this token, or it has a webhook", "wait", wait)
			if err := p.c.unhook(ctx); err != nil && ctx.Err() == nil {
				p.c.Logger.Warn("telegram: cannot look for a webhook", "err", err.Error())
			}
		case refused.After > 0:
			wait = refused.After + time.Duration(rand.Int64N(int64(time.Second)))
		}
	}
	p.c.Logger.Warn("telegram: no updates", "err", err.Error(), "failures", failures, "wait", wait)
	pause.For(ctx, wait)
	return nil
}
