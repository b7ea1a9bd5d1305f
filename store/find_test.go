package store_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// schools is a small city to search in.
func schools(t testing.TB) *hall {
	t.Helper()
	h := newHall(t)
	h.merge(taking{},
		roster.Row{Name: "Trường Mầm non Hoa Sen", Area: "Quận Dương Kinh", Code: hoaSen},
		roster.Row{Name: "Mầm non Hoa Sen", Area: "Quận Đồ Sơn"},
		roster.Row{Name: "Mầm non Hoa Sen 2", Area: "Quận Đồ Sơn"},
		roster.Row{Name: "Mầm non Hoa Sen 20", Area: "Quận Đồ Sơn"},
		roster.Row{Name: "Trường Tiểu học Hòa Nghĩa", Level: bot.Primary, Area: "Quận Dương Kinh", School: "31309301"},
		roster.Row{Name: "THCS Hòa Nghĩa", Level: bot.Lower, Area: "Quận Dương Kinh"},
		roster.Row{Name: "TH&THCS Trường Sơn", Level: bot.PrimaryLower, Area: "Quận Đồ Sơn"},
		roster.Row{Name: "Sao Mai", Level: bot.NurseryGroup, Area: "Quận Đồ Sơn"},
		roster.Row{Name: "Mầm non Dương Kinh", Area: "Quận Dương Kinh"},
		roster.Row{Name: "Trung tâm GDNN-GDTX Dương Kinh", Level: bot.Centre, Area: "Khối Sở", Code: "0299900131-001"},
		roster.Row{Name: "Trường THPT Nguyễn Đức Cảnh", Level: bot.Upper, Area: "Khối Sở", Code: "0299900131"},
	)
	return h
}

func (h *hall) found(query string, area bot.AreaID, limit int) (names []string) {
	h.t.Helper()
	scope := bot.Everything
	if area != 0 {
		scope = bot.WholeArea(area)
	}
	units, err := h.s.UnitsByQuery(context.Background(), query, scope, limit)
	require.NoError(h.t, err)
	for _, u := range units {
		names = append(names, u.Name+", "+u.AreaName)
	}
	return names
}

func TestUnitsAreFoundByWhatPeopleType(t *testing.T) {
	h := schools(t)
	dk, ds := ", Quận Dương Kinh", ", Quận Đồ Sơn"
	sen, sen2 := "Trường Mầm non Hoa Sen"+dk, "Mầm non Hoa Sen"+ds
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"mầm non hoa sen", []string{sen, sen2}},
		{"MN HOA SEN", []string{sen, sen2}},
		{"Trường MN Hoa Sen", []string{sen, sen2}},
		{"hoa sen", []string{sen, sen2, "Mầm non Hoa Sen 2" + ds, "Mầm non Hoa Sen 20" + ds}},
		{"sen hoa", []string{sen, sen2, "Mầm non Hoa Sen 2" + ds, "Mầm non Hoa Sen 20" + ds}},
		{"hoa sen 2", []string{"Mầm non Hoa Sen 2" + ds}},
		{"hoa sen dương kinh", []string{sen}},
		{"mn hoa sen quận dương kinh", []string{sen}},
		{"hoa sen phường dương kinh", []string{sen}},
		{"trường th hoa nghia", []string{"Trường Tiểu học Hòa Nghĩa" + dk}},
		{"hòa nghĩa", []string{"Trường Tiểu học Hòa Nghĩa" + dk, "THCS Hòa Nghĩa" + dk}},
		{"Hoà Nghĩa", []string{"Trường Tiểu học Hòa Nghĩa" + dk, "THCS Hòa Nghĩa" + dk}},
		{"cấp 2 hòa nghĩa", []string{"THCS Hòa Nghĩa" + dk}},
		{"trung học cơ sở hoà nghĩa", []string{"THCS Hòa Nghĩa" + dk}},
		{"hoa ngh", []string{"Trường Tiểu học Hòa Nghĩa" + dk, "THCS Hòa Nghĩa" + dk}},
		{"trường sơn", []string{"TH&THCS Trường Sơn" + ds}},
		{"tiểu học và thcs trường sơn", []string{"TH&THCS Trường Sơn" + ds}},
		{"nhóm lớp sao mai", []string{"Sao Mai" + ds}},
		{"mầm non sao mai", []string{"Sao Mai" + ds}},
		{"mầm non dương kinh", []string{"Mầm non Dương Kinh" + dk}},
		{"tt gdtx dương kinh", []string{"Trung tâm GDNN-GDTX Dương Kinh, Khối Sở"}},
		{"ptth nguyễn đức cảnh", []string{"Trường THPT Nguyễn Đức Cảnh, Khối Sở"}},
		{"nguyen duc canh khoi so", []string{"Trường THPT Nguyễn Đức Cảnh, Khối Sở"}},
		{"nguyen duc cahn", []string{"Trường THPT Nguyễn Đức Cảnh, Khối Sở"}}, // swapped
		{"nguyn duc canh", []string{"Trường THPT Nguyễn Đức Cảnh, Khối Sở"}},  // one letter less
		{"mam non hoa senn dương kinh", []string{sen}},
		{"dương kinh", []string{"Mầm non Dương Kinh" + dk, "Trung tâm GDNN-GDTX Dương Kinh, Khối Sở"}},
		{"hoa hồng", nil},
		{"hoa lan sao mai", nil},
		{"", nil},
		{"?!", nil},
		{"%' OR 1=1 --", nil},
	} {
		assert.Equal(t, c.want, h.found(c.query, 0, 5), c.query)
	}
}

func TestWholeWordsStandBeforeBegunOnes(t *testing.T) {
	h := newHall(t)
	h.merge(taking{},
		roster.Row{Name: "Mầm non Minh Tâng", Area: "Đồ Sơn"},
		roster.Row{Name: "Mầm non Minh Tân Bắc Nam Đông Tây", Area: "Đồ Sơn"},
		roster.Row{Name: "Mầm non Minh Tân", Area: "Đồ Sơn"})
	require.Equal(t, []string{"Mầm non Minh Tân, Đồ Sơn", "Mầm non Minh Tân Bắc Nam Đông Tây, Đồ Sơn", "Mầm non Minh Tâng, Đồ Sơn"},
		h.found("minh tan", 0, 5))
}

func TestASearchIsNarrowedAndCut(t *testing.T) {
	h := schools(t)
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	require.Equal(t, []string{"Trường Mầm non Hoa Sen, Quận Dương Kinh"}, h.found("hoa sen", areas[0].ID, 5))
	require.Empty(t, h.found("hoa sen", areas[2].ID, 5))
	require.Equal(t, []string{"Trường Mầm non Hoa Sen, Quận Dương Kinh", "Mầm non Hoa Sen, Quận Đồ Sơn"}, h.found("hoa sen", 0, 2))
}

func TestASearchFollowsTheRecords(t *testing.T) {
	h := schools(t)
	other := storetest.OpenDir(t, h.s.Dir()) // another copy writes
	require.Len(t, h.found("hoa sen", 0, 9), 4)
	o := taking{Now: noon, NewAreas: []string{"Quận Kiến An"}}
	_, err := take(context.Background(), other, []roster.Row{
		{Name: "Mầm non Hoa Lan", Area: "Quận Kiến An", Level: bot.Nursery},
		{Code: hoaSen, Name: "Mầm non Hoa Cúc", Area: "Quận Dương Kinh", Level: bot.Nursery},
	}, o)
	require.NoError(t, err)
	require.Equal(t, []string{"Mầm non Hoa Lan, Quận Kiến An"}, h.found("hoa lan kien an", 0, 9))
	require.Equal(t, []string{"Mầm non Hoa Cúc, Quận Dương Kinh"}, h.found("hoa cuc", 0, 9))
	require.Len(t, h.found("hoa sen", 0, 9), 3)
	h.stand("Mầm non Hoa Sen", bot.Closed)
	require.Equal(t, []string{"Mầm non Hoa Cúc, Quận Dương Kinh", "Mầm non Hoa Sen 2, Quận Đồ Sơn", "Mầm non Hoa Sen 20, Quận Đồ Sơn"}, h.found("hoa sen", 0, 9),
		"it bore the very name until a moment ago")
	h.stand("Mầm non Hoa Sen", bot.Counted)
	require.Len(t, h.found("hoa sen", 0, 9), 3)
	for i := range 150 { // more changes than units: the index is made anew
		name := fmt.Sprintf("Mầm non Hoa Mai %d", i)
		require.NoError(t, h.s.Turn(context.Background(), func(exec store.Exec) error {
			return exec(`UPDATE units SET name = ? WHERE code = ?`, name, hoaSen)
		}))
		require.Equal(t, []string{name + ", Quận Dương Kinh"}, h.found("hoa mai", 0, 9))
	}
	storetest.Remember(t, h.s)
}

func TestOfficersFindUnitsInsideTheirScope(t *testing.T) {
	h := schools(t)
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	district := bot.WholeArea(areas[0].ID)
	primary := bot.OfLevels(bot.Primary)
	for _, c := range []struct {
		query string
		scope bot.Scope
		want  int
	}{
		{"hoa sen", bot.Everything, 4},
		{"hoa sen", district, 1},
		{"hoa sen", primary, 0},
		{"hòa nghĩa", primary, 1},
		{"trường sơn", primary, 1}, // TH&THCS touches it
		{"hoa sen", bot.Scope{}, 0},
		{"0299900124", bot.Everything, 1},
		{"MST 0299 900 124", district, 1},
		{"0299900124", primary, 0},
		{"0299900131", bot.Everything, 2}, // and the dependent unit
		{"0299900131-001", bot.Everything, 1},
		{"0299900131", district, 0},
		{"31309301", primary, 1},
		{"31309301", bot.Scope{}, 0},
		{"0299900999", bot.Everything, 0},
	} {
		units, err := h.s.UnitsByQuery(context.Background(), c.query, c.scope, 10)
		require.NoError(t, err)
		require.Len(t, units, c.want, c.query)
		for _, u := range units {
			require.True(t, c.scope.Contains(u.Area, u.Level))
		}
	}
	near := func(typed string, scope bot.Scope) int {
		units, err := h.s.UnitsNear(t.Context(), typed, scope, 5)
		require.NoError(t, err)
		return len(units)
	}
	require.Equal(t, 1, near("0299900142", bot.Everything), "a swap")
	require.Equal(t, 1, near("mã 0299 900 125", district), "a slip")
	require.Zero(t, near("0299900142", primary))
	require.Zero(t, near("hoa sen", bot.Everything))
	h.stand("Trường Mầm non Hoa Sen", bot.Closed)
	require.Empty(t, h.units("0299900124"))
	require.Zero(t, near("0299900142", bot.Everything), "a closed one is not offered")
	units, err := h.s.UnitsByQuery(context.Background(), "hoa sen", bot.Everything, 2)
	require.NoError(t, err)
	require.Len(t, units, 2)
}

func TestPrincipalsSearchIsTheSame(t *testing.T) {
	r := newRoom(t)
	f := r.look(lan, bot.Needs{Name: "mn hoa sen duong kinh"})
	require.Len(t, f.Named, 1)
	require.Equal(t, r.unit, f.Named[0].ID)
	require.False(t, f.More)
}

// BenchmarkSearch searches the roster of the country.
func BenchmarkSearch(b *testing.B) {
	s, err := store.Open(context.Background(), b.TempDir(), store.Options{})
	require.NoError(b, err)
	defer func() { require.NoError(b, s.Close()) }()
	_, err = take(context.Background(), s, sample.Units(countryUnits, countryDay), taking{Now: countryDay})
	require.NoError(b, err)
	for _, query := range []string{"mầm non hoa sen dương kinh", "mn", "h", "mầm non hao sen dương kinh"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				units, err := s.UnitsByQuery(context.Background(), query, bot.Everything, 6)
				require.NoError(b, err)
				require.NotEmpty(b, units)
			}
		})
	}
}
