package store_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
)

// taking says how a test takes rows in.
type taking struct {
	NewAreas []string
	Now      time.Time
	DryRun   bool
}

// taken is what became of them, in numbers and names.
type taken struct {
	bot.Changes
	New, Changed int
	NewAreas     []string
	UnknownAreas map[string]string // with the nearest that there is
}

var takings atomic.Int64

// take plans the rows upon what there is and applies the plan.
func take(ctx context.Context, s *store.Store, rows []roster.Row, o taking) (taken, error) {
	have, err := s.Roster(ctx)
	if err != nil {
		return taken{}, err
	}
	c := roster.Plan(roster.Sheet{Rows: rows}, have, roster.Terms{Since: o.Now, Day: bot.NewPlace(nil).Day(o.Now), NewAreas: o.NewAreas})
	got := taken{Changes: c, New: c.New(), Changed: c.Changed(), UnknownAreas: map[string]string{}}
	for _, a := range c.Areas {
		got.NewAreas = append(got.NewAreas, a.Name)
	}
	for _, u := range c.Unknown {
		got.UnknownAreas[u.Name] = u.Near
	}
	if o.DryRun {
		return got, nil
	}
	return got, s.ApplyChanges(ctx, bot.Import{ID: bot.ImportID(fmt.Sprint("test:", takings.Add(1))), By: "cli"}, c)
}
