package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// cityOfMay has units in each of the 15 districts: most with a code, some without,
// and names that several districts have.
func cityOfMay(areas []bot.Area, day time.Time) (rows []roster.Row) {
	for _, a := range areas {
		if !a.ValidOn(day) || a.Sort == bot.DirectSort {
			continue
		}
		for i := range 20 {
			r := roster.Row{Name: fmt.Sprintf("Trường Mầm non Số %d %s", i, bot.FoldName(a.Name)), Level: bot.Nursery, Area: a.Name, Line: len(rows) + 2}
			switch {
			case i < 12:
				r.Code = bot.TaxCode(fmt.Sprintf("02%08d", len(rows)))
			case i < 15: // one name in every district, told apart by its phone
				r.Name, r.Phone = fmt.Sprint("Trường Mầm non Hoa Sen ", i), fmt.Sprintf("0999%06d", len(rows))
			}
			if i == 0 { // a code that is shared
				r.Code = "0299900124"
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// The change of 1/7/2025 is one import: the districts are gone, each unit stands in
// a commune, some under a new name. None comes in twice, none is lost, and the
// numbers of 30/6 are what they were.
func TestTheChangeOfTheAreasIsOneImport(t *testing.T) {
	ctx := context.Background()
	clock := time.Date(2025, 5, 20, 3, 0, 0, 0, time.UTC)
	s, err := store.Open(ctx, t.TempDir(), store.Options{Place: bot.Place{Now: func() time.Time { return clock }}, Areas: roster.CityAreas()})
	require.NoError(t, err)
	t.Cleanup(func() {
		storetest.Sound(t, s)
		require.NoError(t, s.Close())
	})
	h := &hall{t, s}
	areas, err := s.Areas(ctx)
	require.NoError(t, err)
	rows := cityOfMay(areas, clock)
	require.Len(t, rows, 15*20)
	require.Equal(t, [5]int{300, 0, 0, 0, 0}, counts(h.merge(taking{Now: clock}, rows...)))
	clock = time.Date(2025, 6, 30, 10, 0, 0, 0, time.UTC)
	eve := clock
	live := h.tally(bot.Everything, bot.ByArea)
	require.Len(t, live, 15)

	clock = time.Date(2025, 7, 2, 2, 0, 0, 0, time.UTC)
	var communes []bot.Area
	for _, a := range areas {
		if a.ValidOn(clock) && a.Sort != bot.DirectSort {
			communes = append(communes, a)
		}
	}
	require.Len(t, communes, 114)
	for i := range rows {
		rows[i].Area = communes[i*7%114].Name
	}
	rows[1].Name, rows[2].Name = "Trường Mầm non Tên Mới", "Trường Mầm non Tên Mới Hai" // by their codes
	got := h.merge(taking{Now: clock}, rows...)
	require.Equal(t, [5]int{0, 300, 0, 0, 0}, counts(got), "%+v", got.Wrong)
	require.Len(t, got.Renamed(), 2)
	require.Equal(t, "300", h.text(`SELECT count(*) FROM units`))
	require.Len(t, h.tally(bot.Everything, bot.ByArea), 114, "the districts stand in no table of today")

	then, err := s.Tally(ctx, bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea, AsOf: bot.AsOfMoment(eve)})
	require.NoError(t, err)
	require.Equal(t, live, then, "as of 30/6 nothing is another")
	require.Equal(t, 300, h.merge(taking{Now: clock}, rows...).Same, "a second time nothing changes")
}
