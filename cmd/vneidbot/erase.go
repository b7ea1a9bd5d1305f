package main

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
)

// erasing takes files off the shelf for good, with what was made of them. One that
// somebody has sent again meanwhile is a picture of its own.
func (a *App) erasing() jobs.Kind {
	return jobs.Kind{Name: bot.EraseFile, Work: func(ctx context.Context, j bot.Job) ([]bot.Write, error) {
		var sha256 string
		if err := j.Read(&sha256); err != nil {
			return nil, err
		}
		if again, err := a.store.StillKept(ctx, sha256); err != nil || again {
			return nil, err
		}
		return nil, a.shelf.Erase(sha256)
	}}
}
