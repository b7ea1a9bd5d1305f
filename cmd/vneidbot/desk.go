package main

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/bot/desk"
	"vneidbot/bot/desk/page"
	"vneidbot/bot/guess"
	"vneidbot/bot/server"
	"vneidbot/store"
)

// deskRecords are the store as the officers' desk reads it.
type deskRecords struct{ *store.Store }

// Snapshot is the store's.
func (r deskRecords) Snapshot(ctx context.Context, f func(desk.Snapshot) error) error {
	return r.Store.Snapshot(ctx, func(now *store.Snapshot) error { return f(now) })
}

// silent is the channel where nobody hears what is said unasked: a page that nobody has
// open. The demonstration's phones lie on the table.
func (a *App) silent() string {
	if a.cfg.Panes != nil {
		return ""
	}
	return web.Name
}

func (a *App) openDesk(context.Context) error {
	a.codes = &guess.Limit{Counter: a.sessions, Admins: a.adminChats}
	setup := desk.Setup{Records: deskRecords{a.store}, Codes: a.codes, Tokens: a.store.Tokens(), Words: a.words,
		Admins: a.admins.ids, Place: a.place, Page: a.page(), Chat: a.cfg.Zalo.Link, Silent: a.silent()}
	if a.cfg.PublicURL != "" {
		setup.PageURL = a.cfg.PublicURL + "/" + bot.DeskPage
		setup.FeedURL = a.cfg.PublicURL + server.FeedPath
	}
	if a.cfg.TelegramToken != "" {
		setup.Messenger = "Telegram"
	}
	a.desk = desk.New(setup)
	return nil
}

// openPage serves the officers' page where there is an address for it.
func (a *App) openPage(context.Context) error {
	front, ok := a.channels[web.Name].(*web.Web)
	if !ok {
		return nil
	}
	o := page.Options{
		PublicURL: a.cfg.PublicURL, Records: deskRecords{a.store}, Sessions: a.store.DeskPage(), Officers: a.desk,
		Codes: &guess.Limit{Counter: a.sessions, Admins: a.adminChats}, Tokens: a.store.Tokens(), Shelf: a.shelf, Thumb: a.small,
		From: front.Origin, Words: a.words, Place: a.place, Log: a.log, Demo: a.cfg.Panes != nil,
	}
	c, err := page.New(o)
	if err != nil {
		return err
	}
	a.channels[page.Name] = c
	return nil
}
