package main

import (
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/store/backup"
)

// When a person is taken out: a message that says so must be sent before, so what
// waits for the chat puts it off, a day at most.
const (
	forgetAgain = 10 * time.Minute
	forgetMost  = 24 * time.Hour
)

// forgetting takes a person out of the records, the conversations, the files (a job
// of their own) and of backups that are brought back. The database is written anew
// at night.
func (a *App) forgetting() jobs.Kind {
	return jobs.Kind{Name: bot.Forget, Work: a.forget,
		GaveUp: func(j bot.Job) []bot.Write {
			return a.toAdmins(context.Background(), j.Key, "", bot.T("denghi.not_forgotten", "at", j.Since))
		}}
}

func (a *App) forget(ctx context.Context, j bot.Job) ([]bot.Write, error) {
	var who bot.Forgetting
	if err := j.Read(&who); err != nil {
		return nil, err
	}
	now := time.Now()
	if waits, err := a.store.Unsaid(ctx, string(who.Account), now); err != nil || waits && now.Sub(who.Asked) < forgetMost {
		return []bot.Write{bot.Do{Key: j.Key + "+", Kind: bot.Forget, Args: who, NotBefore: now.Add(forgetAgain)}}, err
	}
	gone, err := a.store.Forget(ctx, who.Account)
	if err == nil && a.cfg.BackupDir != "" {
		err = backup.NoteDeleted(a.cfg.BackupDir, gone.Names)
	}
	for _, key := range gone.Chats {
		if err == nil {
			err = a.sessions.Drop(ctx, key)
		}
	}
	return []bot.Write{bot.Do{Key: "scrub:" + j.Key, Kind: scrubKind, NotBefore: a.nextNight(now)}}, err
}

const scrubKind = "scrub"

// scrubHour is before the night's backup, and nobody reports then.
const scrubHour = 1

func (a *App) nextNight(now time.Time) time.Time {
	night := a.place.At(a.place.Day(now), scrubHour, 0)
	if !night.After(now) {
		night = night.AddDate(0, 0, 1)
	}
	return night
}

// scrubbing writes the database anew in the night after somebody was taken out.
func (a *App) scrubbing() jobs.Kind {
	return jobs.Kind{Name: scrubKind, Timeout: 10 * time.Minute,
		Work: func(ctx context.Context, _ bot.Job) ([]bot.Write, error) { return nil, a.store.Scrub(ctx) }}
}
