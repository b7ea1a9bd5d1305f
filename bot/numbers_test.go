package bot

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestTallyOfALetter(t *testing.T) {
	kinh := Tally{Total: 53, Accepted: 24, Succeeded: 12, Refused: 3, NotRegistered: 2, NotReported: 12}
	require.True(t, kinh.AddsUp())
	require.Equal(t, 41, kinh.Reported())
	require.Equal(t, 36, kinh.Good())
	percent, ok := Percent(kinh.Good(), kinh.Total)
	require.True(t, ok)
	require.Equal(t, "68", percent)
	share, ok := Share(kinh.Reported(), kinh.Total)
	require.True(t, ok)
	require.Equal(t, PerMille(774), share)
	kinh.Refused++
	require.False(t, kinh.AddsUp())
}

func TestPercentSaysAllAndNoneOnlyWhenItIsSo(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		percent     string
		share       PerMille
	}{
		{0, 53, "0", 0}, {53, 53, "100", 1000}, {1, 1000, "1", 1}, {1, 5000, "1", 1}, {999, 1000, "99", 999}, {4999, 5000, "99", 999},
		{1, 2, "50", 500}, {1, 8, "13", 125}, {2, 3, "67", 667}, {7, 12, "58", 583}, {1, 200, "1", 5}, {199, 200, "99", 995},
	} {
		percent, ok := Percent(c.part, c.whole)
		require.True(t, ok)
		require.Equal(t, c.percent, percent, "%d of %d", c.part, c.whole)
		share, ok := Share(c.part, c.whole)
		require.True(t, ok)
		require.Equal(t, c.share, share, "%d of %d", c.part, c.whole)
	}
	_, ok := Percent(0, 0)
	require.False(t, ok)
	_, ok = Share(0, 0)
	require.False(t, ok)
}

func TestPercentNeverLies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.IntRange(1, 60000).Draw(t, "whole")
		part := rapid.IntRange(0, whole).Draw(t, "part")
		percent, ok := Percent(part, whole)
		require.True(t, ok)
		n, err := strconv.Atoi(percent)
		require.NoError(t, err)
		require.Equal(t, part == whole, n == 100)
		require.Equal(t, part == 0, n == 0)
		require.InDelta(t, 100*float64(part)/float64(whole), float64(n), 1)
		share, _ := Share(part, whole)
		require.Equal(t, part == whole, share == 1000)
		require.Equal(t, part == 0, share == 0)
		require.InDelta(t, 1000*float64(part)/float64(whole), float64(share), 1)
	})
}

var someTally = rapid.Custom(func(t *rapid.T) Tally {
	n := func(name string) int { return rapid.IntRange(0, 500).Draw(t, name) }
	y := Tally{Accepted: n("accepted"), Succeeded: n("succeeded"), Refused: n("refused"), NotRegistered: n("not registered"),
		NotReported: n("not reported"), Confirmed: n("confirmed"), Other: n("other"), Outside: n("outside"), Excluded: n("excluded")}
	y.Total = y.Accepted + y.Succeeded + y.Refused + y.NotRegistered + y.Other + y.NotReported
	return y
})

func TestRowsAddUpToTheLastRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tallies := rapid.SliceOf(someTally).Draw(t, "rows")
		var rows []Row
		var want Tally
		for _, y := range tallies {
			rows = append(rows, Row{Tally: y})
			want.Total += y.Total
			want.Confirmed += y.Confirmed
			want.Other += y.Other
			want.Outside += y.Outside
			want.Excluded += y.Excluded
			want.Refused += y.Refused
		}
		sum := Sum(rows)
		require.True(t, sum.AddsUp())
		require.Equal(t, want.Total, sum.Total)
		require.Equal(t, want.Total, sum.Reported()+sum.NotReported)
		require.Equal(t, sum.Good(), sum.Reported()-sum.Refused-sum.NotRegistered-sum.Other)
		require.Equal(t, [5]int{want.Confirmed, want.Other, want.Outside, want.Excluded, want.Refused},
			[5]int{sum.Confirmed, sum.Other, sum.Outside, sum.Excluded, sum.Refused})
	})
}
