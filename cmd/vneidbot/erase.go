package main

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
)

// erasing takes files off the shelf for good, with what was made of them. One that
// somebody has sent again meanwhile is a picture of its own.
func (a *App) erasing() jobs.Kind {
	return jobs.Kind{Name: bot.EraseFiles, Work: func(ctx context.Context, j bot.Job) ([]bot.Write, error) {
		var files []string
		err := j.Read(&files)
		for _, sha256 := range files {
			if err == nil {
				err = a.eraseFile(ctx, sha256)
			}
		}
		return nil, err
	}}
}

func (a *App) eraseFile(ctx context.Context, sha256 string) error {
	if again, err := a.store.StillKept(ctx, sha256); err != nil || again {
		return err
	}
	return a.shelf.Erase(sha256)
}
