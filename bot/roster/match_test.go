package roster_test

import (
	"fmt"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// after is the roster as the changes leave it.
func after(have bot.Roster, c bot.Changes) bot.Roster {
	next := bot.Roster{Areas: append([]bot.Area{}, have.Areas...), Units: append([]bot.Unit{}, have.Units...), Former: map[bot.UnitID][]string{}}
	maps.Copy(next.Former, have.Former)
	for i, a := range c.Areas {
		a.ID = bot.AreaID(len(have.Areas) + i + 1)
		next.Areas = append(next.Areas, a)
	}
	for _, u := range c.Units {
		if u.Now.Area < 0 {
			u.Now.Area = bot.AreaID(len(have.Areas)) - u.Now.Area
		}
		if u.Was.ID == 0 {
			u.Now.ID = bot.UnitID(len(next.Units) + 1)
			next.Units = append(next.Units, u.Now)
			continue
		}
		next.Units[u.Was.ID-1] = u.Now
		if u.Was.Name != u.Now.Name {
			next.Former[u.Was.ID] = append(next.Former[u.Was.ID], u.Was.Name)
		}
	}
	return next
}

// The column of names was sorted alone: no school is renamed to another one's name.
func TestAColumnSortedAloneRenamesNobody(t *testing.T) {
	base, err := roster.ReadFile("testdata/cases/name_column_sorted_alone_base.csv")
	require.NoError(t, err)
	first := roster.Plan(base, city(), may)
	require.Empty(t, first.Wrong)
	have := after(city(), first)
	sorted, err := roster.ReadFile("testdata/cases/name_column_sorted_alone.csv")
	require.NoError(t, err)
	c := roster.Plan(sorted, have, may)
	require.Empty(t, c.Renamed())
	require.Greater(t, len(c.Wrong), 40)
	for _, w := range c.Wrong {
		require.Contains(t, []string{"import.other_name", "import.twice"}, w.Why.Key)
	}
	require.Zero(t, c.New(), "no unit comes in twice")
	require.Empty(t, c.Missing, "the list speaks of all of them")
}

// A row of a unit that stands there as closed leaves it so, and says that it does not count.
func TestARowOfAClosedUnitIsNoted(t *testing.T) {
	list := readText(t, "Tên đơn vị,Địa bàn", "Mầm non Hoa Sen,Phường Dương Kinh", "Mầm non Sao Mai,Phường Dương Kinh")
	have := after(city(), roster.Plan(list, city(), already))
	require.Empty(t, roster.Plan(list, have, already).Notes)
	have.Units[0].Standing = bot.Closed
	c := roster.Plan(list, have, already)
	require.Empty(t, c.Units)
	require.Equal(t, []roster.Problem{{Line: 2, Column: "Tên đơn vị", Why: bot.T("import.closed_there", "unit", "Mầm non Hoa Sen")}}, c.Notes)
	said := readText(t, "Tên đơn vị,Địa bàn,Ghi chú", "Mầm non Hoa Sen,Phường Dương Kinh,Đã giải thể")
	require.Empty(t, roster.Plan(said, have, already).Notes, "the list says so too")
}

// More than a few new names are asked about.
func TestManyRenamesAsk(t *testing.T) {
	var old, renamed roster.Sheet
	for i := range 8 {
		r := roster.Row{Line: i + 2, Code: bot.TaxCode(fmt.Sprint("029990012", i)), Name: fmt.Sprint("Mầm non ", i), Level: bot.Nursery, Area: "Phường Dương Kinh"}
		old.Rows = append(old.Rows, r)
		if i < 6 {
			r.Name = fmt.Sprint("Mầm non Hoa ", i)
		}
		renamed.Rows = append(renamed.Rows, r)
	}
	have := after(city(), roster.Plan(old, city(), already))
	c := roster.Plan(renamed, have, already)
	require.Len(t, c.Renamed(), 6)
	require.True(t, c.Asks())
	renamed.Rows[0].Name = old.Rows[0].Name
	c = roster.Plan(renamed, have, already)
	require.False(t, c.Asks())
	for i := range old.Rows { // another spelling is no new name
		old.Rows[i].Name = "Trường MN" + old.Rows[i].Name[len("Mầm non"):]
	}
	c = roster.Plan(old, have, already)
	require.Equal(t, 8, c.Changed())
	require.Empty(t, c.Renamed())
}

// What is left over is matched by its name where only one unit can be meant.
func TestUnitsOfAnAreaThatWasSplit(t *testing.T) {
	old := roster.Sheet{Rows: []roster.Row{
		{Line: 2, Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: "Quận Dương Kinh"},
		{Line: 3, Name: "Mầm non Sao Mai", Level: bot.Nursery, Area: "Quận Dương Kinh", Phone: "0999000001"},
		{Line: 4, Name: "Mầm non Sao Mai", Level: bot.Nursery, Area: "Quận Hải An", Phone: "0999000002"},
		{Line: 5, Name: "Mầm non Bình Minh", Level: bot.Nursery, Area: "Quận Dương Kinh"},
		{Line: 6, Name: "Mầm non Bình Minh", Level: bot.Nursery, Area: "Quận Hải An"},
	}}
	have := after(city(), roster.Plan(old, city(), may))
	split := roster.Sheet{Rows: []roster.Row{
		{Line: 2, Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: "Phường Hưng Đạo"},
		{Line: 3, Name: "Mầm non Sao Mai", Level: bot.Nursery, Area: "Phường Dương Kinh", Phone: "0999000001"},
		{Line: 4, Name: "Mầm non Sao Mai", Level: bot.Nursery, Area: "Phường Hải An", Phone: "0999000002"},
		{Line: 5, Name: "Mầm non Bình Minh", Level: bot.Nursery, Area: "Phường Hưng Đạo"},
		{Line: 6, Name: "Mầm non Bình Minh", Level: bot.Nursery, Area: "Phường Hải An"},
	}}
	c := roster.Plan(split, have, already)
	require.Zero(t, c.New(), "%+v", c.Wrong)
	require.Equal(t, 3, c.Changed())
	require.Len(t, c.Wrong, 2, "two of one name, and nothing tells them apart")
	require.Equal(t, "import.which_unit", c.Wrong[0].Why.Key)
	// A list of one area that is still there takes nothing from another one.
	have = after(have, c)
	c = roster.Plan(roster.Sheet{Rows: []roster.Row{{Line: 2, Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: "Phường Hải An"}}}, have, already)
	require.Equal(t, 1, c.New())
}
