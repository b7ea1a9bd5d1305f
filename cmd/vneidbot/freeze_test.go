package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/jobs"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// workNow does the jobs of these kinds that are due at that moment.
func workNow(t *testing.T, app *App, at time.Time, kinds ...jobs.Kind) {
	t.Helper()
	for _, k := range kinds {
		for {
			list, err := app.store.ClaimJobs(t.Context(), k.Name, at, time.Minute, 1)
			require.NoError(t, err)
			if len(list) == 0 {
				break
			}
			writes, err := k.Work(t.Context(), list[0])
			require.NoError(t, err)
			require.NoError(t, app.store.FinishJob(t.Context(), list[0], writes, time.Time{}))
		}
	}
}

// clockedOffice is a program whose office has the clock that it returns, with three units in
// the first area and one in the second.
func clockedOffice(t *testing.T, now time.Time) (*App, *time.Time) {
	t.Helper()
	app := opened(t, func(c *Config) { c.now = func() time.Time { return now } })
	first, second := storetest.Area(t, app.store, bot.Area{Name: "Phường Thử Nhất"}), storetest.Area(t, app.store, bot.Area{Name: "Phường Thử Hai"})
	for i, area := range []bot.AreaID{first, first, first, second} {
		storetest.Unit(t, app.store, bot.Unit{Name: fmt.Sprint("Mầm non ", i), Area: area})
	}
	return app, &now
}

// A round is frozen at its hour with the areas that have none of their own that day,
// and those at theirs; what was moved is frozen at its new hour alone.
func TestRoundsAreFrozenAtTheirHours(t *testing.T) {
	app, now := clockedOffice(t, time.Date(2025, 5, 20, 8, 0, 0, 0, time.UTC))
	areas, err := app.store.Areas(t.Context())
	require.NoError(t, err)
	second := areas[slices.IndexFunc(areas, func(a bot.Area) bool { return a.Name == "Phường Thử Hai" })].ID
	add := func(r bot.Round) {
		_, err := app.store.Commit(t.Context(), []bot.Write{bot.AddRound{Round: r, By: "telegram:9000001", At: *now}})
		require.NoError(t, err)
	}
	day := time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC)
	hour := func(h, m int) time.Time { return app.place.At(day, h, m) }
	add(bot.Round{Day: day, Units: hour(15, 0), Areas: hour(16, 0)})
	add(bot.Round{Day: day, Area: second, Units: hour(16, 0), Areas: hour(16, 0)})
	_, err = app.store.Commit(t.Context(), []bot.Write{bot.MoveRound{Round: bot.Round{ID: 1, Day: day, Units: hour(15, 30), Areas: hour(16, 0)}, Was: 1, At: *now}})
	require.NoError(t, err)

	frozen := func() (list [][2]int) {
		require.NoError(t, app.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
			forms, err := n.Cuts(day)
			for _, f := range forms {
				units, err := n.FormUnits(f.ID)
				require.NoError(t, err)
				list = append(list, [2]int{int(f.Area), len(units)})
			}
			return err
		}))
		return list
	}
	for _, step := range []struct {
		h, m int
		want [][2]int
	}{{15, 1, nil}, {15, 30, nil}, {15, 31, [][2]int{{0, 3}}}, {16, 0, [][2]int{{0, 3}}}, {16, 1, [][2]int{{0, 3}, {int(second), 1}}}, {17, 0, [][2]int{{0, 3}, {int(second), 1}}}} {
		*now = hour(step.h, step.m)
		workNow(t, app, *now, app.freezing())
		require.Equal(t, step.want, frozen(), "%02dh%02d", step.h, step.m)
	}
}
