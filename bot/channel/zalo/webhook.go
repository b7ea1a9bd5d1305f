package zalo

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"

	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

const (
	// hookPatience is how long a delivery waits for its event to become durable.
	// Nobody knows after how long the platform gives up, or whether it comes back.
	hookPatience = 10 * time.Second
	// hookMost is the longest pause between two tries to register: a day has a
	// limited number of them.
	hookMost = 5 * time.Minute
)

// secretHeader carries the webhook's secret, as it is.
const secretHeader = "X-Bot-Api-Secret-Token"

// probe is the event by which the platform tries an address.
const probe = "webhook.test"

// Handler takes the webhook's deliveries; nil when the channel polls. It
// answers 200 when the event is durable, and to what is none (the platform's
// probe, unknown kinds); 503 when the event could not be kept.
func (c *Channel) Handler() (string, http.Handler) {
	if c.WebhookURL == "" {
		return c.HookPath, nil
	}
	return c.HookPath, &botapi.Hook{Header: secretHeader, Secret: c.Secret, Probe: isProbe, Take: c.await, Answer: `{"message":"ok"}`}
}

// Reading implements channel.Reader. To a webhook the platform comes by itself, and it
// tells nothing of what it could not bring: all that is known is that somebody is there.
func (c *Channel) Reading() channel.Reading {
	if c.WebhookURL != "" {
		return channel.Reading{At: time.Now()}
	}
	return c.Bot.Reading()
}

// isProbe tells whether it is the platform's question whether anybody is there.
// It may come without the secret, and without a body; it does nothing.
func isProbe(raw []byte) bool {
	if len(raw) == 0 {
		return true
	}
	u, err := decode(raw)
	return err == nil && u.Event == probe
}

// await keeps the event. What was begun goes on when the request does not.
func (c *Channel) await(ctx context.Context, raw []byte) error {
	if len(raw) == 0 { // a probe without a body has been seen
		return nil
	}
	in := c.live.Load()
	if in == nil {
		return errStopping
	}
	done := in.take(raw, time.Now())
	if done == nil {
		return nil
	}
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// serveHook registers the webhook and lets deliveries in until ctx ends. Where
// events are parked the intake was open before, and stays.
func (c *Channel) serveHook(ctx context.Context, handle channel.Handle) error {
	if c.opts.Park == nil {
		in := c.newIntake(ctx, handle, hookPatience)
		c.live.Store(in)
		defer func() { c.live.Store(nil); in.close() }()
	}
	err := c.Persist(ctx, "setWebhook", hookMost, c.setHook)
	if err == nil {
		<-ctx.Done()
	}
	return err
}

// hookSetting is where the registered webhook is remembered, as a hash.
const hookSetting = "zalo.webhook"

// setHook registers the webhook if its address or secret is another one than
// before: there is a daily limit, and the platform does not tell the secret.
func (c *Channel) setHook(ctx context.Context) error {
	sum := c.hookPrint()
	if c.opts.Memory != nil {
		was, err := c.opts.Memory.Setting(ctx, hookSetting)
		if err != nil {
			return &channel.SendError{Outcome: channel.Again, Err: err}
		}
		url, err := c.Webhook(ctx)
		if err != nil {
			return err
		}
		if was == sum && url == c.WebhookURL {
			return nil
		}
	}
	if err := c.register(ctx); err != nil {
		return err
	}
	if c.opts.Memory == nil {
		return nil
	}
	if err := c.opts.Memory.SetSetting(ctx, hookSetting, sum); err != nil {
		c.Logger.Warn("zalo: the webhook is not remembered; it is set again at the next start", "err", err)
	}
	return nil
}

func (c *Channel) register(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	var result struct {
		Verification struct {
			OK      *bool  `json:"ok"`
			Outcome string `json:"outcome"`
		} `json:"verification"`
	}
	err := c.call(ctx, "setWebhook", map[string]string{"url": c.WebhookURL, "secret_token": c.Secret()}, &result)
	if err != nil {
		return c.sendError("setWebhook", err)
	}
	if v := result.Verification; v.OK != nil && !*v.OK {
		c.Logger.Error("zalo: the platform cannot reach the webhook; it has kept the address", "outcome", c.Unquoted(v.Outcome))
	}
	return nil
}

// hookPrint is address and secret as they can be kept.
func (c *Channel) hookPrint() string {
	sum := sha256.Sum256([]byte(c.ID + "\n" + c.WebhookURL + "\n" + c.Secret()))
	return hex.EncodeToString(sum[:])
}
