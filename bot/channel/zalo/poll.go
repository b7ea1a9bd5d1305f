package zalo

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/pause"
)

// The pauses of polling.
const (
	pollSlack  = 15 * time.Second // the platform may answer so much later than asked
	pollMost   = 30 * time.Second
	idlePause  = time.Second // after an idle answer that came far too early
	unhookEach = 8           // failures in a row, after which a webhook is looked for
)

// poll takes events in until ctx ends, one question at a time: two would part
// the events between them. The next question is what confirms the last one, so
// it is asked when its events are durable.
func (c *Channel) poll(ctx context.Context, handle channel.Handle) error {
	in := c.newIntake(ctx, handle, 0)
	defer in.close()
	for failures := 0; ctx.Err() == nil; {
		hold := c.Options.PollTimeout
		if failures > 0 {
			hold = min(hold, time.Second) // to know at once that it is over
		}
		found, err := c.getUpdates(ctx, hold)
		if err == nil {
			failures = 0
			c.Read(len(found) > 0)
			in.all(found, c.opts.Park != nil)
			continue
		}
		if ctx.Err() != nil {
			break
		}
		failures++
		if err := c.endure(ctx, err, failures); err != nil {
			return err
		}
	}
	return nil
}

// all takes what one question brought.
func (in *intake) all(found []json.RawMessage, wait bool) {
	now := time.Now()
	for _, raw := range found {
		done := in.take(raw, now)
		if done == nil || !wait {
			continue
		}
		if err := <-done; err != nil { // the program stops, and it could not be kept until the end
			in.c.Logger.Error("zalo: an update is lost", "kind", bot.KindOf(err).String())
		}
	}
}

// endure waits out what went wrong, and returns what cannot be waited out.
func (c *Channel) endure(ctx context.Context, err error, failures int) error {
	wait := pause.Apart(failures, botapi.RetryLeast, pollMost)
	var refused *botapi.Refusal
	if errors.As(err, &refused) {
		switch refused.Code {
		case http.StatusUnauthorized:
			return bot.Fail(bot.Invalid, "zalo: poll", botapi.ErrToken)
		case http.StatusTooManyRequests:
			wait = max(wait, refused.After, c.Options.PollTimeout)
		}
	}
	c.Logger.Warn("zalo: no updates", "err", err.Error(), "failures", failures, "wait", wait)
	if failures%unhookEach == 0 {
		if err := c.unhook(ctx); err != nil && ctx.Err() == nil {
			c.Logger.Warn("zalo: cannot look for a webhook", "err", err.Error())
		}
	}
	pause.For(ctx, wait)
	return nil
}

// getUpdates asks once. Nothing to tell is an error 408 with the platform; here
// it is no failure. One that comes at once would make the loop spin.
func (c *Channel) getUpdates(ctx context.Context, hold time.Duration) ([]json.RawMessage, error) {
	within, cancel := context.WithTimeout(ctx, hold+pollSlack)
	defer cancel()
	asked := time.Now()
	var result json.RawMessage
	err := c.call(within, "getUpdates", map[string]string{"timeout": strconv.Itoa(int(hold / time.Second))}, &result)
	var refused *botapi.Refusal
	if errors.As(err, &refused) && refused.Code == http.StatusRequestTimeout {
		err = nil
	}
	found := list(result)
	if err == nil && len(found) == 0 && time.Since(asked) < min(hold/2, idlePause) {
		pause.For(ctx, idlePause)
	}
	return found, err
}
