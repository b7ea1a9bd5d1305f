package roster_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// A name that two areas had which have both ended is asked about, and the area that
// took them over is offered; what one area took over alone is that area's.
func TestANameOfEndedAreasIsAskedAbout(t *testing.T) {
	day := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	over := day.AddDate(0, 0, -1)
	areas := []bot.Area{{ID: 1, Name: "Quận Đồ Sơn", To: over}, {ID: 2, Name: "Phường Đồ Sơn", To: over}, {ID: 3, Name: "Phường Hải An"},
		{ID: 4, Name: "Xã An Lão"}, {ID: 5, Name: "Phường An Lão"}}
	list := readText(t, "Tên đơn vị,Cấp học,Địa bàn", "Mầm non Một,Mầm non,Đồ Sơn", "Mầm non Hai,Mầm non,Quận Đồ Sơn", "Mầm non Ba,Mầm non,An Lão")
	c := roster.Plan(list, bot.Roster{Areas: areas}, roster.Terms{Since: day, Day: day})
	require.Equal(t, []bot.UnknownArea{{Name: "Đồ Sơn", Rows: 1, Several: true}, {Name: "An Lão", Near: "Xã An Lão", Rows: 1, Several: true}}, c.Unknown)
	require.Len(t, c.Wrong, 2)

	areas[2].Earlier = []string{"Quận Đồ Sơn"} // as a merge leaves it
	c = roster.Plan(list, bot.Roster{Areas: areas}, roster.Terms{Since: day, Day: day})
	require.Empty(t, c.Ended)
	require.Equal(t, bot.AreaID(3), c.Units[0].Now.Area, "the bare name leads to the one that took it over")
	require.Equal(t, bot.AreaID(3), c.Units[1].Now.Area, "and the whole name does")

	mended := list.Meaning(map[string]bot.AreaID{"Quận Đồ Sơn": 3, "An Lão": 5}, areas)
	c = roster.Plan(mended, bot.Roster{Areas: areas}, roster.Terms{Since: day, Day: day})
	require.Empty(t, c.Wrong)
	require.Empty(t, c.Ended)
}

// A list that is older than a change of areas moves no unit back: what is over has an
// heir, or the unit stays where it has come to since.
func TestAListOlderThanAChangeOfAreas(t *testing.T) {
	have := after(city(), roster.Plan(readText(t, "Tên đơn vị,Địa bàn,Mã số thuế", "MN Một,Phường Dương Kinh,0299900124", "MN Hai,Phường Hưng Đạo,"), city(), already))
	at := func(name string) *bot.Area {
		i := slices.IndexFunc(have.Areas, func(a bot.Area) bool { return a.Name == name })
		require.GreaterOrEqual(t, i, 0, name)
		return &have.Areas[i]
	}
	last := already.Day.AddDate(0, 0, -1)
	at("Phường Dương Kinh").To, at("Phường Hưng Đạo").To = last, last
	at("Phường Hải An").Earlier = []string{"Phường Hưng Đạo"} // took it over
	have.Units[1].Area = at("Phường Hải An").ID
	have.Units[0].Area = at("Phường Đồ Sơn").ID // somebody has moved it
	old := readText(t, "Tên đơn vị,Địa bàn,Mã số thuế", "MN Một,Phường Dương Kinh,0299900124", "MN Hai,phường Hưng Đạo,", "MN Ba,Phường Hưng Đạo,", "MN Bốn,Phường Dương Kinh,")
	got := roster.Plan(old, have, already)
	require.Empty(t, got.Wrong)
	require.Equal(t, 2, got.Same)
	require.Len(t, got.Units, 2)
	require.Equal(t, at("Phường Hải An").ID, got.Units[0].Now.Area, "a new unit of it is the heir's")
	require.Equal(t, at("Phường Dương Kinh").ID, got.Units[1].Now.Area, "and without an heir no unit is lost")
	require.Equal(t, []string{"2 import.area_kept"}, reasons(got.Notes))
	require.Len(t, got.Ended, 1)
}
