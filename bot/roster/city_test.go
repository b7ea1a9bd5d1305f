package roster

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

func TestTheCitysAreas(t *testing.T) {
	all := CityAreas()
	require.Len(t, all, 130)
	require.Equal(t, bot.Area{Name: "Báo cáo trực tiếp Sở", Short: "Khối Sở", Sort: bot.DirectSort}, all[129])
	valid := map[string]int{}
	for _, day := range []string{"30/6/2025", "1/7/2025"} {
		at, _ := vn.Day(day)
		for _, a := range all {
			if a.ValidOn(at) {
				valid[day]++
			}
			if a.ValidOn(at) && len(bot.MatchAreas(a.Name, all, at)) != 1 {
				t.Errorf("%s on %s: not one area", a.Name, day)
			}
		}
	}
	require.Equal(t, map[string]int{"30/6/2025": 16, "1/7/2025": 115}, valid)
	require.Equal(t, time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC), all[0].To)
}
