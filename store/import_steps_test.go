package store_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
)

// A large list is switched in steps. The program dies after the first: the job
// that the step wrote goes on, whoever runs it, and until then it is seen that the
// numbers are half-way.
func TestALargeImportGoesOnByItself(t *testing.T) {
	ctx, h := context.Background(), newHall(t)
	rows := sample.Units(2*bot.SwitchMost+1, countryDay)
	plan, err := take(ctx, h.s, rows, taking{Now: countryDay, DryRun: true})
	require.NoError(t, err)
	require.NoError(t, h.s.StageImport(ctx, bot.Import{ID: "large", By: "cli"}, plan.Changes))
	require.Equal(t, "0", h.text(`SELECT count(*) FROM units`), "what is staged is not seen")
	require.NoError(t, h.s.SwitchStep(ctx, "large"))
	require.Equal(t, "5000", h.text(`SELECT count(*) FROM units`))
	require.True(t, importing(t, h.s))
	small, err := take(ctx, h.s, []roster.Row{{Name: "Mầm non Hoa Sen", Area: rows[0].Area, Level: bot.Nursery}}, taking{Now: countryDay})
	require.Equal(t, bot.Conflict, bot.KindOf(err), "another list waits: %+v", small)

	other := h.s // the same records, another worker
	due, err := other.ClaimJobs(ctx, bot.SwitchRoster, noon.AddDate(100, 0, 0), 1, 5)
	require.NoError(t, err)
	require.Len(t, due, 1)
	var id bot.ImportID
	require.NoError(t, due[0].Read(&id))
	require.NoError(t, other.SwitchImport(ctx, id))
	require.False(t, importing(t, h.s))
	again, err := take(ctx, h.s, rows, taking{Now: countryDay})
	require.NoError(t, err)
	require.Equal(t, len(rows), again.Same)
	require.NoError(t, h.s.SwitchImport(ctx, "large"), "a second time nothing happens")
	require.Equal(t, "10001", h.text(`SELECT count(*) FROM units`))
}

func importing(t *testing.T, s *store.Store) (half bool) {
	t.Helper()
	require.NoError(t, s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
		half, err = n.Importing()
		return err
	}))
	return half
}
