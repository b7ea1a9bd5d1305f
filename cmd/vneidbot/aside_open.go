package main

import (
	"context"
	"log/slog"
	"os"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/locales"
	"vneidbot/store"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
)

// othersWithin is how long after the last record was written people still report.
const othersWithin = 2 * time.Second

// openAside opens what files are made of: the records, for reading, and the shelf.
func openAside(ctx context.Context, o asideOrder) (*App, error) {
	words, err := locales.New()
	if err != nil {
		return nil, err
	}
	place := bot.PlaceAt(o.Zone, o.Now)
	cfg := &Config{DataDir: o.Dir}
	if o.Demo {
		cfg.Panes = &web.Demo{}
	}
	a := &App{cfg: cfg, words: words.In(place.Zone), place: place, disk: disk.At(o.Dir), links: o.Links,
		log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))}
	if a.store, err = store.Look(ctx, o.Dir); err != nil {
		return nil, err
	}
	a.closers = append(a.closers, a.store.Close)
	if a.shelf, err = shelf.Open(cfg.shelf(), a.disk, diskFloor); err != nil {
		_ = a.Close()
		return nil, err
	}
	a.shelf.GiveWay(func() bool { return a.store.WrittenWithin(othersWithin) })
	return a, nil
}

// link opens a chat of the channel with the payload, "" where nothing does.
func (a *App) link(channel, payload string) string {
	if a.links != nil {
		return strings.Replace(a.links[channel], asideLink, payload, 1)
	}
	if c, ok := a.channels[channel]; ok {
		return c.Link(payload)
	}
	return ""
}
