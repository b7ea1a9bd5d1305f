package telegram

import (
	"context"
	"time"

	"vneidbot/bot/channel"
)

// hookLook is how often Telegram is asked whether it reaches the webhook.
const hookLook = 10 * time.Second

// hookInfo is what Telegram tells of a webhook. The date of a failure stays when
// deliveries succeed again, so that a date alone says nothing.
type hookInfo struct {
	URL     string `json:"url"`
	Pending int    `json:"pending_update_count"` // those that are being delivered among them
	Failed  int64  `json:"last_error_date"`      // by Telegram's clock, 0 for never
}

// hookWatch finds out until when Telegram reaches the webhook. That nothing comes says
// nothing: of what it cannot bring it alone knows.
type hookWatch struct {
	c      *Channel
	asked  time.Time // when it was last known to reach us; zero: not asked yet
	failed int64     // the last failure that was known then
	silent bool      // that it does not is in the log
}

// watchHook looks until ctx ends.
func (c *Channel) watchHook(ctx context.Context) {
	w := hookWatch{c: c}
	every := time.NewTicker(hookLook)
	defer every.Stop()
	for {
		w.look(ctx)
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
	}
}

// look asks once. Where Telegram does not answer, deliveries speak for themselves.
func (w *hookWatch) look(ctx context.Context) {
	asking, cancel := context.WithTimeout(ctx, hookLook)
	defer cancel()
	now, flying := time.Now(), w.c.hook.inFlight()
	var info hookInfo
	err := w.c.calls.ask(asking, "getWebhookInfo", nil, &info)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		w.warn(err.Error())
	case info.URL != w.c.WebhookURL:
		w.warn("another webhook is set, or none")
	case !w.reaches(info):
		w.warn("what waits there could not be delivered")
	default:
		w.asked, w.failed, w.silent = now, info.Failed, false
		w.c.Read(info.Pending > max(flying, w.c.hook.inFlight()))
	}
}

// warn is for the log, once until Telegram reaches the webhook again.
func (w *hookWatch) warn(why string) {
	if !w.silent {
		w.c.Logger.Warn("telegram: it is not known to reach the webhook", "why", why)
	}
	w.silent = true
}

// reaches tells whether Telegram can bring what it has: it has nothing, nothing has
// failed since it could, or something has come.
func (w *hookWatch) reaches(info hookInfo) bool {
	return info.Pending == 0 || w.asked.IsZero() || info.Failed <= w.failed || w.c.hook.last().After(w.asked)
}

// Reading implements channel.Reader: what Telegram brings to the webhook is read as well.
func (c *Channel) Reading() channel.Reading {
	r := c.Bot.Reading()
	if came := c.hook.last(); came.After(r.At) {
		r.At = came
	}
	return r
}

// inFlight counts the deliveries whose turns run.
func (h *deliveries) inFlight() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.flying)
}

// last is when a delivery came last, zero for never.
func (h *deliveries) last() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.came
}
