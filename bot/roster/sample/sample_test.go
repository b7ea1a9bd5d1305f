package sample

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

var (
	districts = time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC)
	communes  = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
)

func TestAreasOfADay(t *testing.T) {
	require.Len(t, Areas(districts), 15)
	require.Len(t, Areas(communes), 114)
	require.Equal(t, "Quận Hồng Bàng", Areas(districts)[0].Name)
}

func TestUnitsAreLikeARoster(t *testing.T) {
	for _, n := range []int{1, 53, 2000, 50_000} {
		rows := Units(n, communes)
		require.Len(t, rows, n)
		levels, areas := map[bot.Level]int{}, map[string]int{}
		codes, places, schools := map[bot.TaxCode]int{}, map[[2]string]int{}, map[string]int{}
		for _, r := range rows {
			require.NotEmpty(t, r.Name)
			levels[r.Level]++
			areas[r.Area]++
			codes[r.Code]++
			places[[2]string{r.Name, r.Area}]++
			if r.Code != "" {
				require.True(t, r.Code.Valid(), r.Code)
				require.Equal(t, "02999", string(r.Code[:5]))
			}
			if r.School != "" {
				schools[r.School]++
				require.Len(t, r.School, 8)
			}
		}
		require.Len(t, places, n, "a name twice in one area")
		for s, count := range schools {
			require.Equal(t, 1, count, s)
		}
		if n < 2000 {
			continue
		}
		require.Len(t, areas, 115)
		require.Len(t, levels, len(bot.Levels()))
		require.InDelta(t, n*6/100, codes[""], float64(n)/50)
		shared := 0
		for c, count := range codes {
			if c != "" && count > 1 {
				shared++
			}
		}
		require.Greater(t, shared, n/300)
		require.Equal(t, 1, codes[firstCode])
	}
}

func TestUnitsAreTheSameEachTime(t *testing.T) {
	require.Equal(t, Units(3000, communes), Units(3000, communes))
}

func TestUnitsHaveTheUnitOfTheExamples(t *testing.T) {
	for _, day := range []time.Time{districts, communes} {
		var found []roster.Row
		for _, r := range Units(2000, day) {
			if r.Code == firstCode {
				found = append(found, r)
			}
		}
		require.Len(t, found, 1)
		require.Equal(t, "Mầm non Hoa Sen", found[0].Name)
		require.Contains(t, found[0].Area, "Dương Kinh")
	}
}
