package store_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// A large list is switched in steps. The program dies after the first: the job
// that the step wrote goes on, whoever runs it, and until then it is seen that the
// numbers are half-way.
func TestALargeImportGoesOnByItself(t *testing.T) {
	ctx, h := context.Background(), newHall(t)
	rows := sample.Units(bot.SwitchMost+1, countryDay)
	plan, err := take(ctx, h.s, rows, taking{Now: countryDay, DryRun: true})
	require.NoError(t, err)
	require.NoError(t, h.s.StageImport(ctx, bot.Import{ID: "large", By: "cli"}, plan.Changes))
	require.Equal(t, "0", h.text(`SELECT count(*) FROM units`), "what is staged is not seen")
	require.NoError(t, h.s.SwitchStep(ctx, "large"))
	require.Equal(t, strconv.Itoa(store.ImportStep), h.text(`SELECT count(*) FROM units`))
	require.True(t, importing(t, h.s))
	small, err := take(ctx, h.s, []roster.Row{{Name: "Mầm non Hoa Sen", Area: rows[0].Area, Level: bot.Nursery}}, taking{Now: countryDay})
	require.Equal(t, bot.Conflict, bot.KindOf(err), "another list waits: %+v", small)

	other := h.s // the same records, another worker
	due, err := other.ClaimJobs(ctx, bot.SwitchRoster, noon.AddDate(100, 0, 0), noon.AddDate(100, 0, 0), 1, 5)
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
	require.Equal(t, "5001", h.text(`SELECT count(*) FROM units`))
}

// What has changed since the plan is found in any row of a large list, before its
// first step; what changes between two steps is counted.
func TestALargeImportIsStoppedByAnyRow(t *testing.T) {
	ctx, h := context.Background(), newHall(t)
	rows := sample.Units(bot.SwitchMost+1, countryDay)
	h.merge(taking{Now: countryDay}, rows...)
	for i := range rows {
		rows[i].Head = "Lê Thử"
	}
	staged := func(id bot.ImportID) {
		plan, err := take(ctx, h.s, rows, taking{Now: countryDay, DryRun: true})
		require.NoError(t, err)
		require.NoError(t, h.s.StageImport(ctx, bot.Import{ID: id, By: "cli"}, plan.Changes))
	}
	staged("one")
	storetest.Exec(t, h.s, `UPDATE units SET phone = '0999000001' WHERE id = (SELECT max(id) FROM units)`)
	require.Equal(t, bot.Conflict, bot.KindOf(h.s.SwitchImport(ctx, "one")))
	require.Equal(t, "0", h.text(`SELECT count(*) FROM units WHERE head = 'Lê Thử'`))

	staged("two")
	require.NoError(t, h.s.SwitchStep(ctx, "two"))
	storetest.Exec(t, h.s, `UPDATE units SET phone = '0999000002' WHERE id IN (SELECT id FROM units ORDER BY id DESC LIMIT 3)`)
	require.NoError(t, h.s.SwitchImport(ctx, "two"))
	require.NoError(t, h.s.Snapshot(ctx, func(n *store.Snapshot) error {
		i, err := n.Import("two")
		require.Equal(t, 3, i.Passed)
		return err
	}))
}

// So is a large one taken back: after a kill its job goes on, also when the day is
// over, and no other list is switched or taken back meanwhile.
func TestALargeImportIsTakenBackByItself(t *testing.T) {
	ctx, clock := context.Background(), countryDay
	h := &hall{t, clocked(t, func() time.Time { return clock })}
	rows := sample.Units(bot.SwitchMost+1, countryDay)
	h.merge(taking{Now: clock}, rows...)
	clock = clock.Add(time.Minute)
	h.merge(taking{Now: clock}, roster.Row{Name: "Mầm non Thêm Vào", Area: rows[0].Area, Level: bot.Nursery})
	id := bot.ImportID(h.text(`SELECT id FROM imports ORDER BY at LIMIT 1`))
	other := bot.ImportID(h.text(`SELECT id FROM imports ORDER BY at DESC LIMIT 1`))
	half := func() string { return h.text(`SELECT count(*) FROM units WHERE standing <> 'void'`) }
	require.Equal(t, "5002", half())
	require.NoError(t, h.s.UndoStep(ctx, id))
	require.Equal(t, strconv.Itoa(bot.SwitchMost+2-store.ImportStep), half())
	require.True(t, importing(t, h.s))
	_, err := take(ctx, h.s, []roster.Row{{Name: "Mầm non Hoa Sen", Area: rows[0].Area, Level: bot.Nursery}}, taking{Now: clock})
	require.Equal(t, bot.Conflict, bot.KindOf(err), "another list waits")
	_, err = h.s.UndoImport(ctx, other, false)
	require.Equal(t, bot.Conflict, bot.KindOf(err), "another way back waits")
	require.Equal(t, strconv.Itoa(bot.SwitchMost+2-store.ImportStep), half())

	clock = clock.Add(2 * bot.KeepImport)
	require.NoError(t, h.s.PurgeImports(ctx, clock.Add(-bot.KeepImport)))
	due, err := h.s.ClaimJobs(ctx, bot.UndoRoster, clock, clock, 1, 5)
	require.NoError(t, err)
	require.Len(t, due, 1)
	var rest bot.ImportID
	require.NoError(t, due[0].Read(&rest))
	_, err = h.s.UndoImport(ctx, rest, false)
	require.NoError(t, err)
	require.Equal(t, "1", half(), "the unit of the other list")
	require.False(t, importing(t, h.s))
	_, err = h.s.UndoImport(ctx, rest, false)
	require.Equal(t, bot.NotFound, bot.KindOf(err), "once")
}

func importing(t *testing.T, s *store.Store) (half bool) {
	t.Helper()
	require.NoError(t, s.Snapshot(context.Background(), func(n *store.Snapshot) (err error) {
		half, err = n.Importing()
		return err
	}))
	return half
}
