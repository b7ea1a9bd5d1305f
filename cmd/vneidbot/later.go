package main

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
)

// later has something happen in a chat at its hour, in the order of the chat.
func (a *App) later() jobs.Kind {
	return jobs.Kind{Name: bot.LaterKind, Work: func(_ context.Context, j bot.Job) ([]bot.Write, error) {
		var ev bot.Event
		if err := j.Read(&ev); err != nil {
			return nil, err
		}
		return []bot.Write{bot.Occur{Event: ev}}, nil
	}}
}
