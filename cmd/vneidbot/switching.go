package main

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
)

// undoing goes on with taking back a large import whose program was killed half-way.
func (a *App) undoing() jobs.Kind {
	return jobs.Kind{Name: bot.UndoRoster, Work: func(ctx context.Context, j bot.Job) ([]bot.Write, error) {
		var id bot.ImportID
		if err := j.Read(&id); err != nil {
			return nil, err
		}
		if _, err := a.store.UndoImport(ctx, id, false); err != nil && bot.KindOf(err) != bot.NotFound { // whoever began it is done
			return nil, err
		}
		return nil, nil
	}}
}

// switching goes on with a large import whose program was killed half-way.
func (a *App) switching() jobs.Kind {
	return jobs.Kind{Name: bot.SwitchRoster, Work: func(ctx context.Context, j bot.Job) ([]bot.Write, error) {
		var id bot.ImportID
		if err := j.Read(&id); err != nil {
			return nil, err
		}
		return nil, a.store.SwitchImport(ctx, id)
	}}
}
