package main

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/store/backup"
)

// When backups are made by themselves: nobody reports at that hour. A start that
// finds the last one older than it makes one at once.
const (
	backupHour   = 2
	backupLook   = 5 * time.Minute
	backupAgain  = time.Hour          // after a failure
	backupWithin = 6 * time.Hour      // over a slow share, with the first copy of all pictures
	backupOld    = 2 * 24 * time.Hour // from which on it is a trouble
)

// nightly is what the program knows of its own backups.
type nightly struct {
	made   prometheus.Gauge
	failed prometheus.Counter
	pause  time.Duration // until the next look
}

func (m *metrics) nightly() *nightly {
	n := &nightly{
		made: prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "vneidbot", Name: "backup_made_timestamp_seconds",
			Help: "When the newest whole backup in BACKUP_DIR was made, as this copy saw it last; 0 for none."}),
		failed: prometheus.NewCounter(prometheus.CounterOpts{Namespace: "vneidbot", Name: "backup_failures_total",
			Help: "Backups that were due and not made."}),
	}
	m.registry.MustRegister(n.made, n.failed)
	return n
}

// backups makes a backup each night. It is looked for often and not at its hour
// alone: the folder may be another one today, and the program off at night.
func (a *App) backups() jobs.Kind {
	n := a.metrics.nightly()
	return jobs.Kind{Name: "backup", Timeout: backupWithin,
		Next: func(now time.Time) time.Time { return now.Add(n.pause) },
		Work: func(ctx context.Context, _ bot.Job) ([]bot.Write, error) { return a.backUpWhenDue(ctx, n, time.Now()) }}
}

// backUpWhenDue returns what the administrators are told.
func (a *App) backUpWhenDue(ctx context.Context, n *nightly, now time.Time) ([]bot.Write, error) {
	n.pause = backupLook
	last, err := backup.Latest(a.cfg.BackupDir, now)
	if err == nil {
		n.made.Set(float64(last.Made.Unix()))
	}
	if err == nil && !nightDue(last.Made, now, backupHour, a.place) {
		return nil, nil
	}
	made, err := backup.Make(ctx, a.cfg.DataDir,
		backup.Options{To: a.cfg.BackupDir, Keep: keepNights, Program: programVersion(), Now: now})
	switch {
	case err == nil:
		n.made.Set(float64(made.Made.Unix()))
		return a.sayMade(ctx, made), nil
	case ctx.Err() != nil:
		return nil, err // cut short here: it is begun again soon
	case backup.FaultOf(err) == backup.FaultBusy:
		return nil, nil // somebody makes one by hand
	}
	n.failed.Inc()
	n.pause = backupAgain
	return a.sayNotMade(ctx, last, now, &backupError{err, a.cfg.BackupDir, a.cfg.DataDir}), nil
}

// nightDue tells whether that hour of a night has come since. A last time of the
// future was noted while the clock was wrong.
func nightDue(last, now time.Time, hour int, p bot.Place) bool {
	due := p.At(p.Day(now), hour, 0)
	if due.After(now) {
		due = due.AddDate(0, 0, -1)
	}
	return last.Before(due) || last.After(now.Add(time.Hour))
}

// sayMade says hour, size and hash: with the hash a backup can be proved that
// somebody else has kept. The backup itself goes through no platform.
func (a *App) sayMade(ctx context.Context, n backup.Night) []bot.Write {
	a.log.Info("backed up", "dir", n.Dir, "bytes", n.Size(), "sha256", n.Hash, "same_disk", n.SameDisk, "missing", n.Missing)
	text := bot.T("backup.told", "at", n.Made, "size", sizeOf(n.Size()), "hash", n.Hash)
	if n.SameDisk {
		text.Key = "backup.told_same_disk"
	}
	return a.toAdmins(ctx, "backup:"+n.Hash, "", text)
}

func (a *App) sayNotMade(ctx context.Context, last backup.Night, now time.Time, err *backupError) []bot.Write {
	a.log.Error("not backed up", "dir", err.dir, "err", err.err)
	text := bot.T("backup.failed", "at", now, "why", err.why())
	if !last.Made.IsZero() && now.Sub(last.Made) > backupOld {
		text = bot.T("backup.failed_old", "at", now, "why", err.why(), "last", last.Made)
	}
	return a.toAdmins(ctx, "backup failed:"+a.place.Day(now).Format(time.DateOnly), "", text)
}

// lookBackup speaks of the newest backup.
func lookBackup(_ context.Context, cfg *Config) []finding {
	if cfg.BackupDir == "" {
		return []finding{note("backup", "backup_none")}
	}
	n, err := backup.Latest(cfg.BackupDir, time.Now())
	if err != nil {
		said := &backupError{err, cfg.BackupDir, cfg.DataDir}
		return []finding{{what: "backup", fact: said.why(), bad: true}}
	}
	switch {
	case time.Since(n.Made) > backupOld:
		return []finding{broken("backup", "backup_old", "at", n.Made)}
	case n.SameDisk:
		return []finding{note("backup", "backup_same_disk", "at", n.Made)}
	}
	return []finding{well("backup", "backup_ok", "at", n.Made, "size", sizeOf(n.Size()))}
}
