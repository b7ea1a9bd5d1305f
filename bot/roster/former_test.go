package roster_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// renamed is a roster of one school in Dương Kinh, and another of the city, the first
// of which an officer has given a new name.
func renamed(t *testing.T) (have bot.Roster) {
	t.Helper()
	have = after(city(), roster.Plan(readText(t, "Tên đơn vị,Địa bàn", "Mầm non Nền 12,Quận Dương Kinh", "Mầm non Nền 12,Quận Hải An"), city(), may))
	have.Units[0].Name = "Mầm non Nền Mười Hai"
	have.Former = map[bot.UnitID][]string{1: {"Mầm non Nền 12", "Mầm non Nền"}}
	return have
}

// An old list names a unit as it was called before an officer renamed it.
func TestAnOldListMeansTheUnitThatWasRenamed(t *testing.T) {
	have := renamed(t)
	got := roster.Plan(readText(t, "Tên đơn vị,Địa bàn,Điện thoại", "MN Nền 12,Quận Dương Kinh,0999000001", "Mầm non Nền 12,Quận Hải An,"), have, may)
	require.Empty(t, got.Wrong)
	require.Empty(t, got.Missing)
	require.Zero(t, got.New())
	require.Equal(t, 1, got.Same)
	require.Equal(t, "Mầm non Nền Mười Hai", got.Units[0].Now.Name, "what an officer has said since stays")
	require.Equal(t, "0999000001", got.Units[0].Now.Phone)
	require.False(t, got.Units[0].Renamed)
	require.Equal(t, []string{"2 import.former_name"}, reasons(got.Notes))
	require.Equal(t, bot.T("import.former_name", "have", "MN Nền 12", "unit", "Mầm non Nền Mười Hai"), got.Notes[0].Why)
}

// The name is another's as soon as the list has both, the unit is gone, or a code
// speaks against it; of two that were called so one is to be asked for.
func TestAFormerNameIsNoNameOfItsOwn(t *testing.T) {
	both := roster.Plan(readText(t, "Tên đơn vị,Địa bàn", "Mầm non Nền 12,Quận Dương Kinh", "Mầm non Nền Mười Hai,Quận Dương Kinh"), renamed(t), may)
	require.Equal(t, 1, both.New())

	row := []string{"Tên đơn vị,Địa bàn,Mã số thuế", "Mầm non Nền 12,Quận Dương Kinh,0299900124"}
	coded := renamed(t)
	coded.Units[0].Code = "0299900131"
	got := roster.Plan(readText(t, row...), coded, may)
	require.Equal(t, 1, got.New())
	closed := renamed(t)
	closed.Units[0].Standing = bot.Closed
	got = roster.Plan(readText(t, row...), closed, may)
	require.Equal(t, 1, got.New())

	twins := renamed(t)
	second := twins.Units[0]
	second.ID, second.Name = 3, "Mầm non Nền Ba"
	twins.Units, twins.Former[3] = append(twins.Units, second), []string{"Mầm non Nền 12"}
	got = roster.Plan(readText(t, "Tên đơn vị,Địa bàn", "Mầm non Nền 12,Quận Dương Kinh"), twins, may)
	require.Equal(t, []string{"2 import.which_unit"}, reasons(got.Wrong))
	require.Empty(t, got.Missing)
}

// An old list has a unit where it was before it moved.
func TestAnOldListHasAUnitWhereItWas(t *testing.T) {
	have := after(city(), roster.Plan(readText(t, "Tên đơn vị,Địa bàn", "Mầm non Nền,Quận Hải An"), city(), may))
	from := bot.MatchAreas("Quận Dương Kinh", have.Areas, may.Day)[0].ID
	old := func(code string) bot.Changes {
		return roster.Plan(readText(t, "Tên đơn vị,Địa bàn,Mã số thuế", "MN Nền,Quận Dương Kinh,"+code), have, may)
	}
	got := old("")
	require.Equal(t, 1, got.New(), "nobody knows of it there")
	have.Left = map[bot.UnitID][]bot.AreaID{1: {from}}
	got = old("")
	require.Zero(t, got.New())
	require.Equal(t, bot.T("import.moved_to", "unit", "Mầm non Nền", "area", "Quận Hải An"), got.Wrong[0].Why)
	got = old("0299900124")
	require.Equal(t, 1, got.New(), "a code tells another unit apart")
	bounded := may
	bounded.Scope = bot.WholeArea(from)
	mine := roster.Plan(readText(t, "Tên đơn vị,Địa bàn", "MN Nền,Quận Dương Kinh"), have, bounded)
	require.Equal(t, "import.moved_away", mine.Wrong[0].Why.Key, "where it is now is not theirs to know")
}

// A code with a name of before means the unit that somebody has renamed since; what a
// list called it, the next one may call otherwise.
func TestACodeWithAFormerNameRenamesNobodyBack(t *testing.T) {
	have := renamed(t)
	have.Units[0].Code = "0299900124"
	row := []string{"Tên đơn vị,Địa bàn,Mã số thuế", "Mầm non Nền 12,Quận Dương Kinh,0299900124"}
	got := roster.Plan(readText(t, row...), have, may)
	require.Len(t, got.Renamed(), 1, "a list has named it")
	have.ByHand = map[bot.UnitID]bool{1: true}
	got = roster.Plan(readText(t, row...), have, may)
	require.Empty(t, got.Renamed())
	require.Equal(t, 1, got.Same)
	require.Equal(t, []string{"2 import.former_name"}, reasons(got.Notes))
	got = roster.Plan(readText(t, row[0], "Mầm non Nền Mười Ba,Quận Dương Kinh,0299900124"), have, may)
	require.Len(t, got.Renamed(), 1, "a name that it never had is a new one")
}

// An old list knows neither the new name nor the areas that took over the old one.
func TestAFormerNameIsFoundAcrossAreas(t *testing.T) {
	have := renamed(t)
	row := []string{"Tên đơn vị,Địa bàn", "Mầm non Nền,Phường Hưng Đạo"}
	got := roster.Plan(readText(t, row...), have, already)
	require.Zero(t, got.New())
	require.Len(t, got.Moves(), 1, "its area is no more, and nothing else was called so")
	require.Equal(t, "Mầm non Nền Mười Hai", got.Units[0].Now.Name)
	got = roster.Plan(readText(t, append(row, "Mầm non Nền,Phường Dương Kinh")...), have, already)
	require.Equal(t, []string{"2 import.which_unit", "3 import.which_unit"}, reasons(got.Wrong))

	moved := renamed(t)
	moved.Left = map[bot.UnitID][]bot.AreaID{1: {moved.Units[1].Area}}
	got = roster.Plan(readText(t, "Tên đơn vị,Địa bàn", "Mầm non Nền,Quận Hải An"), moved, may)
	require.Equal(t, []string{"2 import.moved_to"}, reasons(got.Wrong), "renamed, and gone to another area")
}
