package bot

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestScopeContains(t *testing.T) {
	lower := OfLevels(Lower)
	require.True(t, lower.Contains(1, Lower))
	require.True(t, lower.Contains(1, PrimaryLower), "a multi-level school is seen by each of its levels")
	require.True(t, lower.Contains(1, AllThrough))
	require.False(t, lower.Contains(1, Primary))
	require.False(t, lower.Contains(1, ""))
	require.True(t, WholeArea(1).Contains(1, ""))
	require.False(t, WholeArea(1).Contains(2, Lower))
	require.False(t, WholeArea(1).Contains(0, Lower), "a unit without area is nobody's but the city's")
	require.False(t, WholeArea(0).Contains(0, Lower), "and no area has the number 0")
	require.True(t, Everything.Contains(0, ""))
	require.False(t, Scope{}.Contains(1, Lower))
	require.True(t, OfLevels(Nursery).Contains(1, NurseryGroup))
	require.False(t, OfLevels(NurseryGroup).Contains(1, Nursery))
	require.True(t, OfLevels(Continuing).Contains(1, Centre), "a GDNN-GDTX centre is seen by both its levels")
	require.True(t, OfLevels(Vocational).Contains(1, Centre))
	require.False(t, OfLevels(Centre).Contains(1, Vocational))
}

func TestTwoPairsAreNoMore(t *testing.T) {
	s := Scope{{Areas: []AreaID{1}, Levels: []Level{Nursery}}, {Areas: []AreaID{2}, Levels: []Level{Primary}}}
	require.True(t, s.Contains(1, Nursery))
	require.True(t, s.Contains(2, PrimaryLower))
	require.False(t, s.Contains(1, Primary))
	require.False(t, s.Contains(2, Nursery))
}

func TestEmptyScope(t *testing.T) {
	for _, s := range []Scope{nil, {}, {{}}, {{AllAreas: true}}, {{AllLevels: true}}, {{Areas: []AreaID{1}}, {Levels: []Level{Lower}}}} {
		require.True(t, s.Empty(), "%+v", s)
		require.False(t, s.HasArea(1), "%+v", s)
		require.Empty(t, s.Areas(), "%+v", s)
		require.False(t, s.Everywhere(), "%+v", s)
	}
	require.False(t, Everything.Empty())
	require.False(t, Scope{{}, {Areas: []AreaID{1}, Levels: []Level{Lower}}}.Empty())
}

func drawPair(t *rapid.T) Pair {
	return Pair{
		AllAreas: rapid.IntRange(0, 3).Draw(t, "all areas") == 0, AllLevels: rapid.IntRange(0, 3).Draw(t, "all levels") == 0,
		Areas:  rapid.SliceOfNDistinct(rapid.SampledFrom([]AreaID{1, 2, 3}), 0, 3, rapid.ID).Draw(t, "areas"),
		Levels: rapid.SliceOfNDistinct(rapid.SampledFrom(Levels()), 0, 4, rapid.ID).Draw(t, "levels"),
	}
}

var someScope = rapid.Custom(func(t *rapid.T) Scope {
	return rapid.SliceOfN(rapid.Custom(drawPair), 0, 3).Draw(t, "pairs")
})

// place is a unit's place in the universe of the model: areas 1 to 3 are named,
// 4 never is, 0 is none.
type place struct {
	area  AreaID
	level Level
}

// plain is a scope as the plain set of places inside it, straight from what the
// type says: in one of the areas, and touching one of the levels.
func plain(s Scope) map[place]bool {
	inside := map[place]bool{}
	for area := AreaID(0); area <= 4; area++ {
		for _, level := range append(Levels(), "") {
			for _, p := range s {
				in := p.AllAreas || area != 0 && slices.Contains(p.Areas, area)
				touches := p.AllLevels
				for _, l := range level.Touches() {
					touches = touches || slices.Contains(p.Levels, l)
				}
				if in && touches {
					inside[place{area, level}] = true
				}
			}
		}
	}
	return inside
}

func within(a, b map[place]bool) bool {
	for p := range a {
		if !b[p] {
			return false
		}
	}
	return true
}

func TestScopesAreSetsOfPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, other := someScope.Draw(t, "s"), someScope.Draw(t, "other")
		set, otherSet := plain(s), plain(other)
		for area := AreaID(0); area <= 4; area++ {
			some := false
			for _, level := range append(Levels(), "") {
				require.Equal(t, set[place{area, level}], s.Contains(area, level))
				require.Equal(t, set[place{area, level}], slices.Contains(s.LevelsIn(area), level))
				some = some || set[place{area, level}]
			}
			require.Equal(t, some, s.HasArea(area))
		}
		require.Equal(t, len(set) == 0, s.Empty())
		require.Equal(t, within(otherSet, set), s.Covers(other))
		require.Equal(t, maps.Equal(otherSet, set), s.Same(other))
		require.True(t, Everything.Covers(s))
		require.True(t, s.Covers(nil))
	})
}

func TestPlusIsBothAndNoMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, other := someScope.Draw(t, "s"), someScope.Draw(t, "other")
		want := plain(s)
		maps.Copy(want, plain(other))
		before := fmt.Sprint(s, other)
		sum := s.Plus(other)
		require.Equal(t, want, plain(sum))
		require.LessOrEqual(t, len(sum), len(s)+len(other))
		require.Empty(t, cmp.Diff(sum, sum.Plus(other)), "the same code again adds nothing")
		require.Equal(t, before, fmt.Sprint(s, other), "what is added up stays as it is")
	})
}

// wanted is what a wanted pair means where s is the plain set: its open sides
// are those of the set, and whatever it names must be there.
func wanted(set map[place]bool, w Pair) (got map[place]bool, ok bool) {
	got = map[place]bool{}
	switch {
	case w.empty():
	case w.AllAreas && w.AllLevels:
		return set, true
	case !w.AllAreas && !w.AllLevels:
		got = plain(Scope{w})
		return got, within(got, set)
	case w.AllLevels:
		for _, a := range w.Areas {
			some := false
			for p := range set {
				if p.area == a {
					got[p], some = true, true
				}
			}
			if !some {
				return nil, false
			}
		}
	default:
		for _, l := range w.Levels {
			some := false
			for p := range set {
				if p.level == l {
					some = true
					maps.Copy(got, there(set, p))
				}
			}
			if !some {
				return nil, false
			}
		}
	}
	return got, true
}

// there are the places of an area that touch the level of this one.
func there(set map[place]bool, at place) map[place]bool {
	got := map[place]bool{}
	for p := range set {
		if p.area == at.area && slices.Contains(p.level.Touches(), at.level) {
			got[p] = true
		}
	}
	return got
}

func TestNarrowGivesWhatIsWantedAndNoMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, asked := someScope.Draw(t, "s"), someScope.Draw(t, "asked")
		set, want, granted := plain(s), map[place]bool{}, true
		for _, w := range asked {
			got, ok := wanted(set, w)
			granted = granted && ok
			maps.Copy(want, got)
		}
		got, ok := s.Narrow(asked)
		require.Equal(t, granted && len(want) > 0, ok)
		if ok {
			require.Equal(t, want, plain(got))
			require.True(t, s.Covers(got))
		}
	})
}
