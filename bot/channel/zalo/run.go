package zalo

import (
	"context"
	"errors"
	"net/http"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// Run takes events in until ctx ends; see channel.Channel.
func (c *Channel) Run(ctx context.Context, handle channel.Handle) error {
	if err := c.Persist(ctx, "getMe", botapi.RetryMost, c.Check); err != nil || ctx.Err() != nil {
		return err
	}
	if c.WebhookURL != "" {
		return c.serveHook(ctx, handle)
	}
	return c.Leased(ctx, func(held context.Context) error {
		err := c.Persist(held, "getWebhookInfo", botapi.RetryMost, c.unhook)
		if err == nil && held.Err() == nil {
			err = c.poll(held, handle)
		}
		return err
	})
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
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
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
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
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
	var refused *botapi.Refusal
	return errors.As(err, &refused) && (refused.Code == http.StatusNotFound || refused.Code == http.StatusBadRequest)
}

// unhook removes a webhook, if there is one: beside it getUpdates does not work.
func (c *Channel) unhook(ctx context.Context) error {
	url, err := c.Webhook(ctx)
	if err != nil || url == "" {
		return err
	}
	c.Logger.Info("zalo: removing the webhook, polling takes over")
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
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
