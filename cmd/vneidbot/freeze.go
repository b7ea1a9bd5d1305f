package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/store"
)

// freezeTries is how often a freeze is tried: days, while a list is half-way into the
// records or the disk is full. A round is never left without its numbers.
const freezeTries = 500

// freezing freezes the rounds at the units' hour; of one that fell due while nobody
// served, the numbers of its hour as they are known at the start.
func (a *App) freezing() jobs.Kind {
	return jobs.Kind{Name: bot.CutWork, Timeout: 10 * time.Minute, Tries: freezeTries, Work: a.doCut}
}

func (a *App) doCut(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var task bot.RoundTask
	if err := j.Read(&task); err != nil {
		return nil, err
	}
	a.beat(ctx)
	cut, wait, err := a.planCut(ctx, task)
	if err != nil || cut == nil {
		return nil, err
	}
	if wait.After(a.place.Now()) {
		return []bot.Write{putOff(j, task, wait)}, nil
	}
	id, err := a.store.Cut(ctx, *cut)
	if err != nil || id == 0 {
		return nil, err
	}
	return append([]bot.Write{bot.EndCut{Form: id}}, a.afterCut(cut.Round, id)...), nil
}

// planCut is what of the round is to be frozen, nil when it was moved or removed; and
// until when the freeze has to wait.
func (a *App) planCut(ctx context.Context, task bot.RoundTask) (cut *bot.Cut, wait time.Time, err error) {
	err = a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		all, err := n.Rounds()
		r, ok := all.Version(task)
		if err != nil || !ok {
			return err
		}
		cut = &bot.Cut{Round: r, Since: all.Since(r.Units), Silent: a.silent()}
		for _, other := range all {
			if r.Area == 0 && other.Area != 0 && other.Day.Equal(r.Day) {
				cut.But = append(cut.But, other.Area)
			}
		}
		wait, cut.Grace, err = a.holdCut(n, r)
		return err
	})
	return cut, wait, err
}

// putOff is the same work at a later hour.
func putOff(j bot.Job, task bot.RoundTask, until time.Time) bot.Do {
	key, _, _ := strings.Cut(j.Key, "@")
	return bot.Do{Key: key + "@" + strconv.FormatInt(until.UnixMilli(), 10), Kind: j.Kind, Args: task, NotBefore: until}
}
