package main

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/roster"
	"vneidbot/store"
)

type importCmd struct {
	File     string   `arg:""`
	NewAreas []string `placeholder:"all|NAME,…"`
	Area     string   `placeholder:"NAME"`
	Level    string   `placeholder:"NAME"`
	Close    bool
	Renames  bool
	DryRun   bool
}

// importCollectAt is how soon the collector runs during an import: the list of a country
// stays under 300 MiB, for a fifth more of the CPU.
const importCollectAt = 50

// Run imports the right rows and lists the wrong ones. It fails only when the
// file cannot be used, nothing in it, or when somebody has to look at it first.
func (c importCmd) Run(t *terminal, cfg *Config) (err error) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(importCollectAt)
	}
	list, err := roster.ReadFile(c.File)
	if err != nil {
		return fileError(c.File, "no_file", err)
	}
	s, done, err := openFor(t.ctx, cfg, !c.DryRun)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	t.tellFolder(cfg)
	if !c.DryRun {
		if err := t.finishLists(s); err != nil {
			return err
		}
	}
	changes, err := c.take(t.ctx, s, cfg, list)
	if err != nil {
		return err
	}
	return c.tell(t, &changes)
}

// importTries is how often a list is planned anew because the records changed
// under it.
const importTries = 5

// take plans the list and applies the plan, unless it is only shown.
func (c importCmd) take(ctx context.Context, s *store.Store, cfg *Config, list roster.Sheet) (bot.Changes, error) {
	for try := 1; ; try++ {
		have, err := s.Roster(ctx)
		if err != nil {
			return bot.Changes{}, err
		}
		terms, err := c.terms(cfg, have.Areas)
		if err != nil {
			return bot.Changes{}, err
		}
		changes := roster.Plan(list, have, terms)
		if c.DryRun || changes.Asks() && !c.Renames {
			return changes, nil
		}
		err = s.ApplyChanges(ctx, bot.Import{ID: bot.ImportID("cli:" + changes.Since.UTC().Format(time.RFC3339Nano)), By: bot.ByCommand, Name: c.File}, changes)
		if err == nil || bot.KindOf(err) != bot.Conflict || try == importTries {
			return changes, err
		}
	}
}

// terms reads the flags beside the areas that there are.
func (c importCmd) terms(cfg *Config, areas []bot.Area) (roster.Terms, error) {
	now := time.Now()
	terms := roster.Terms{Since: now, Day: cfg.place().Day(now), NewAreas: c.NewAreas, Close: c.Close,
		All: slices.ContainsFunc(c.NewAreas, func(n string) bool { return strings.EqualFold(n, "all") })}
	if c.Area != "" {
		found := bot.MatchAreas(c.Area, areas, terms.Day)
		if len(found) != 1 {
			return terms, &configError{"--area", c.Area, "which_area"}
		}
		terms.Area = found[0].ID
	}
	if c.Level != "" {
		level, ok := read.Level(c.Level)
		if !ok {
			return terms, &configError{"--level", c.Level, "which_level"}
		}
		terms.Level = level
	}
	return terms, nil
}
