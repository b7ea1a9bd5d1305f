package main

import (
	"context"
	"errors"
	"io/fs"

	"vneidbot/bot"
	"vneidbot/store"
)

// lookRecords reads beside a program that may be serving, and changes nothing.
func lookRecords(ctx context.Context, cfg *Config) []finding {
	g, err := store.Inspect(ctx, cfg.DataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []finding{broken("database", "database_none", "fact", bot.Raw(cfg.folder()))}
	case err != nil:
		return []finding{broken("database", "database_folder", "fact", bot.Raw(cfg.folder()))}
	case g.Fresh:
		return []finding{broken("database", "database_empty")}
	case g.Fault == store.FaultOlder:
		return []finding{note("database", "database_older")}
	case g.Fault != store.FaultNone:
		return []finding{{what: "database", fact: bot.T("ground."+string(g.Fault), "dir", bot.Raw(cfg.folder())), bad: true}}
	}
	if store.TryLock(ctx, cfg.DataDir) != nil {
		return []finding{broken("database", "database_locked")}
	}
	return lookInside(ctx, cfg)
}

func lookInside(ctx context.Context, cfg *Config) []finding {
	s, err := store.Look(ctx, cfg.DataDir)
	if err != nil {
		return []finding{broken("database", "database_unread")}
	}
	defer func() { _ = s.Close() }()
	wrong, err := s.Check(ctx)
	if err != nil {
		return []finding{broken("database", "database_unread")}
	}
	n, err := s.Counts(ctx)
	switch {
	case err != nil:
		return []finding{broken("database", "database_unread")}
	case len(wrong) > 0:
		return []finding{broken("database", "database_bad", "n", len(wrong))}
	}
	records := well("database", "database_ok", "n", n.Units)
	if n.Units == 0 {
		records = broken("database", "database_empty")
	}
	return []finding{records, lookOffice(ctx, s), lookPictures(ctx, cfg, s), lookStuck(n)}
}

// lookStuck tells of work that was given up: counts, and when it was the last time.
func lookStuck(n store.Counts) finding {
	var parts bot.List
	for _, q := range []struct {
		name string
		n    int
	}{{"events", n.Dead}, {"messages", n.Failed}, {"pictures", n.PicturesDead}, {"jobs", n.JobsFailed}} {
		if q.n > 0 {
			parts = append(parts, bot.T("doctor.stuck_"+q.name, "n", q.n))
		}
	}
	if len(parts) == 0 {
		return well("stuck", "stuck_ok")
	}
	return note("stuck", "stuck_some", "what", parts, "at", n.LastGivenUp)
}
