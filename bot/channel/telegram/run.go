package telegram

import (
	"context"

	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// Run takes updates in until ctx ends; see channel.Channel.
func (c *Channel) Run(ctx context.Context, handle channel.Handle) error {
	if err := c.Persist(ctx, "getMe", botapi.RetryMost, c.Check); err != nil || ctx.Err() != nil {
		return err
	}
	menus := make(chan struct{})
	menuCtx, cancel := context.WithCancel(ctx)
	go func() {
		defer close(menus)
		c.setMenus(menuCtx)
		c.keepProfiles(menuCtx)
	}()
	defer func() { cancel(); <-menus }()
	if c.WebhookURL != "" {
		return c.serveHook(ctx, handle)
	}
	return c.Leased(ctx, func(held context.Context) error { return c.pollHeld(ctx, held, handle) })
}

// pollHeld polls under the lease's context. When that ends and the program goes
// on, another copy polls: it will be given what is not confirmed.
func (c *Channel) pollHeld(ctx, held context.Context, handle channel.Handle) error {
	if err := c.unhook(held); err != nil { // Telegram will say it again, to the first question
		c.Logger.Warn("telegram: cannot look for a webhook", "err", err.Error())
	}
	return c.poll(held, handle, func() bool { return ctx.Err() != nil })
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
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	var info hookInfo
	err := c.calls.ask(ctx, "getWebhookInfo", nil, &info)
	switch {
	case isMissing(err):
	case err != nil:
		return c.sendError("getWebhookInfo", err)
	case info.URL == "":
		return nil
	}
	c.Logger.Info("telegram: removing the webhook, long polling takes over")
	err = c.calls.ask(ctx, "deleteWebhook", nil, nil)
	return asError(c.sendError("deleteWebhook", err))
}
