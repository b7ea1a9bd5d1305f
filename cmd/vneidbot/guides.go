package main

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/guide"
	"vneidbot/locales"
	"vneidbot/store"
)

// openGuides reads the guides that the page serves.
func (a *App) openGuides(context.Context) (err error) {
	a.guides, err = guide.New(guide.Sources{Files: locales.Guides, Facts: a.guideFacts, Words: a.words.Words, Commands: desk.Officers()})
	return err
}

// guideFacts are the campaign's.
func (a *App) guideFacts(ctx context.Context) (f guide.Facts, err error) {
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		c, err := n.Campaign()
		f = guide.Facts{Office: c.Office, Contact: c.Contact, Phone: bot.Phone(c.Phone).Grouped(), Pictures: c.KeepPictures, Reports: c.KeepReports, Audit: c.KeepAudit}
		return err
	})
	return f, err
}
