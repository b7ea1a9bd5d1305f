package telegram

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	api "github.com/go-telegram/bot"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Run takes updates in until ctx ends; see channel.Channel.
func (c *Channel) Run(ctx context.Context, handle channel.Handle) error {
	if err := c.persist(ctx, "getMe", c.Check); err != nil || ctx.Err() != nil {
		return err
	}
	menus := make(chan struct{})
	menuCtx, cancel := context.WithCancel(ctx)
	go func() {
		defer close(menus)
		c.setMenus(menuCtx)
	}()
	defer func() { cancel(); <-menus }()
	if c.opts.WebhookURL != "" {
		return c.serveHook(ctx, handle)
	}
	return c.leased(ctx, handle)
}

// leased polls while this copy holds the lease, and asks for it again when it
// was lost.
func (c *Channel) leased(ctx context.Context, handle channel.Handle) error {
	lease := c.opts.Lease
	if lease == nil {
		lease = func(ctx context.Context, run func(context.Context) error) error { return run(ctx) }
	}
	for failures := 1; ; failures++ {
		var broken error
		err := lease(ctx, func(held context.Context) error {
			failures = 0
			broken = c.pollHeld(ctx, held, handle)
			return broken
		})
		if broken != nil || ctx.Err() != nil {
			return broken
		}
		if err != nil {
			c.log.Warn("telegram: no lease to poll", "err", c.clean(err.Error()))
		}
		sleep(ctx, backoff(failures+1, 200*time.Millisecond, 5*time.Second, rand.Float64))
	}
}

// pollHeld polls under the lease's context. When that ends and the program goes
// on, another copy polls: it will be given what is not confirmed.
func (c *Channel) pollHeld(ctx, held context.Context, handle channel.Handle) error {
	if err := c.unhook(held); err != nil { // Telegram will say it again, to the first question
		c.log.Warn("telegram: cannot look for a webhook", "err", err.Error())
	}
	return c.poll(held, handle, func() bool { return ctx.Err() != nil })
}

// persist repeats a call until it succeeds or ctx ends. It returns an error
// only when Telegram does not know the token.
func (c *Channel) persist(ctx context.Context, op string, call func(context.Context) error) error {
	for failures := 1; ; failures++ {
		err := call(ctx)
		if err == nil || ctx.Err() != nil {
			return nil
		}
		e := channel.AsSendError(err)
		if e.Outcome == channel.Fatal {
			return bot.Fail(bot.Invalid, "telegram: "+op, errors.New("the token is not known to Telegram"))
		}
		pause := max(e.After, backoff(failures, 200*time.Millisecond, 5*time.Second, rand.Float64))
		c.log.Warn("telegram: not ready", "op", op, "err", e.Error(), "wait", pause)
		sleep(ctx, pause)
	}
}

// disowned asks Telegram a second time whether it knows the token: a proxy or a
// server that restarts may say once that it does not, which is no reason to stop.
func (c *Channel) disowned(ctx context.Context) bool {
	err := c.Check(ctx)
	return err != nil && channel.AsSendError(err).Outcome == channel.Fatal
}

// unhook removes a webhook, if there is one: Telegram refuses getUpdates beside
// it. What waits for delivery is kept. A server that does not tell whether
// there is one is told to remove it.
func (c *Channel) unhook(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	info, err := c.api.GetWebhookInfo(ctx)
	switch {
	case isMissing(err):
	case err != nil:
		return c.sendError("getWebhookInfo", err)
	case info.URL == "":
		return nil
	}
	c.log.Info("telegram: removing the webhook, long polling takes over")
	_, err = c.api.DeleteWebhook(ctx, &api.DeleteWebhookParams{})
	return asError(c.sendError("deleteWebhook", err))
}
