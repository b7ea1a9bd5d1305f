package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/bot/desk"
	"vneidbot/bot/evidence"
	"vneidbot/bot/guide"
)

// page is the address of the page, nil where there is none.
func (a *App) page() desk.Linker {
	if c, ok := a.channels[web.Name]; ok {
		return c.Link
	}
	return nil
}

// webPlatform is the page, which the program serves itself.
func webPlatform() platform {
	return platform{
		name: web.Name, account: `\S+`,
		on:   func(c *Config) bool { return c.PublicURL != "" },
		open: (*App).openWeb,
		look: look{lookPage, []string{"PUBLIC_", "TRUSTED_", "HTTP_"}},
	}
}

func (a *App) openWeb(context.Context) error {
	trusted, err := web.ReadPrefixes(a.cfg.Proxies)
	if err != nil {
		return err
	}
	o := web.Options{
		Transcript: a.store.Web(), Sessions: a.store.Web(), Shelf: a.shelf, Thumb: a.small,
		PublicURL: a.cfg.PublicURL, Guide: guide.Path, Trusted: trusted, Key: a.store.Key(), Words: a.words, Demo: a.cfg.Panes, Place: a.place, Log: a.log,
		Pictures: a.store.Web(), Begins: evidence.Begins, Space: a.room,
		Front: a.front, Elsewhere: a.elsewhere,
	}
	if a.cfg.Redis != "" {
		o.Relay, o.Alone = a.sessions.Topic("web"), a.home.Alone
	}
	page, err := web.New(o)
	if err != nil {
		return err
	}
	a.channels[web.Name] = page
	if a.cfg.Panes != nil {
		a.turned = func(ctx context.Context, ev bot.Event, took time.Duration) {
			page.Inside(ev.Chat.ID, a.inside(ctx, ev, took))
		}
	}
	return nil
}

// front is whose page it is for an account: that of its units' area, where they
// have one in common. Officers send tables too.
func (a *App) front(ctx context.Context, account bot.AccountID) (f web.Front, err error) {
	ev := bot.Event{From: account, Chat: bot.Chat{Channel: web.Name}, At: a.place.Now()}
	facts, err := a.store.Look(ctx, ev, bot.Needs{})
	units := facts.Units
	if err == nil && len(units) > 0 && !slices.ContainsFunc(units, func(u bot.Unit) bool { return u.Area != units[0].Area }) {
		facts, err = a.store.Look(ctx, ev, bot.Needs{Unit: units[0].ID})
	}
	f = web.NewFront(facts.Campaign, facts.Office)
	next, _ := facts.Rounds.Of(facts.Office.ID).Next(ev.At)
	f.Deadline = next.Units
	f.Tables = facts.Account.Role != bot.Principal || slices.Contains(a.admins.ids, account)
	return f, err
}

// elsewhere are the addresses of the bots on other platforms, Zalo's before Telegram's.
func (a *App) elsewhere() (list []string) {
	for _, p := range slices.Backward(abroad()) {
		if c, ok := a.channels[p.name]; ok {
			if address, _, _ := strings.Cut(c.Link(""), "?"); address != "" {
				list = append(list, address)
			}
		}
	}
	return list
}
