package zalo

import (
	"context"
	"errors"
	"net/http"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Run takes events in until ctx ends; see channel.Channel.
func (c *Channel) Run(ctx context.Context, handle channel.Handle) error {
	if err := c.persist(ctx, "getMe", retryMost, c.Check); err != nil || ctx.Err() != nil {
		return err
	}
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
			broken = c.persist(held, "getWebhookInfo", retryMost, c.unhook)
			if broken == nil && held.Err() == nil {
				broken = c.poll(held, handle)
			}
			return broken
		})
		if broken != nil || ctx.Err() != nil {
			return broken
		}
		if err != nil {
			c.log.Warn("zalo: no lease to poll", "err", c.clean(err.Error()))
		}
		sleep(ctx, backoff(failures+1, pollLeast, retryMost))
	}
}

var errToken = errors.New("the platform does not know this token")

// persist repeats a call until it succeeds or ctx ends, with pauses up to most. It returns an error
// only when Zalo does not know the token.
func (c *Channel) persist(ctx context.Context, op string, most time.Duration, call func(context.Context) error) error {
	for failures := 1; ; failures++ {
		err := call(ctx)
		if err == nil || ctx.Err() != nil {
			return nil
		}
		e := channel.AsSendError(err)
		if e.Outcome == channel.Fatal {
			return bot.Fail(bot.Invalid, "zalo: "+op, errToken)
		}
		pause := max(e.After, backoff(failures, pollLeast, most))
		c.log.Warn("zalo: not ready", "op", op, "err", e.Error(), "wait", pause)
		sleep(ctx, pause)
	}
}

// Me is what the platform says of the bot.
type Me struct {
	ID       string
	Account  string // "bot.VDKyGxQvc"
	Name     string // as groups mention it
	Plan     string // "BASIC"
	InGroups bool   // it may join groups
}

// Me asks who the bot is.
func (c *Channel) Me(ctx context.Context) (Me, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	var me struct {
		ID     text `json:"id"`
		Name   text `json:"account_name"`
		Shown  text `json:"display_name"`
		Type   text `json:"account_type"`
		Groups yes  `json:"can_join_groups"`
	}
	if err := c.call(ctx, "getMe", struct{}{}, &me); err != nil {
		return Me{}, c.sendError("getMe", err)
	}
	return Me{ID: string(me.ID), Account: string(me.Name), Name: string(me.Shown), Plan: string(me.Type), InGroups: bool(me.Groups)}, nil
}

// Check asks Zalo who the bot is.
func (c *Channel) Check(ctx context.Context) error {
	me, err := c.Me(ctx)
	if err != nil {
		return err
	}
	if name := me.Name; name != "" {
		c.name.Store(&name)
	}
	return nil
}

// Webhook is the address that the platform delivers to, "" for none. A bot that
// never had one is answered 404.
func (c *Channel) Webhook(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	var info struct {
		URL string `json:"url"`
	}
	err := c.call(ctx, "getWebhookInfo", struct{}{}, &info)
	if isNone(err) {
		return "", nil
	}
	if err != nil {
		return "", c.sendError("getWebhookInfo", err)
	}
	return info.URL, nil
}

func isNone(err error) bool {
	var refused *refusal
	return errors.As(err, &refused) && (refused.code == http.StatusNotFound || refused.code == http.StatusBadRequest)
}

// unhook removes a webhook, if there is one: beside it getUpdates does not work.
func (c *Channel) unhook(ctx context.Context) error {
	url, err := c.Webhook(ctx)
	if err != nil || url == "" {
		return err
	}
	c.log.Info("zalo: removing the webhook, polling takes over")
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	if err := c.call(ctx, "deleteWebhook", struct{}{}, nil); err != nil && !isNone(err) {
		return c.sendError("deleteWebhook", err)
	}
	return nil
}

// showTyping shows that an answer is being written; whether it is shown matters to nobody.
func (c *Channel) showTyping(ctx context.Context, to bot.Chat) {
	if !c.opts.Typing || to.Group {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, typeTimeout)
	go func() {
		defer cancel()
		_ = c.call(ctx, "sendChatAction", map[string]string{"chat_id": to.ID, "action": "typing"}, nil)
	}()
}
