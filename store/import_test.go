package store_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

// hall is a store whose roster comes from files.
type hall struct {
	t testing.TB
	s *store.Store
}

func newHall(t testing.TB) *hall { return &hall{t, storetest.Open(t)} }

// merge imports rows, dated by a day that goes on with each call of the test.
func (h *hall) merge(o taking, rows ...roster.Row) taken {
	h.t.Helper()
	for i := range rows {
		rows[i].Line = i + 2
		if rows[i].Level == "" {
			rows[i].Level = bot.Nursery
		}
	}
	if o.Now.IsZero() {
		o.Now = noon
	}
	got, err := take(context.Background(), h.s, rows, o)
	require.NoError(h.t, err)
	return got
}

// counts are the numbers of a report.
func counts(r taken) [5]int {
	return [5]int{r.New, r.Changed, r.Same, len(r.Wrong), len(r.Missing)}
}

// stand closes or exempts the units of that name, as an officer would.
func (h *hall) stand(name string, standing bot.Standing) {
	h.t.Helper()
	storetest.Exec(h.t, h.s, `UPDATE units SET standing = ? WHERE name = ?`, standing, name)
	storetest.Remember(h.t, h.s)
}

func (h *hall) units(query string) []bot.Unit {
	h.t.Helper()
	units, err := h.s.UnitsByQuery(context.Background(), query, bot.Everything, 20)
	require.NoError(h.t, err)
	return units
}

func (h *hall) one(query string) bot.Unit {
	h.t.Helper()
	units := h.units(query)
	require.Len(h.t, units, 1, query)
	return units[0]
}

func (h *hall) text(query string, args ...any) string {
	h.t.Helper()
	got, err := h.s.Text(context.Background(), query, args...)
	require.NoError(h.t, err)
	return got
}

func (h *hall) areas() (names []string) {
	h.t.Helper()
	areas, err := h.s.Areas(context.Background())
	require.NoError(h.t, err)
	for _, a := range areas {
		names = append(names, a.Name)
	}
	return names
}

// state is everything that an import can write.
func (h *hall) state() string {
	return h.text(`SELECT (SELECT json_group_array(json_array(id, code, school, name, fold, level, owner, area_id, address, head, phone,
	    standing, code_proposed, no_code, created_at)) FROM units) || (SELECT json_group_array(json_array(unit_id, since, name, level, area_id, standing, by)) FROM unit_history)
	  || (SELECT json_group_array(json_array(id, name, short_name, sort)) FROM areas)`)
}

const (
	hoaSen = bot.TaxCode("0299900124")
	saoMai = bot.TaxCode("0299900131")
)

func TestFirstRosterMakesItsAreas(t *testing.T) {
	h := newHall(t)
	got := h.merge(taking{},
		roster.Row{Code: hoaSen, Name: "Mầm non Hoa Sen", Area: "Quận Dương Kinh", Owner: bot.Public, School: "31309101", Head: "cô A", Phone: "0912", Address: "số 1"},
		roster.Row{Name: "THPT Sao Mai", Level: bot.Upper, Area: "Báo cáo trực tiếp Sở"},
		roster.Row{Name: "Tiểu học Hòa Nghĩa", Level: bot.Primary, Area: "Thành phố Thuỷ Nguyên"},
		roster.Row{Name: "Tiểu học Tân Mai", Level: bot.Primary, Area: "Thành phố Thủy Nguyên"},
		roster.Row{Name: "Mầm non Bình Minh", Area: "dương kinh"},
		roster.Row{Name: "Mầm non Hoa Lan", Area: "Xã Cẩm Giang"},
		roster.Row{Name: "Mầm non Hoa Lan", Area: "Xã Cẩm Giàng"},
		roster.Row{Name: "THPT Hoa Lan", Level: bot.Upper, Area: "Khối Sở"},
	)
	require.Equal(t, [5]int{8, 0, 0, 0, 0}, counts(got))
	require.Equal(t, 8, got.Rows)
	require.Equal(t, 7, got.NoCode)
	want := []string{"Quận Dương Kinh", "Thành phố Thuỷ Nguyên", "Xã Cẩm Giang", "Xã Cẩm Giàng", "Báo cáo trực tiếp Sở"}
	require.ElementsMatch(t, want, got.NewAreas)
	require.Equal(t, want, h.areas(), "official order: as they came, the department's own last")
	require.Equal(t, "Khối Sở", h.text(`SELECT short_name FROM areas WHERE name = 'Báo cáo trực tiếp Sở'`))
	u := h.one(string(hoaSen))
	require.Equal(t, bot.Unit{ID: u.ID, Code: hoaSen, School: "31309101", Name: "Mầm non Hoa Sen", Level: bot.Nursery, Owner: bot.Public,
		Area: u.Area, AreaName: "Quận Dương Kinh", Head: "cô A", Phone: "0912", Address: "số 1"}, u)
	require.Equal(t, "1747803600000", h.text(`SELECT since FROM unit_history WHERE unit_id = ?`, u.ID))
}

// TestABareAreaOfTheFirstRoster meets a name that a ward and an old district
// share, wherever in the file it stands.
func TestABareAreaOfTheFirstRoster(t *testing.T) {
	bare := roster.Row{Name: "Mầm non Hoa Sen", Area: "An Biên"}
	ward, district := roster.Row{Name: "Mầm non Hoa Lan", Area: "Phường An Biên"}, roster.Row{Name: "Mầm non Hoa Cúc", Area: "Quận An Biên"}
	for _, rows := range [][]roster.Row{{bare, ward, district}, {ward, bare, district}, {ward, district, bare}} {
		h := newHall(t)
		got := h.merge(taking{}, rows...)
		require.ElementsMatch(t, []string{"Phường An Biên", "Quận An Biên"}, got.NewAreas)
		require.Len(t, got.Wrong, 1)
		require.Equal(t, "import.area_which", got.Wrong[0].Why.Key)
		require.Equal(t, [5]int{0, 0, 2, 1, 0}, counts(h.merge(taking{}, rows...)))
	}
	h := newHall(t)
	require.Equal(t, []string{"Phường An Biên"}, h.merge(taking{}, bare, ward).NewAreas)
}

// TestAColumnOfAddressesTakenForAreas has as many areas as rows.
func TestAColumnOfAddressesTakenForAreas(t *testing.T) {
	h := newHall(t)
	var rows []roster.Row
	for i := range 5_000 {
		rows = append(rows, roster.Row{Name: fmt.Sprint("Mầm non ", i), Area: fmt.Sprint("Phường Số ", i)})
	}
	require.Len(t, h.merge(taking{DryRun: true}, rows...).NewAreas, len(rows))
}

func TestImportingTwiceChangesNothing(t *testing.T) {
	h := newHall(t)
	rows := sample.Units(2000, countryDay)
	first := h.merge(taking{Now: countryDay}, rows...)
	require.Equal(t, [5]int{2000, 0, 0, 0, 0}, counts(first))
	before := h.state()
	again := h.merge(taking{Now: countryDay.Add(time.Hour)}, rows...)
	require.Equal(t, [5]int{0, 0, 2000, 0, 0}, counts(again))
	require.True(t, before == h.state(), "something was written")
	require.Empty(t, again.NewAreas)
}

func TestExportGivesTheRosterBack(t *testing.T) {
	h := newHall(t)
	rows := sample.Units(2000, countryDay)
	for i := range rows {
		rows[i].Address = "=1+1"
	}
	h.merge(taking{Now: countryDay}, rows...)
	out, err := h.s.Export(context.Background(), bot.Everything)
	require.NoError(t, err)
	for i := range rows {
		rows[i].Line = 0
	}
	require.True(t, cmp.Equal(rows, out))
	for _, f := range []roster.Format{roster.CSV, roster.XLSX} {
		var file bytes.Buffer
		require.NoError(t, roster.Write(&file, f, out))
		sheet, err := roster.Read(bytes.NewReader(file.Bytes()), int64(file.Len()))
		require.NoError(t, err)
		require.Equal(t, [5]int{0, 0, 2000, 0, 0}, counts(h.merge(taking{Now: countryDay}, sheet.Rows...)), f)
	}
}

func TestExportKeepsToTheScope(t *testing.T) {
	h := newHall(t)
	h.merge(taking{},
		roster.Row{Name: "Mầm non Hoa Sen", Area: "Dương Kinh"},
		roster.Row{Name: "TH&THCS Sao Mai", Level: bot.PrimaryLower, Area: "Dương Kinh"},
		roster.Row{Name: "Mầm non Hoa Lan", Area: "Đồ Sơn"},
		roster.Row{Name: "Mầm non Hoa Cúc", Area: "Đồ Sơn"},
		roster.Row{Name: "Mầm non Hoa Đào", Area: "Đồ Sơn"})
	h.stand("Mầm non Hoa Cúc", bot.Closed)
	h.stand("Mầm non Hoa Đào", bot.Exempt)
	areas, err := h.s.Areas(context.Background())
	require.NoError(t, err)
	for _, c := range []struct {
		scope bot.Scope
		want  []string
	}{
		{bot.Scope{}, nil},
		{bot.Everything, []string{"Mầm non Hoa Sen", "TH&THCS Sao Mai", "Mầm non Hoa Lan", "Mầm non Hoa Đào"}},
		{bot.WholeArea(areas[0].ID), []string{"Mầm non Hoa Sen", "TH&THCS Sao Mai"}},
		{bot.OfLevels(bot.Lower), []string{"TH&THCS Sao Mai"}},
	} {
		rows, err := h.s.Export(context.Background(), c.scope)
		require.NoError(t, err)
		var got []string
		for _, r := range rows {
			got = append(got, r.Name)
		}
		require.Equal(t, c.want, got)
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	h := newHall(t)
	before := h.state()
	got := h.merge(taking{DryRun: true}, sample.Units(50, countryDay)...)
	require.Equal(t, 50, got.New)
	require.NotEmpty(t, got.NewAreas)
	require.Equal(t, before, h.state())
}

func TestRowsFindTheirUnits(t *testing.T) {
	base := roster.Row{Code: hoaSen, School: "31309101", Name: "Mầm non Hoa Sen", Area: "Dương Kinh"}
	for name, c := range map[string]struct {
		row  roster.Row
		want [5]int
	}{
		"by code, renamed":               {roster.Row{Code: hoaSen, Name: "Mầm non Bình Minh", Area: "Dương Kinh"}, [5]int{0, 1, 0, 0, 0}},
		"by code, moved":                 {roster.Row{Code: hoaSen, Name: "Mầm non Hoa Sen", Area: "Đồ Sơn"}, [5]int{0, 1, 0, 0, 1}},
		"by code, all else another":      {roster.Row{Code: hoaSen, Name: "THCS Bình Minh", Area: "Đồ Sơn", Level: bot.Lower}, [5]int{1, 0, 0, 0, 1}},
		"by school, code corrected":      {roster.Row{Code: saoMai, School: "31309101", Name: "Mầm non Hoa Sen 1", Area: "Dương Kinh"}, [5]int{0, 1, 0, 0, 0}},
		"by name and area, no code":      {roster.Row{Name: "TRƯỜNG MN HOA SEN", Area: "Quận Dương Kinh"}, [5]int{0, 1, 0, 0, 0}},
		"by name and area, as it is":     {roster.Row{Name: "Mầm non Hoa Sen", Area: "Dương Kinh"}, [5]int{0, 0, 1, 0, 0}},
		"by name and area, code differs": {roster.Row{Code: saoMai, Name: "Mầm non Hoa Sen", Area: "Dương Kinh"}, [5]int{0, 1, 0, 0, 0}},
		"another area":                   {roster.Row{Name: "Mầm non Hoa Sen", Area: "Đồ Sơn"}, [5]int{1, 0, 0, 0, 1}},
		"another name":                   {roster.Row{Name: "Mầm non Hoa Lan", Area: "Dương Kinh"}, [5]int{1, 0, 0, 0, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			h.merge(taking{}, base, roster.Row{Name: "Mầm non Sao", Area: "Đồ Sơn"})
			id := h.one(string(hoaSen)).ID
			require.Equal(t, c.want, counts(h.merge(taking{}, c.row)))
			require.Equal(t, 1, h.merge(taking{}, c.row).Same, "the second time nothing changes")
			if c.want[0] == 0 {
				got := h.one(c.row.Name)
				require.Equal(t, id, got.ID)
				require.Equal(t, c.row.Name, got.Name)
				require.NotEmpty(t, got.Code, "an empty cell takes nothing away")
				require.Equal(t, "31309101", got.School)
			}
		})
	}
}

func TestASharedCodeIsToldApartByName(t *testing.T) {
	h := newHall(t)
	rows := []roster.Row{
		{Code: hoaSen, Name: "Mầm non Hoa Sen", Area: "Dương Kinh"},
		{Code: hoaSen, Name: "Mầm non Hoa Sen", Area: "Đồ Sơn"},
		{Code: hoaSen, Name: "Tiểu học Hoa Sen", Level: bot.Primary, Area: "Dương Kinh"},
	}
	require.Equal(t, 3, h.merge(taking{}, rows...).New)
	require.Equal(t, 3, h.merge(taking{}, rows...).Same)
	rows[2].Name = "Tiểu học Bình Minh" // the only one left over on either side
	require.Equal(t, [5]int{0, 1, 2, 0, 0}, counts(h.merge(taking{}, rows...)))
	require.Equal(t, [5]int{0, 0, 1, 0, 1}, counts(h.merge(taking{}, rows[0])), "a part of the roster renames nobody")
}

func TestRowsOfOneUnitAndRowsOfSeveral(t *testing.T) {
	h := newHall(t)
	got := h.merge(taking{},
		roster.Row{Name: "Mầm non Hoa Sen", Area: "Quận Dương Kinh"},
		roster.Row{Name: "MN Hoa Sen", Area: "Dương Kinh"},
		roster.Row{Name: "Mầm non Sao Mai", Area: "Dương Kinh", Code: hoaSen},
		roster.Row{Name: "Mầm non Sao Mai", Area: "Dương Kinh", Code: saoMai})
	require.Equal(t, [5]int{3, 0, 0, 1, 0}, counts(got))
	require.Equal(t, roster.Problem{Line: 3, Why: bot.T("import.same_unit", "row", 2)}, got.Wrong[0])
	got = h.merge(taking{}, roster.Row{Name: "Mầm non Sao Mai", Area: "Dương Kinh"})
	require.Equal(t, []roster.Problem{{Line: 2, Why: bot.T("import.which_unit", "n", 2)}}, got.Wrong)
}

func TestUnknownAreas(t *testing.T) {
	h := newHall(t)
	h.merge(taking{}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Quận Dương Kinh"}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Xã Cẩm Giàng"},
		roster.Row{Name: "Mầm non Hoa Sen", Area: "Xã Cẩm Giảng"})
	rows := []roster.Row{
		{Name: "Mầm non Hoa Lan", Area: "Dương Kính"},
		{Name: "Mầm non Hoa Cúc", Area: "duong kinh"},
		{Name: "Mầm non Hoa Mai", Area: "Dương Kin"},
		{Name: "Mầm non Hoa Đào", Area: "cam giang"},
		{Name: "Mầm non Hoa Hồng", Area: "Quận Lê Chân"},
	}
	got := h.merge(taking{}, rows...)
	require.Equal(t, 1, got.New, "another accent is doubtful, none is not")
	require.Equal(t, map[string]string{"Dương Kính": "Quận Dương Kinh", "Dương Kin": "Quận Dương Kinh", "cam giang": "Xã Cẩm Giàng", "Quận Lê Chân": ""}, got.UnknownAreas)
	require.Equal(t, []roster.Problem{
		{Line: 2, Column: "Địa bàn", Why: bot.T("import.area_near", "have", "Dương Kính", "near", "Quận Dương Kinh")},
		{Line: 4, Column: "Địa bàn", Why: bot.T("import.area_near", "have", "Dương Kin", "near", "Quận Dương Kinh")},
		{Line: 5, Column: "Địa bàn", Why: bot.T("import.area_which", "have", "cam giang", "choices", bot.List{bot.Raw("Xã Cẩm Giàng"), bot.Raw("Xã Cẩm Giảng")})},
		{Line: 6, Column: "Địa bàn", Why: bot.T("import.area_unknown", "have", "Quận Lê Chân")},
	}, got.Wrong)
	got = h.merge(taking{NewAreas: []string{"quận lê chân", "Quận Không Có"}}, rows...)
	require.Equal(t, []string{"Quận Lê Chân"}, got.NewAreas)
	require.Equal(t, [5]int{1, 0, 1, 3, 1}, counts(got))
	require.Equal(t, []string{"Quận Dương Kinh", "Xã Cẩm Giàng", "Xã Cẩm Giảng", "Quận Lê Chân"}, h.areas())
}

func TestANewAreaStandsBeforeTheDepartments(t *testing.T) {
	h := newHall(t)
	h.merge(taking{}, roster.Row{Name: "THPT Sao Mai", Area: "Khối Sở"}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Dương Kinh"})
	h.merge(taking{NewAreas: []string{"Đồ Sơn"}}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Đồ Sơn"})
	require.Equal(t, []string{"Dương Kinh", "Đồ Sơn", "Khối Sở"}, h.areas())
}

func TestAnAreaThatIsNoMoreStillHoldsItsUnits(t *testing.T) {
	h := newHall(t)
	h.merge(taking{}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Quận Dương Kinh"})
	storetest.Exec(t, h.s, `UPDATE areas SET valid_to = ?`, noon.AddDate(0, 0, -30).UnixMilli())
	require.Equal(t, 1, h.merge(taking{}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Quận Dương Kinh"}).Same)
	got := h.merge(taking{}, roster.Row{Name: "Mầm non Hoa Lan", Area: "Dương Kinh"})
	require.Equal(t, 1, got.New, "no unit is lost")
	require.Equal(t, []bot.UnknownArea{{Name: "Dương Kinh", Rows: 1}}, got.Ended, "and it is said")
}

func TestAMoveIsDated(t *testing.T) {
	h := newHall(t)
	row := roster.Row{Code: hoaSen, Name: "Mầm non Hoa Sen", Area: "Dương Kinh"}
	h.merge(taking{}, row, roster.Row{Name: "Mầm non Sao Mai", Area: "Đồ Sơn"})
	for _, area := range []string{"Đồ Sơn", "Dương Kinh", "Đồ Sơn"} { // all in one moment
		row.Area = area
		require.Equal(t, 1, h.merge(taking{}, row).Changed)
	}
	require.Equal(t, "Đồ Sơn", h.one(string(hoaSen)).AreaName)
	require.Equal(t, `[["Dương Kinh",0,""],["Đồ Sơn",0,null],["Dương Kinh",0,null],["Đồ Sơn",0,null]]`,
		h.text(`SELECT json_group_array(json_array(name, late, standing)) FROM (SELECT a.name AS name, h.since - ? AS late, h.standing FROM unit_history h
		  JOIN areas a ON a.id = h.area_id JOIN units u ON u.id = h.unit_id WHERE u.code <> '' ORDER BY h.id)`, noon.UnixMilli()))
}

func TestTheRosterAcceptsAUnitThatReportedBefore(t *testing.T) {
	for name, row := range map[string]roster.Row{
		"by code": {Code: hoaSen, Name: "Trường Mầm non Hoa Sen", Area: "Dương Kinh"},
		"by name": {Name: "mầm non hoa sen", Area: "Dương Kinh"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			h := &hall{t, r.s}
			h.stand("Trường Mầm non Hoa Sen", bot.Closed)
			out := r.commit(bot.FileReport{ID: "r", Draft: "d", New: &bot.NewUnit{Code: hoaSen, Name: "MN Hoa Sen", Level: bot.Nursery, Area: r.area},
				Status: bot.Accepted, Account: lan, At: noon})
			got := h.merge(taking{Now: noon.Add(time.Hour)}, row)
			require.Equal(t, [5]int{0, 1, 0, 0, 0}, counts(got), "%v", got.Wrong)
			u := h.one(string(hoaSen))
			require.Equal(t, out.Report.Unit, u.ID)
			require.Equal(t, bot.Counted, u.Standing)
			require.Equal(t, bot.Accepted, u.Current.Status)
			require.Equal(t, 1, h.merge(taking{}, row).Same)
		})
	}
}

func TestACodeOfTheRosterEndsAProposal(t *testing.T) {
	h := newHall(t)
	h.merge(taking{}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Dương Kinh"})
	storetest.Exec(t, h.s, `UPDATE units SET code_proposed = ?, no_code = 1`, saoMai)
	require.Equal(t, 1, h.merge(taking{}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Dương Kinh"}).Same)
	require.Equal(t, 1, h.merge(taking{}, roster.Row{Code: hoaSen, Name: "Mầm non Hoa Sen", Area: "Dương Kinh"}).Changed)
	u := h.one(string(hoaSen))
	require.Equal(t, bot.TaxCode(""), u.Proposed)
	require.False(t, u.NoCode)
}

func TestMissingUnitsStay(t *testing.T) {
	h := newHall(t)
	h.merge(taking{}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Dương Kinh"}, roster.Row{Name: "Mầm non Sao Mai", Area: "Dương Kinh"},
		roster.Row{Name: "Mầm non Hoa Lan", Area: "Dương Kinh"})
	h.stand("Mầm non Hoa Lan", bot.Closed)
	got := h.merge(taking{}, roster.Row{Name: "Mầm non Hoa Sen", Area: "Dương Kinh"})
	require.Len(t, got.Missing, 1)
	require.Equal(t, "Mầm non Sao Mai", got.Missing[0].Name)
	require.Equal(t, bot.Counted, h.one("sao mai").Standing)
}
