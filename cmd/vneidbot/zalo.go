package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/zalo"
	"vneidbot/bot/desk"
	"vneidbot/bot/outbox"
	"vneidbot/store/session"
)

// zaloPlatform is Zalo.
func zaloPlatform() platform {
	return platform{
		name: zalo.Name, account: `\S+`,
		on:      func(c *Config) bool { return c.Zalo.Token != "" },
		open:    (*App).openZalo,
		check:   func(c *Config) error { return c.Zalo.check() },
		secrets: func(c *Config) []string { return []string{c.Zalo.Token, c.Zalo.Secret} },
		server:  func(c *Config) string { return c.Zalo.API },
		hook:    func(c *Config) string { return c.Zalo.Hook },
		look:    look{lookZalo, []string{"ZALO_", "PUBLIC_"}},
	}
}

// ZaloConfig is the part of the configuration that is Zalo's.
type ZaloConfig struct {
	Token      string   `env:"ZALO_BOT_TOKEN" hidden:"" placeholder:"TOKEN"`
	API        string   `env:"ZALO_API_URL" default:"https://bot-api.zaloplatforms.com" hidden:""`
	Hook       string   `env:"ZALO_WEBHOOK_URL" hidden:""`
	Secret     string   `env:"ZALO_WEBHOOK_SECRET" hidden:""`
	Link       string   `env:"ZALO_BOT_LINK" hidden:""`
	PhotoHosts []string `env:"ZALO_PHOTO_HOSTS" hidden:""`
	Users      int      `env:"ZALO_QUOTA_USERS" default:"50" hidden:""`
	Groups     int      `env:"ZALO_QUOTA_GROUPS" default:"3" hidden:""`
	Messages   int      `env:"ZALO_QUOTA_MESSAGES" default:"3000" hidden:""`
	Counts     string   `env:"ZALO_QUOTA_COUNTS" default:"both" hidden:""`
	Typing     bool     `env:"ZALO_TYPING" hidden:""`
}

func (c *ZaloConfig) tidy() {
	for _, s := range []*string{&c.Token, &c.Secret, &c.Link, &c.Hook} {
		*s = strings.TrimSpace(*s)
	}
	c.API = strings.TrimRight(strings.TrimSpace(c.API), "/")
}

// check is called with the rest of the configuration.
func (c *ZaloConfig) check() error {
	c.tidy()
	if c.Token == "" {
		return nil
	}
	hooked := c.Hook != ""
	return errors.Join(
		wrong(!tokenForm.MatchString(c.Token), "ZALO_BOT_TOKEN", "", "zalo_token"),
		wrong(!isURL(c.API, "http", "https"), "ZALO_API_URL", c.API, "url"),
		wrong(hooked && !isURL(c.Hook, "https", "http"), "ZALO_WEBHOOK_URL", c.Hook, "url"),
		wrong(hooked && (len(c.Secret) < 8 || len(c.Secret) > 256), "ZALO_WEBHOOK_SECRET", "", "zalo_secret"),
		wrong(c.Link != "" && !isURL(c.Link, "https"), "ZALO_BOT_LINK", c.Link, "url"),
		wrong(c.Counts != "both" && c.Counts != "sent", "ZALO_QUOTA_COUNTS", c.Counts, "zalo_counts"))
}

func (a *App) openZalo(context.Context) error {
	a.quota = a.newQuota()
	o := a.cfg.zaloOptions()
	o.Logger, o.Memory, o.Quota = a.log, a.store, a.quota
	o.Park, o.Undecodable, o.Lease = a.take, a.noteUndecodable, a.lease("zalo.poll")
	if a.files != nil {
		o.Publish = a.publish
	}
	c, err := zalo.New(o)
	if err != nil {
		return err
	}
	a.channels[zalo.Name] = c
	return nil
}

// publish is the address of a picture. Zalo takes one where nothing is as well, and shows
// a black picture.
func (a *App) publish(_ context.Context, picture bot.Attachment) (string, error) {
	there, err := a.shelf.Exists(picture.SHA256)
	if err == nil && !there {
		err = bot.Fail(bot.NotFound, "zalo: publish", nil)
	}
	if err != nil {
		return "", err
	}
	return a.address(picture), nil
}

// zaloOptions is what the configuration says, without what only a running
// program has.
func (c *Config) zaloOptions() zalo.Options {
	z := c.Zalo
	return zalo.Options{Options: botapi.Options{Token: z.Token, APIURL: z.API, WebhookURL: z.Hook, WebhookSecret: z.Secret},
		ChatLink: z.Link, PhotoHosts: slices.Clone(z.PhotoHosts), Typing: z.Typing, Commands: desk.Names()}
}

// take counts an event and keeps it; its turn comes out of the inbox.
func (a *App) take(ctx context.Context, ev bot.Event) error {
	a.came(ctx, &ev)
	return a.engine.Take(ctx, ev)
}

func (a *App) newQuota() *zalo.Quota {
	z := a.cfg.Zalo
	q := &zalo.Quota{Ledger: a.store, Users: z.Users, Groups: z.Groups, Messages: z.Messages, SentOnly: z.Counts == "sent",
		Tell: a.tellQuota, Log: a.log}
	if a.cfg.PublicURL != "" {
		q.Full = a.sendToPage
	}
	return q
}

// sendToPage is what a newcomer is answered for whom the plan has no room. The
// page has no groups, so one is sent to the administrator.
func (a *App) sendToPage(ev bot.Event) (bot.Message, bool) {
	if slices.Contains(a.cfg.admins(), ev.From) {
		return bot.Message{}, false
	}
	full := bot.T("zalo.full", "link", bot.Raw(a.cfg.PublicURL))
	if ev.Chat.Group {
		full = bot.T("zalo.full_group")
	}
	text := a.words.Words("", full)
	return bot.Message{Kind: bot.Notice, Parts: []bot.Para{{Text: text}}}, true
}

func (a *App) tellQuota(ctx context.Context, q zalo.Alarm) {
	key := "zalo." + q.What
	if q.What != zalo.QuotaRefused && q.Percent == 100 {
		key += "_full"
	}
	a.tellAdmins(ctx, q.Key, "", bot.T(key, "n", q.Used, "most", q.Most))
}

// limiter paces what nobody asked for, within Zalo's plan where there is one.
func (a *App) limiter() outbox.Limiter {
	pacer := a.sessions.Pacer(session.TelegramRates(a.cfg.TelegramRate))
	if a.quota == nil {
		return pacer
	}
	return a.quota.Pace(pacer)
}
