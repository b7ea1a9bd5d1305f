package bot

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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

func TestScopesPeopleType(t *testing.T) {
	areas := cityAreas(t)
	id := func(name string) AreaID {
		found := MatchAreas(name, areas, after)
		require.Len(t, found, 1, name)
		return found[0].ID
	}
	kinh, an, so := id("Phường Dương Kinh"), id("Phường Hải An"), AreaID(900)
	for text, want := range map[string]Scope{
		"Dương Kinh":                       {Areas: []AreaID{kinh}, AllLevels: true},
		"phường dương kinh; hai an":        {Areas: []AreaID{kinh, an}, AllLevels: true},
		"Dương Kinh, Dương Kinh,":          {Areas: []AreaID{kinh}, AllLevels: true},
		"THPT":                             {AllAreas: true, Levels: []Level{Upper}},
		"mầm non, cấp tiểu học":            {AllAreas: true, Levels: []Level{Nursery, Primary}},
		"các trường mầm non":               {AllAreas: true, Levels: []Level{Nursery}},
		"Dương Kinh, THCS":                 {Areas: []AreaID{kinh}, Levels: []Level{Lower}},
		"THCS, Dương Kinh":                 {Areas: []AreaID{kinh}, Levels: []Level{Lower}},
		"tiểu học Dương Kinh":              {Areas: []AreaID{kinh}, Levels: []Level{Primary}},
		"Dương Kinh mầm non":               {Areas: []AreaID{kinh}, Levels: []Level{Nursery}},
		"phường Hải An cấp TH&THCS":        {Areas: []AreaID{an}, Levels: []Level{PrimaryLower}},
		"toàn thành phố GDNN & ĐH":         {AllAreas: true, Levels: []Level{Vocational, University}},
		"liên cấp":                         {AllAreas: true, Levels: []Level{PrimaryLower, LowerUpper, AllThrough}},
		"trường liên cấp Hải An":           {Areas: []AreaID{an}, Levels: []Level{PrimaryLower, LowerUpper, AllThrough}},
		"TH&THCS phường Hải An":            {Areas: []AreaID{an}, Levels: []Level{PrimaryLower}},
		"GDTX, GDNN & ĐH":                  {AllAreas: true, Levels: []Level{Continuing, Vocational, University}},
		"Khối Sở":                          {Areas: []AreaID{so}, AllLevels: true},
		"Báo cáo trực tiếp Sở; Hải An; mn": {Areas: []AreaID{so, an}, Levels: []Level{Nursery}},
		"toàn thành phố":                   Everything,
		"Tất cả":                           Everything,
		"city":                             Everything,
		"thành phố":                        Everything,
		"toàn thành phố, THPT":             {AllAreas: true, Levels: []Level{Upper}},
		"THPT toàn thành phố":              {AllAreas: true, Levels: []Level{Upper}},
		"Dương Kinh, toàn thành phố":       Everything,
		"":                                 {},
		" , ;":                             {},
	} {
		for _, spelled := range []string{text, strings.ToUpper(text), Fold(text)} {
			got, problem := ParseScope(spelled, areas, after)
			require.True(t, problem.OK(), "%q: %+v", spelled, problem)
			require.Empty(t, cmp.Diff(want, got), "%q", spelled)
		}
	}
}

func TestScopesThatAreNotUnderstood(t *testing.T) {
	areas := cityAreas(t)
	s, problem := ParseScope("Dương Kinh, Hải Ann", areas, after)
	require.True(t, s.Empty())
	require.Equal(t, "Hải Ann", problem.Word)
	require.Empty(t, problem.Choices)
	require.Len(t, problem.Near, 3)
	require.Equal(t, "Phường Hải An", problem.Near[0].Name)

	s, problem = ParseScope("THCS, cam giang", areas, after)
	require.True(t, s.Empty())
	require.Equal(t, "cam giang", problem.Word)
	require.Equal(t, []string{"Xã Cẩm Giang", "Xã Cẩm Giàng"}, names(problem.Choices))
	require.Empty(t, problem.Near)

	_, problem = ParseScope("mầm non Hà Nội", areas, after)
	require.Equal(t, "Hà Nội", problem.Word)
	_, problem = ParseScope("Hà Nội mầm non", areas, after)
	require.Equal(t, "Hà Nội mầm non", problem.Word)

	_, problem = ParseScope("Quận Dương Kinh", areas, after)
	require.Equal(t, "Phường Dương Kinh", problem.Near[0].Name, "the area of today is nearest")

	for text, word := range map[string]string{"mầm non ngoài công lập": "ngoài công lập", "tư thục": "tư thục", "mầm non tư thục Dương Kinh": "tư thục Dương Kinh"} {
		s, problem = ParseScope(text, areas, after)
		require.True(t, s.Empty())
		require.Equal(t, ScopeProblem{Word: word}, problem, "a scope does not tell who runs a school")
	}
	_, problem = ParseScope("hồng", areas, after)
	require.ElementsMatch(t, []string{"Phường Hồng An", "Phường Hồng Bàng", "Xã Hồng Châu"}, names(problem.Near), "a name that is only begun")

	_, problem = ParseScope("Khối Sở", areas[:20], after)
	require.False(t, problem.OK())
}
