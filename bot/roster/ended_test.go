package roster_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// A name that two areas had which have both ended is asked about, and the area that
// took them over is offered; so is the one of an area that ended alone, whose rows come
// in all the same.
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
	require.Equal(t, []bot.UnknownArea{{Name: "Quận Đồ Sơn", Near: "Phường Hải An", Rows: 1}}, c.Ended)
	require.Equal(t, bot.AreaID(3), c.Units[0].Now.Area, "the bare name leads to the one that took it over")

	mended := list.Meaning(map[string]bot.AreaID{"Quận Đồ Sơn": 3, "An Lão": 5}, areas)
	c = roster.Plan(mended, bot.Roster{Areas: areas}, roster.Terms{Since: day, Day: day})
	require.Empty(t, c.Wrong)
	require.Empty(t, c.Ended)
}
