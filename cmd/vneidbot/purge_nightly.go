package main

import (
	"context"
	"errors"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/store/backup"
)

// When what has had its time is taken away: after the night's backup. A start does it
// at once, for a program that is off at night.
const (
	purgeHour   = 3
	purgeLook   = 5 * time.Minute
	purgeWithin = time.Hour
)

// purging takes away each night what has had its time by the settings.
func (a *App) purging() jobs.Kind {
	var last time.Time // of this copy's
	return jobs.Kind{Name: "purge", Timeout: purgeWithin,
		Next: func(now time.Time) time.Time { return now.Add(purgeLook) },
		Work: func(ctx context.Context, _ bot.Job) ([]bot.Write, error) {
			now := a.place.Now()
			if !nightDue(last, now, purgeHour, a.place) {
				return nil, nil
			}
			put, err := a.purge(ctx, now)
			if err == nil && !put {
				last = now
			}
			return nil, err
		}}
}

// purge tells whether it was put off: a round's hour is near, or a backup is being
// written.
func (a *App) purge(ctx context.Context, now time.Time) (putOff bool, err error) {
	p, err := readPurge(ctx, a.store, now)
	if err != nil || p.n() == 0 {
		return false, err
	}
	err = p.do(ctx, a.store, a.cfg, bot.Itself)
	var near nearRound
	if errors.As(err, &near) || backup.FaultOf(err) == backup.FaultBusy {
		return true, nil
	}
	if err == nil {
		a.log.Info("purged", "rows", p.n())
	}
	return false, err
}
