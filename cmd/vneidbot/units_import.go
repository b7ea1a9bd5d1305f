package main

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
)

type importCmd struct {
	File     string   `arg:""`
	NewAreas []string `placeholder:"all|NAME,…"`
	Renames  bool
	DryRun   bool
}

// Run imports the right rows and lists the wrong ones. It fails only when the
// file cannot be used, nothing in it, or when somebody has to look at it first.
func (c importCmd) Run(t *terminal, cfg *Config) (err error) {
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
	changes, err := c.take(t.ctx, s, cfg, list)
	if err != nil {
		return err
	}
	return c.tell(t, changes)
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
		changes := roster.Plan(list, have, c.terms(cfg))
		if c.DryRun || changes.Asks() && !c.Renames {
			return changes, nil
		}
		err = s.ApplyChanges(ctx, bot.Import{ID: bot.ImportID("cli:" + changes.Since.UTC().Format(time.RFC3339Nano)), By: "cli", Name: c.File}, changes)
		if err == nil || bot.KindOf(err) != bot.Conflict || try == importTries {
			return changes, err
		}
	}
}

func (c importCmd) terms(cfg *Config) roster.Terms {
	now := time.Now()
	return roster.Terms{Since: now, Day: cfg.place().Day(now), NewAreas: c.NewAreas,
		All: slices.ContainsFunc(c.NewAreas, func(n string) bool { return strings.EqualFold(n, "all") })}
}

func (c importCmd) tell(t *terminal, p bot.Changes) error {
	for _, w := range append(p.Wrong, p.Notes...) {
		t.tellProblem(w)
	}
	t.tell(bot.T("units.imported", "rows", p.Rows, "new", p.New(), "changed", p.Changed(), "same", p.Same, "wrong", len(p.Wrong)))
	if p.NoCode > 0 {
		t.tell(bot.T("units.no_code", "n", p.NoCode))
	}
	for _, u := range p.Renamed() {
		t.tell(bot.T("units.renamed", "was", bot.Raw(u.Was.Name), "now", bot.Raw(u.Now.Name)))
	}
	if n := len(p.Missing); n > 0 {
		t.tell(bot.T("units.missing", "n", n))
	}
	for _, u := range p.Unknown {
		t.tell(bot.T("units.unknown_area", "name", u.Name, "near", u.Near))
	}
	switch {
	case c.DryRun:
		t.tell(bot.T("units.dry"))
	case p.Asks() && !c.Renames:
		t.tell(bot.T("units.ask_renames", "n", len(p.Renamed())))
		return errSaid
	}
	if p.Taken() == 0 {
		return errSaid
	}
	return nil
}

// tellProblem names the row as a spreadsheet counts it, and the column.
func (t *terminal) tellProblem(p roster.Problem) {
	row := strconv.Itoa(p.Line) // not a number of things: 1492, never 1.492
	if p.Column == "" {
		t.tell(bot.T("units.row", "row", row, "reason", p.Why))
		return
	}
	t.tell(bot.T("units.cell", "row", row, "column", p.Column, "reason", p.Why))
}
