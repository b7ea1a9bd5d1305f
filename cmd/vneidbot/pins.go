package main

import (
	"context"
	"strconv"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/store"
)

const (
	pinsLook  = 15 * time.Second // how often it is looked for numbers that have moved
	pinsEvery = time.Minute      // and how often a group's message is another one at most
)

// pinning keeps the messages of groups' totals current.
func (a *App) pinning() jobs.Kind {
	return jobs.Kind{Name: "pins",
		Next: func(now time.Time) time.Time { return now.Add(pinsLook) },
		Work: func(ctx context.Context, _ bot.Job) (writes []bot.Write, err error) {
			err = a.store.Snapshot(ctx, func(n *store.Snapshot) (err error) {
				writes, err = a.pins(n, a.place.Now())
				return err
			})
			return writes, err
		}}
}

func (a *App) pins(n *store.Snapshot, now time.Time) (writes []bot.Write, err error) {
	groups, err := n.Pinned()
	for _, g := range groups {
		if err != nil {
			return nil, err
		}
		if g.Pin.Mark != "" && now.Sub(g.Pin.Shown) < pinsEvery {
			continue
		}
		var w []bot.Write
		w, err = a.pinOf(n, g, now)
		writes = append(writes, w...)
	}
	return writes, err
}

// pinOf is the group's message with the numbers of now: a new one, or in the place of
// the last.
func (a *App) pinOf(n *store.Snapshot, g bot.Group, now time.Time) ([]bot.Write, error) {
	prefix := "ghim:" + g.Chat.Key() + ":" + strconv.FormatInt(g.Pin.Since.UnixMilli(), 10) + ":"
	last, waits, err := n.LastSaid(prefix)
	if err != nil || waits {
		return nil, err
	}
	key := prefix + strconv.FormatInt(now.UnixMilli(), 10)
	say, mark, ok, err := a.desk.Pinned(n, a.unasked(key, g.Chat, g.Lang), g.Pin.Mark)
	if err != nil || !ok || say == nil {
		return nil, err
	}
	w := a.tellSay(key, bot.AccountChat{Chat: g.Chat, Lang: g.Lang}, *say, time.Now())
	w.Unasked, w.Message.Edit, w.Message.Pin = false, last, last == ""
	return []bot.Write{w, bot.ShowPin{Chat: g.Chat, Pin: bot.Pin{Since: g.Pin.Since, Mark: mark, Shown: now}}}, nil
}
