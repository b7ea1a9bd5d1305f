package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// A week in which nobody says anything leaves every table as it was: what recurs
// moves on, and adds nothing.
func TestAQuietWeekLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	app, now := clockedOffice(t, time.Now())
	kinds := app.kinds()
	day := func() {
		for range 6 {
			*now = now.Add(4 * time.Hour)
			for _, k := range kinds {
				if k.Next == nil {
					continue
				}
				writes, err := k.Work(t.Context(), bot.Job{})
				require.NoError(t, err, k.Name)
				_, err = app.store.Commit(t.Context(), writes)
				require.NoError(t, err, k.Name)
			}
		}
	}
	day()
	rows := storetest.Rows(t, app.store)
	for range 6 {
		day()
	}
	require.Equal(t, rows, storetest.Rows(t, app.store))
}
