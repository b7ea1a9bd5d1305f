package main

import (
	"context"
	"errors"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/jobs"
	"vneidbot/bot/roster"
)

// readingOfficers reads the list of officers that an administrator sent, and tells
// the desk what is in it.
func (a *App) readingOfficers() jobs.Kind {
	return jobs.Kind{Name: bot.OfficersWork, Timeout: time.Minute, Tries: 5, Work: a.readOfficers, GaveUp: jobs.OfTask(func(task bot.OfficersTask) []bot.Write {
		return desk.OfficersRead(task, nil, "", time.Now().UTC())
	})}
}

func (a *App) readOfficers(_ context.Context, j bot.Job) ([]bot.Write, error) {
	var task bot.OfficersTask
	if err := j.Read(&task); err != nil {
		return nil, err
	}
	file, err := a.shelf.Open(task.File.SHA256)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sheet, err := roster.ReadAreas(file, task.File.Size)
	var refusal *roster.Refusal
	switch {
	case errors.As(err, &refusal):
		why := a.words.Words(task.Lang, refusal.Why)
		if roster.AboutHeader(err) {
			why = "" // it would name the columns of areas, whose form this is; the desk names those of officers
		}
		return desk.OfficersRead(task, nil, why, time.Now().UTC()), nil
	case err != nil:
		return nil, err
	}
	var rows []bot.OfficerRow
	for _, r := range sheet.Rows {
		rows = append(rows, r.Officer())
	}
	return desk.OfficersRead(task, rows, "", time.Now().UTC()), nil
}
