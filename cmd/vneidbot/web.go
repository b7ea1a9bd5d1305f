package main

import (
	"context"
	"path/filepath"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/bot/desk"
)

// page is the address of the page, nil where there is none.
func (a *App) page() desk.Linker {
	if c, ok := a.channels[web.Name]; ok {
		return c.Link
	}
	return nil
}

// openWeb serves the page where there is an address for it.
func (a *App) openWeb(context.Context) error {
	if a.cfg.PublicURL == "" {
		return nil
	}
	trusted, err := web.ReadPrefixes(a.cfg.Proxies)
	if err != nil {
		return err
	}
	o := web.Options{
		Transcript: a.store.Web(), Sessions: a.store.Web(), Shelf: a.shelf, Thumb: a.small, Uploads: filepath.Join(a.cfg.DataDir, "uploads"),
		PublicURL: a.cfg.PublicURL, Trusted: trusted, Key: a.store.Key(), Words: a.words, Demo: a.cfg.Panes, Place: a.place, Log: a.log,
		Pictures: a.store.Web(), Begins: begins(), Space: a.room, Lasts: a.disk.Lasts,
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
