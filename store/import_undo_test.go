package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// What an import brought goes, what it changed comes back, and what somebody did
// since stays and is named. The numbers are told before, and the history stays.
func TestAnImportIsTakenBack(t *testing.T) {
	ctx, clock := context.Background(), noon
	h := &hall{t, clocked(t, func() time.Time { return clock })}
	h.merge(taking{}, roster.Row{Code: hoaSen, Name: "Mầm non Hoa Sen", Area: "Dương Kinh", Phone: "1"}, roster.Row{Name: "Mầm non Sao Mai", Area: "Dương Kinh"})
	before := h.text(`SELECT json_group_array(json_array(id, code, name, level, area_id, phone, standing)) FROM units`)
	clock = clock.Add(time.Hour)
	rows := []roster.Row{{Code: hoaSen, Name: "Mầm non Hoa Hồng", Area: "Dương Kinh", Phone: "2"}, {Name: "Mầm non Sao Mai", Area: "Dương Kinh", Code: saoMai},
		{Name: "THCS Một", Area: "Dương Kinh", Level: bot.Lower}, {Name: "THCS Hai", Area: "Dương Kinh", Level: bot.Lower}, {Name: "THCS Ba", Area: "Dương Kinh", Level: bot.Lower}}
	h.merge(taking{Now: clock}, rows...)
	id := bot.ImportID(h.text(`SELECT id FROM imports ORDER BY at DESC LIMIT 1`))
	then := clock
	live := h.tally(bot.Everything, bot.ByArea)
	clock = clock.Add(time.Hour)
	h.report("THCS Hai", bot.Accepted, "")
	storetest.Exec(t, h.s, `UPDATE units SET phone = '3' WHERE code = ?`, hoaSen)
	storetest.Exec(t, h.s, `UPDATE units SET head = 'cô A' WHERE name = 'THCS Ba'`)

	want, err := h.s.UndoImport(ctx, id, true)
	require.NoError(t, err)
	require.Equal(t, []int{2, 1, 1, 2}, []int{want.Restored, want.Removed, len(want.Outside), len(want.Stayed)})
	require.Equal(t, "5", h.text(`SELECT count(*) FROM units WHERE standing = ''`), "asking changes nothing")
	got, err := h.s.UndoImport(ctx, id, false)
	require.NoError(t, err)
	require.Equal(t, want, got)
	require.Equal(t, "THCS Hai", got.Outside[0].Name)
	require.Equal(t, []string{"Mầm non Hoa Hồng", "THCS Ba"}, []string{got.Stayed[0].Name, got.Stayed[1].Name})
	require.Equal(t, "3", h.text(`SELECT phone FROM units WHERE code = ?`, hoaSen), "what was changed since stays")
	storetest.Exec(t, h.s, `UPDATE units SET phone = '1' WHERE code = ?`, hoaSen)
	require.Equal(t, before, h.text(`SELECT json_group_array(json_array(id, code, name, level, area_id, phone, standing)) FROM (SELECT * FROM units WHERE id <= 2 ORDER BY id)`))
	require.Equal(t, "void,pending,", h.text(`SELECT string_agg(standing, ',') FROM (SELECT standing FROM units WHERE id > 2 ORDER BY id)`))
	require.Empty(t, h.units("thcs một"), "nobody finds what is void")
	require.Equal(t, bot.Tally{Total: 3, NotReported: 3, Outside: 1}, h.tally(bot.Everything, bot.ByArea)[0].Tally)

	rowsThen, err := h.s.Tally(ctx, bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: bot.AsOfMoment(then)})
	require.NoError(t, err)
	require.Equal(t, live, rowsThen, "the history of the hour before is what it was")
	_, err = h.s.UndoImport(ctx, id, false)
	require.Equal(t, bot.NotFound, bot.KindOf(err), "once")
	h.report("THCS Một", bot.Refused, "") // the draft was begun before
	require.Equal(t, bot.Tally{Total: 3, NotReported: 3, Outside: 2}, h.tally(bot.Everything, bot.ByArea)[0].Tally)
	again := h.merge(taking{Now: clock}, rows...)
	require.Equal(t, [5]int{0, 4, 1, 0, 0}, counts(again), "the list comes in anew, and who has reported is one of it")
}

// What an import touched decides who may take it back; what followed a change of
// areas is no list.
func TestWhatAnImportTouched(t *testing.T) {
	s := storetest.Open(t)
	area := storetest.Area(t, s, bot.Area{Name: "Phường Dương Kinh"})
	old := bot.Unit{Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: area}
	old.ID = storetest.Unit(t, s, old)
	now := old
	now.Level = bot.NurseryGroup
	c := bot.Changes{Since: time.Now(), Seen: old.ID, Areas: []bot.Area{{ID: -1, Name: "Phường Mới"}},
		Units: []bot.UnitChange{{Was: old, Now: now}, {Now: bot.Unit{Name: "Tiểu học Mới", Level: bot.Primary, Area: -1}}}}
	require.NoError(t, s.ApplyChanges(t.Context(), bot.Import{ID: "a", By: "telegram:2", Name: "a.xlsx"}, c))
	require.NoError(t, s.ApplyChanges(t.Context(), bot.Import{ID: bot.AreasChange + "1", By: bot.ByCommand}, bot.Changes{Since: time.Now(), Seen: old.ID + 1,
		Units: []bot.UnitChange{{Was: now, Now: old}}}))
	require.NoError(t, s.Snapshot(t.Context(), func(n *store.Snapshot) error {
		spots, err := n.ImportSpots("a")
		require.NoError(t, err)
		require.ElementsMatch(t, []bot.ListSpot{{Area: area, Level: bot.Nursery}, {Area: area, Level: bot.NurseryGroup}, {Level: bot.Primary}}, spots)
		recent, err := n.ImportsSince(time.Now().Add(-time.Hour))
		require.NoError(t, err)
		require.Len(t, recent, 1)
		require.Equal(t, "a.xlsx", recent[0].Name)
		last, err := n.LastImport()
		require.Equal(t, bot.ImportID("a"), last.ID)
		return err
	}))
}
