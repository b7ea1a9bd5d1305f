package bot

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestScopeContains(t *testing.T) {
	lower := Scope{AllAreas: true, Levels: []Level{Lower}}
	require.True(t, lower.Contains(1, Lower))
	require.True(t, lower.Contains(1, PrimaryLower), "a multi-level school is seen by each of its levels")
	require.True(t, lower.Contains(1, AllThrough))
	require.False(t, lower.Contains(1, Primary))
	require.False(t, lower.Contains(1, ""))
	one := Scope{Areas: []AreaID{1}, AllLevels: true}
	require.True(t, one.Contains(1, ""))
	require.False(t, one.Contains(2, Lower))
	require.False(t, one.Contains(0, Lower), "a unit without area is nobody's but the city's")
	require.True(t, Everything.Contains(0, ""))
	require.False(t, Scope{}.Contains(1, Lower))
	require.True(t, Scope{AllAreas: true, Levels: []Level{Nursery}}.Contains(1, NurseryGroup))
	require.False(t, Scope{AllAreas: true, Levels: []Level{NurseryGroup}}.Contains(1, Nursery))
}

func TestEmptyScope(t *testing.T) {
	require.True(t, Scope{}.Empty())
	require.True(t, Scope{AllAreas: true}.Empty())
	require.True(t, Scope{AllLevels: true}.Empty())
	require.False(t, Everything.Empty())
	require.False(t, Scope{Areas: []AreaID{1}, Levels: []Level{Lower}}.Empty())
}

var someScope = rapid.Custom(func(t *rapid.T) Scope {
	return Scope{
		AllAreas: rapid.Bool().Draw(t, "all areas"), AllLevels: rapid.Bool().Draw(t, "all levels"),
		Areas:  rapid.SliceOfDistinct(rapid.SampledFrom([]AreaID{1, 2, 3}), func(a AreaID) AreaID { return a }).Draw(t, "areas"),
		Levels: rapid.SliceOfDistinct(rapid.SampledFrom(Levels()), func(l Level) Level { return l }).Draw(t, "levels"),
	}
})

func TestCoversMeansThatNothingIsOutside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, other := someScope.Draw(t, "s"), someScope.Draw(t, "other")
		covers := true
		for _, a := range []AreaID{1, 2, 3, 4} {
			for _, l := range Levels() {
				covers = covers && (!other.Contains(a, l) || s.Contains(a, l))
			}
		}
		require.Equal(t, covers, s.Covers(other))
		require.True(t, s.Covers(s))
		require.True(t, Everything.Covers(s))
		require.True(t, s.Covers(Scope{}))
	})
}
