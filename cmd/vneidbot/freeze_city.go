package main

import (
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/store"
)

// cityTelling keeps one message of each round in each group of the whole: how many
// areas have sent their forms.
func (a *App) cityTelling() jobs.Kind {
	return jobs.Kind{Name: bot.CityWork, Work: a.doCity}
}

func (a *App) doCity(ctx context.Context, j bot.Job) (writes []bot.Write, err error) {
	var day time.Time
	if err := j.Read(&day); err != nil {
		return nil, err
	}
	now := a.place.Now()
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		groups, err := wholeGroups(n)
		if err != nil || len(groups) == 0 {
			return err
		}
		sent, of, err := countSent(n, day)
		if err != nil {
			return err
		}
		for _, g := range groups {
			w, err := a.cityLine(n, j, g, day, sent, of, now)
			if err != nil {
				return err
			}
			writes = append(writes, w...)
		}
		return nil
	})
	return writes, err
}

// countSent counts the areas that have sent their forms, of those that have units.
func countSent(n *store.Snapshot, day time.Time) (sent, of int, err error) {
	rows, err := n.Tally(bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea})
	if err != nil {
		return 0, 0, err
	}
	all, err := n.Sent(day)
	last := bot.LastSent(all)
	for _, r := range rows {
		if r.Total == 0 || r.Area.ID == 0 {
			continue
		}
		of++
		if _, has := last[r.Area.ID]; has {
			sent++
		}
	}
	return sent, of, err
}

// cityLine is the message of a group: the first one, and then what takes its place. A
// group whose messages cannot be replaced is told at the areas' hour alone.
func (a *App) cityLine(n *store.Snapshot, j bot.Job, g bot.Group, day time.Time, sent, of int, now time.Time) ([]bot.Write, error) {
	ch := a.channels[g.Chat.Channel]
	if ch == nil || !ch.Caps().Edit {
		return nil, nil
	}
	prefix := bot.CityWork + ":" + day.Format(time.DateOnly) + ":" + g.Chat.Key() + ":"
	first, waits, err := n.FirstSent(prefix)
	if err != nil {
		return nil, err
	}
	if waits { // it has no id yet that could be replaced: later
		return []bot.Write{desk.CitySent(day, now)}, nil
	}
	text := bot.T("guilenso.city", "day", bot.Day(a.place.At(day, 0, 0)), "n", sent, "of", of, "at", bot.Clock(now))
	m := bot.Message{Kind: bot.Notice, Parts: []bot.Para{{Text: a.words.Words(g.Lang, text)}}, Edit: first}
	return []bot.Write{bot.Enqueue{Key: prefix + j.Key, To: g.Chat, Message: m, At: time.Now(), Unasked: first == ""}}, nil
}
