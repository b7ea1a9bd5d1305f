package telegram

import (
	"context"
	"net/http"
	"sync"
	"time"

	api "github.com/go-telegram/bot"

	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// hookAtOnce is how many deliveries come at once, Telegram's most.
const hookAtOnce = 100

// secretHeader carries the webhook's secret.
const secretHeader = "X-Telegram-Bot-Api-Secret-Token"

// Handler takes the webhook's deliveries; nil when the channel polls. It
// answers 200 when the turn, or the note of an update that cannot be decoded, is
// durable, and 503 when neither is, so that Telegram brings the update again.
func (c *Channel) Handler() (string, http.Handler) {
	if c.WebhookURL == "" {
		return c.HookPath, nil
	}
	return c.HookPath, &botapi.Hook{Header: secretHeader, Secret: c.Secret, Take: c.hook.await}
}

type deliveries struct {
	c      *Channel
	mu     sync.Mutex
	flying map[int64]*delivery
	came   time.Time // when the last one did
}

// delivery is an update whose turn runs. Telegram may bring it a second time
// meanwhile, after it has lost its patience or its connection.
type delivery struct {
	done chan struct{}
	err  error
}

// await runs the update's turn, or waits for the one that runs already. The
// turn goes on when the request does not.
func (h *deliveries) await(ctx context.Context, raw []byte) error {
	in := h.c.live.Load()
	if in == nil {
		return errStopping
	}
	d := h.join(in, raw)
	select {
	case <-d.done:
		return d.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (h *deliveries) join(in *intake, raw []byte) *delivery {
	id, named := peekID(raw)
	h.mu.Lock()
	h.came = time.Now()
	if d := h.flying[id]; named && d != nil {
		h.mu.Unlock()
		return d
	}
	d := &delivery{done: make(chan struct{})}
	if named {
		h.flying[id] = d
	}
	h.mu.Unlock()
	in.take(raw, time.Now(), func(err error) {
		h.mu.Lock()
		if named {
			delete(h.flying, id)
		}
		h.mu.Unlock()
		d.err = err
		close(d.done)
	})
	return d
}

// serveHook registers the webhook and lets deliveries in until ctx ends.
func (c *Channel) serveHook(ctx context.Context, handle channel.Handle) error {
	in := c.newIntake(ctx, handle, false)
	c.live.Store(in)
	err := c.Persist(ctx, "setWebhook", botapi.RetryMost, c.setHook)
	if err == nil {
		c.watchHook(ctx)
	}
	in.close()
	c.live.Store(nil)
	return err
}

// setHook registers the webhook at every start. Whether that is needed cannot
// be found out: Telegram never tells which secret it holds.
func (c *Channel) setHook(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	err := c.calls.ask(ctx, "setWebhook", &api.SetWebhookParams{
		URL: c.WebhookURL, SecretToken: c.Secret(), AllowedUpdates: kinds, MaxConnections: hookAtOnce,
	}, nil)
	if err != nil {
		return c.sendError("setWebhook", err)
	}
	return nil
}
