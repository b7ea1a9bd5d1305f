package read

import (
	"slices"
	"strings"
	"testing"

	"vneidbot/bot"
	"vneidbot/bot/vn"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

func TestScopesPeopleType(t *testing.T) {
	areas := cityAreas(t)
	id := func(name string) bot.AreaID {
		found := bot.MatchAreas(name, areas, after)
		require.Len(t, found, 1, name)
		return found[0].ID
	}
	kinh, an, so := id("Phường Dương Kinh"), id("Phường Hải An"), bot.AreaID(900)
	for text, want := range map[string]bot.Scope{
		"Dương Kinh":                {{Areas: []bot.AreaID{kinh}, AllLevels: true}},
		"phường dương kinh; hai an": {{Areas: []bot.AreaID{kinh, an}, AllLevels: true}},
		"Dương Kinh, Dương Kinh,":   {{Areas: []bot.AreaID{kinh}, AllLevels: true}},
		"THPT":                      {{AllAreas: true, Levels: []bot.Level{bot.Upper}}},
		"mầm non, cấp tiểu học":     {{AllAreas: true, Levels: []bot.Level{bot.Nursery, bot.Primary}}},
		"các trường mầm non":        {{AllAreas: true, Levels: []bot.Level{bot.Nursery}}},
		"tất cả các trường mầm non ở Dương Kinh":       {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}},
		"tất cả các trường ở Hải An":                   {{Areas: []bot.AreaID{an}, AllLevels: true}},
		"Dương Kinh, THCS":                             {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Lower}}},
		"Dương Kinh mầm non; Hải An tiểu học":          {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}, {Areas: []bot.AreaID{an}, Levels: []bot.Level{bot.Primary}}},
		"mầm non Dương Kinh, tiểu học Hải An":          {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}, {Areas: []bot.AreaID{an}, Levels: []bot.Level{bot.Primary}}},
		"mầm non Dương Kinh; Hải An tiểu học":          {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}, {Areas: []bot.AreaID{an}, Levels: []bot.Level{bot.Primary}}},
		"Dương Kinh, mầm non; Hải An, tiểu học":        {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}, {Areas: []bot.AreaID{an}, Levels: []bot.Level{bot.Primary}}},
		"Dương Kinh mầm non và tiểu học; Hải An":       {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery, bot.Primary}}, {Areas: []bot.AreaID{an}, AllLevels: true}},
		"mầm non Dương Kinh và Hải An":                 {{Areas: []bot.AreaID{kinh, an}, Levels: []bot.Level{bot.Nursery}}},
		"Dương Kinh, Hải An mầm non":                   {{Areas: []bot.AreaID{kinh, an}, Levels: []bot.Level{bot.Nursery}}},
		"Dương Kinh, mầm non Hải An":                   {{Areas: []bot.AreaID{kinh}, AllLevels: true}, {Areas: []bot.AreaID{an}, Levels: []bot.Level{bot.Nursery}}},
		"mầm non Dương Kinh, tiểu học":                 {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery, bot.Primary}}},
		"mầm non; Dương Kinh tiểu học":                 {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Primary, bot.Nursery}}},
		"mầm non toàn thành phố; Dương Kinh tiểu học":  {{AllAreas: true, Levels: []bot.Level{bot.Nursery}}, {Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Primary}}},
		"mầm non Dương Kinh; mầm non Hải An":           {{Areas: []bot.AreaID{kinh, an}, Levels: []bot.Level{bot.Nursery}}},
		"Dương Kinh; Dương Kinh mầm non":               {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}},
		"tiểu học và THCS":                             {{AllAreas: true, Levels: []bot.Level{bot.Primary, bot.Lower}}},
		"TH, THCS":                                     {{AllAreas: true, Levels: []bot.Level{bot.Primary, bot.Lower}}},
		"tiểu học & THCS":                              {{AllAreas: true, Levels: []bot.Level{bot.PrimaryLower}}},
		"TH-THCS Dương Kinh":                           {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.PrimaryLower}}},
		"GDTrH":                                        {{AllAreas: true, Levels: []bot.Level{bot.Lower, bot.Upper}}},
		"phòng GDMN & GDTH":                            {{AllAreas: true, Levels: []bot.Level{bot.Nursery, bot.Primary}}},
		"giáo dục mầm non và giáo dục tiểu học Hải An": {{Areas: []bot.AreaID{an}, Levels: []bot.Level{bot.Nursery, bot.Primary}}},
		"GDNN-GDTX":                               {{AllAreas: true, Levels: []bot.Level{bot.Centre}}},
		"THCS, Dương Kinh":                        {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Lower}}},
		"tiểu học Dương Kinh":                     {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Primary}}},
		"Dương Kinh mầm non":                      {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}},
		"phường Hải An cấp TH&THCS":               {{Areas: []bot.AreaID{an}, Levels: []bot.Level{bot.PrimaryLower}}},
		"toàn thành phố GDNN & ĐH":                {{AllAreas: true, Levels: []bot.Level{bot.Vocational, bot.University}}},
		"liên cấp":                                {{AllAreas: true, Levels: []bot.Level{bot.PrimaryLower, bot.LowerUpper, bot.AllThrough}}},
		"trường liên cấp Hải An":                  {{Areas: []bot.AreaID{an}, Levels: []bot.Level{bot.PrimaryLower, bot.LowerUpper, bot.AllThrough}}},
		"TH&THCS phường Hải An":                   {{Areas: []bot.AreaID{an}, Levels: []bot.Level{bot.PrimaryLower}}},
		"GDTX, GDNN & ĐH":                         {{AllAreas: true, Levels: []bot.Level{bot.Continuing, bot.Vocational, bot.University}}},
		"Khối Sở":                                 {{Areas: []bot.AreaID{so}, AllLevels: true}},
		"Báo cáo trực tiếp Sở; Hải An; mn":        {{Areas: []bot.AreaID{so, an}, Levels: []bot.Level{bot.Nursery}}},
		"toàn thành phố":                          bot.Everything,
		"Tất cả":                                  bot.Everything,
		"city":                                    bot.Everything,
		"thành phố":                               bot.Everything,
		"toàn thành phố, THPT":                    {{AllAreas: true, Levels: []bot.Level{bot.Upper}}},
		"THPT toàn thành phố":                     {{AllAreas: true, Levels: []bot.Level{bot.Upper}}},
		"Dương Kinh, toàn thành phố":              bot.Everything,
		"Phường Dương Kinh, TP Hải Phòng":         {{Areas: []bot.AreaID{kinh}, AllLevels: true}},
		"Phường Dương Kinh (Thành phố Hải Phòng)": {{Areas: []bot.AreaID{kinh}, AllLevels: true}},
		"Hải Phòng - phường Dương Kinh":           {{Areas: []bot.AreaID{kinh}, AllLevels: true}},
		"mầm non phường Dương Kinh Hải Phòng":     {{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}},
		"mầm non, Dương Kinh, Hải An, Hải Phòng":  {{Areas: []bot.AreaID{kinh, an}, Levels: []bot.Level{bot.Nursery}}},
		"THPT Hải Phòng, mầm non Dương Kinh":      {{AllAreas: true, Levels: []bot.Level{bot.Upper}}, {Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}},
		"tp Hải Phòng, mầm non":                   {{AllAreas: true, Levels: []bot.Level{bot.Nursery}}},
		"":                                        nil,
		" , ;":                                    nil,
	} {
		for _, spelled := range []string{text, strings.ToUpper(text), vn.Fold(text)} {
			got, problem := Scope(spelled, areas, after)
			require.True(t, problem.OK(), "%q: %+v", spelled, problem)
			require.Empty(t, cmp.Diff(want, got), "%q", spelled)
		}
	}
}

func TestScopesThatAreNotUnderstood(t *testing.T) {
	areas := cityAreas(t)
	s, problem := Scope("Dương Kinh, Hải Ann", areas, after)
	require.True(t, s.Empty())
	require.Equal(t, "Hải Ann", problem.Word)
	require.Empty(t, problem.Choices)
	require.Len(t, problem.Near, 3)
	require.Equal(t, "Phường Hải An", problem.Near[0].Name)

	s, problem = Scope("THCS, cam giang", areas, after)
	require.True(t, s.Empty())
	require.Equal(t, "cam giang", problem.Word)
	require.Equal(t, []string{"Xã Cẩm Giang", "Xã Cẩm Giàng"}, names(problem.Choices))
	require.Empty(t, problem.Near)

	_, problem = Scope("mầm non Hà Nội", areas, after)
	require.Equal(t, "Hà Nội", problem.Word)
	_, problem = Scope("Hà Nội mầm non", areas, after)
	require.Equal(t, "Hà Nội mầm non", problem.Word)

	_, problem = Scope("Quận Dương Kinh", areas, after)
	require.Equal(t, "Phường Dương Kinh", problem.Near[0].Name, "the area of today is nearest")

	for text, word := range map[string]string{"mầm non ngoài công lập": "ngoài công lập", "tư thục": "tư thục", "mầm non tư thục Dương Kinh": "tư thục Dương Kinh"} {
		s, problem = Scope(text, areas, after)
		require.True(t, s.Empty())
		require.Equal(t, ScopeProblem{Word: word}, problem, "a scope does not tell who runs a school")
	}
	_, problem = Scope("hồng", areas, after)
	require.ElementsMatch(t, []string{"Phường Hồng An", "Phường Hồng Bàng", "Xã Hồng Châu"}, names(problem.Near), "a name that is only begun")

	_, problem = Scope("Khối Sở", areas[:20], after)
	require.False(t, problem.OK())
}

func TestAScopeByAnEarlierName(t *testing.T) {
	areas := []bot.Area{{ID: 2, Name: "Phường Hồng Bàng", Earlier: []string{"Phường Quán Toan"}}}
	scope, problem := Scope("tiểu học quán toan", areas, after)
	require.True(t, problem.OK())
	require.Equal(t, []bot.AreaID{2}, scope.Areas())
}

// "Các xã" are the xã, and no phường; before names the word says nothing.
func TestAllAreasOfAKind(t *testing.T) {
	areas := cityAreas(t)
	kinds := func(s bot.Scope) (n map[string]int) {
		n = map[string]int{}
		for _, a := range areas {
			if slices.Contains(s.Areas(), a.ID) {
				kind, _, _ := strings.Cut(a.Name, " ")
				n[kind]++
			}
		}
		return n
	}
	all := map[string]int{}
	for _, a := range areas {
		if kind, _, _ := strings.Cut(a.Name, " "); a.ValidOn(after) && kind != "Báo" {
			all[kind]++
		}
	}
	require.Greater(t, all["Xã"], 50)
	for text, want := range map[string]map[string]int{
		"các xã":                          {"Xã": all["Xã"]},
		"tất cả các xã":                   {"Xã": all["Xã"]},
		"mầm non các xã":                  {"Xã": all["Xã"]},
		"các xã tiểu học":                 {"Xã": all["Xã"]},
		"xem các phường":                  {"Phường": all["Phường"]},
		"các đặc khu":                     {"Đặc": all["Đặc"]},
		"các xã, phường":                  {"Xã": all["Xã"], "Phường": all["Phường"]},
		"các xã và Hải An":                {"Xã": all["Xã"], "Phường": 1},
		"các phường Dương Kinh, Hải An":   {"Phường": 2},
		"các xã An Lão, An Trường":        {"Xã": 2},
		"mầm non các phường, xã, đặc khu": {"Xã": all["Xã"], "Phường": all["Phường"], "Đặc": all["Đặc"]},
	} {
		for _, spelled := range []string{text, strings.ToUpper(text), vn.Fold(text)} {
			got, problem := Scope(spelled, areas, after)
			require.True(t, problem.OK(), "%q: %+v", spelled, problem)
			require.Equal(t, want, kinds(got), "%q", spelled)
		}
	}
	_, problem := Scope("các quận", areas, after)
	require.False(t, problem.OK(), "there are none any more")
}
