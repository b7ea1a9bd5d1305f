package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// edit is an officer's change of the room's unit as of a moment.
func (r *room) edit(event string, since time.Time, change func(*bot.UnitCard)) []bot.Write {
	u := r.look(lan, bot.Needs{Unit: r.unit}).Unit
	now := u.Card()
	change(&now)
	return []bot.Write{
		bot.ChangeUnit{Event: event, Act: "donvi.sua", Unit: r.unit, Was: u.Card(), Now: now, Since: since, Reason: "ghi nhầm", By: minh, At: noon},
		bot.Audit{Event: event, Account: minh, Act: "donvi.sua", Object: "unit:1", At: noon},
	}
}

func TestAChangeIsMadeOnceAndOfWhatWasSeen(t *testing.T) {
	r := newRoom(t)
	other := storetest.Area(t, r.s, bot.Area{Name: "Quận Hải An"})
	rename := r.edit("e1", noon, func(c *bot.UnitCard) { c.Name = "Mầm non Sen Hồng" })
	phone := r.edit("e2", noon, func(c *bot.UnitCard) { c.Phone = "0999000001" })
	for range 2 { // the same turn may come again
		r.commit(rename...)
	}
	r.refused(bot.Conflict, phone...) // it is of what was seen before
	r.commit(r.edit("e3", noon.Add(time.Hour), func(c *bot.UnitCard) { c.Area, c.Code, c.Head = other, "0299900131", "Cô Lan" })...)
	u := r.look(lan, bot.Needs{Unit: r.unit}).Unit
	require.Equal(t, bot.UnitCard{UnitState: bot.UnitState{Name: "Mầm non Sen Hồng", Level: bot.Nursery, Area: other},
		Code: "0299900131", Head: "Cô Lan"}, u.Card())
	r.snapshot(func(now *store.Snapshot) error {
		entries, err := now.EntriesOf(r.unit)
		require.NoError(t, err)
		require.Len(t, entries, 3)
		require.Equal(t, minh, entries[1].By)
		require.Equal(t, "ghi nhầm", entries[1].Reason)
		require.Nil(t, entries[1].Area, "a fact says what changed and no more")
		last, err := now.LastAct("unit:1", "donvi.sua")
		require.NoError(t, err)
		require.Equal(t, "e3", last.Event)
		found, err := now.UnitsByQuery("sen hồng", bot.WholeArea(other), 5)
		require.NoError(t, err)
		require.Len(t, found, 1, "the search follows")
		return nil
	})
}

// What is dated back changes the days since then, and none before; nothing is dated
// before what holds.
func TestAChangeIsDatedWhenItWas(t *testing.T) {
	r := newRoom(t)
	monday := storetest.Day.AddDate(0, 0, 5)
	r.commit(r.edit("e1", monday, func(c *bot.UnitCard) { c.Standing = bot.Closed })...)
	r.refused(bot.Conflict, r.edit("e2", monday.Add(-time.Hour), func(c *bot.UnitCard) { c.Standing = bot.Counted })...)
	r.commit(r.edit("e3", monday.Add(-time.Hour), func(c *bot.UnitCard) { c.Level = bot.Primary })...) // another kind of fact
	r.snapshot(func(now *store.Snapshot) error {
		for at, want := range map[time.Time]int{monday.Add(-time.Minute): 1, monday: 0} {
			rows, err := now.Tally(bot.TotalsOf{Scope: bot.Everything, By: bot.ByLevel, AsOf: bot.AsOf{Said: at}})
			require.NoError(t, err)
			require.Len(t, rows, 1)
			require.Equal(t, want, rows[0].Total, at)
		}
		return nil
	})
}

// A unit that is taken into the roster loses the mark on its reports.
func TestAnAcceptedUnitCounts(t *testing.T) {
	r := newRoom(t)
	w := r.strange(1, bot.NewUnit{Name: "Sao Mai", Area: r.area})
	r.unit = r.commit(w).Report.Unit
	require.Contains(t, r.flags(w.ID), bot.FlagOutside)
	r.commit(r.edit("e1", noon.Add(time.Hour), func(c *bot.UnitCard) { c.Standing = bot.Counted })...)
	require.NotContains(t, r.flags(w.ID), bot.FlagOutside)
	require.Equal(t, bot.Counted, r.look(lan, bot.Needs{Unit: r.unit}).Unit.Standing)
}

// A list that still has the names of before is planned beside them.
func TestTheRosterKnowsEarlierNames(t *testing.T) {
	r := newRoom(t)
	was := r.look(lan, bot.Needs{Unit: r.unit}).Unit.Name
	for i, name := range []string{"Mầm non Sen Hồng", "Mầm non Sen Trắng"} {
		r.commit(r.edit("e"+name, noon.AddDate(0, 0, i), func(c *bot.UnitCard) { c.Name = name })...)
	}
	there, err := r.s.Roster(context.Background())
	require.NoError(t, err)
	require.Equal(t, map[bot.UnitID][]string{r.unit: {was, "Mầm non Sen Hồng"}}, there.Former)
	require.Equal(t, map[bot.UnitID]bool{r.unit: true}, there.ByHand)
	require.Empty(t, there.Left)

	require.NoError(t, r.s.ApplyChanges(context.Background(), bot.Import{ID: "areas"}, bot.Changes{Since: noon, Areas: []bot.Area{{ID: -1, Name: "Phường Khác"}}}))
	areas, err := r.s.Areas(context.Background())
	require.NoError(t, err)
	other := areas[slices.IndexFunc(areas, func(a bot.Area) bool { return a.Name == "Phường Khác" })].ID
	r.commit(r.edit("moved", noon.AddDate(0, 0, 3), func(c *bot.UnitCard) { c.Area = other })...)
	there, err = r.s.Roster(context.Background())
	require.NoError(t, err)
	require.Equal(t, map[bot.UnitID][]bot.AreaID{r.unit: {r.area}}, there.Left)
}
