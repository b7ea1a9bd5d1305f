package main

import (
	"context"
	"fmt"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Health of the platforms: how often it is looked at, and when every message
// failing is worth telling.
const (
	watchEvery   = 5 * time.Minute
	watchFailing = 15 * time.Minute
)

// openWatch puts the platforms under watch; the page and the terminal have
// nobody else who could fail.
func (a *App) openWatch(context.Context) error {
	var names []string
	for _, p := range abroad() {
		if _, ok := a.channels[p.name]; ok {
			names = append(names, p.name)
		}
	}
	a.watch = channel.NewWatch(channel.WatchOptions{Silence: a.cfg.Silence, Failing: watchFailing, Busy: a.cfg.busy}, time.Now(), names...)
	a.metrics.sent = func(channel, outcome string) { a.watch.Sent(channel, outcome, time.Now()) }
	return nil
}

// busy tells whether people are at work at that time.
func (c *Config) busy(at time.Time) bool {
	from, to, ok := readHours(c.BusyHours)
	p := c.place()
	return ok && p.Working(p.Day(at)) && p.Hour(at) >= from && p.Hour(at) < to
}

// readHours reads "7-18".
func readHours(s string) (from, to int, ok bool) {
	n, err := fmt.Sscanf(s, "%d-%d", &from, &to)
	return from, to, err == nil && n == 2 && from >= 0 && from < to && to <= 24
}

func (c *Config) checkHealth() error {
	if _, _, ok := readHours(c.BusyHours); !ok {
		return &configError{"HEALTH_BUSY_HOURS", c.BusyHours, "hours"}
	}
	return nil
}

// watchOver tells administrators of a platform's trouble, on another one. Each
// copy watches what came to it and what it said itself.
func (a *App) watchOver(ctx context.Context) error {
	every := time.NewTicker(watchEvery)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case now := <-every.C:
			a.tellWorries(ctx, now)
		}
	}
}

func (a *App) tellWorries(ctx context.Context, now time.Time) {
	for _, w := range a.watch.Look(now) {
		what := "silent"
		if w.Unsent {
			what = "unsent"
		}
		a.log.Error("a platform is in trouble", "channel", w.Channel, "what", what, "since", w.Since)
		key := fmt.Sprintf("health:%s:%s:%d", w.Channel, what, w.Since.Unix())
		a.tellAdmins(ctx, key, w.Channel, bot.T("zalo."+what, "channel", bot.Raw(w.Channel), "at", w.Since))
	}
}
