package main

import (
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
)

// turning makes history of what was reported before another campaign began.
func (a *App) turning() jobs.Kind {
	return jobs.Kind{Name: bot.NextCampaignWork, Timeout: 10 * time.Minute, Work: func(ctx context.Context, j bot.Job) ([]bot.Write, error) {
		var next bot.NextCampaign
		if err := j.Read(&next); err != nil {
			return nil, err
		}
		units, err := a.store.NextCampaign(ctx, next.At)
		if err != nil {
			return nil, err
		}
		return desk.CampaignTurned(next, units, a.place.Now()), nil
	}}
}
