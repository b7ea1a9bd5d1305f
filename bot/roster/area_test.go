package roster

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

var today = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)

func july(y int) time.Time { return time.Date(y, 7, 1, 0, 0, 0, 0, time.UTC) }

// town is a few areas as the records have them.
func town() []bot.Area {
	return []bot.Area{
		{ID: 1, Code: "309", Name: "Quận Dương Kinh", Sort: 1, To: july(2025).AddDate(0, 0, -1)},
		{ID: 2, Code: "11692", Name: "Phường Dương Kinh", Sort: 2, From: july(2025), Phone: "0225 000 0001"},
		{ID: 3, Code: "11311", Name: "Phường Hồng Bàng", Sort: 3, From: july(2025), Office: "Phòng VHXH"},
		{ID: 4, Name: bot.DirectName, Short: bot.DirectShort, Sort: bot.DirectSort},
	}
}

func planned(t *testing.T, file string, mayMake bool) AreaPlan {
	t.Helper()
	sheet, err := ReadAreas(strings.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	return PlanAreas(sheet, town(), mayMake, today)
}

func TestAreasSayWhatChanges(t *testing.T) {
	p := planned(t, "Danh sách địa bàn\n\nMã;Tên địa bàn;Người liên hệ;ĐT;Đến ngày;Tên cũ\n"+
		"(1);(2);(3);(4);(5);(6)\n"+
		"11692;Phường Dương Kinh;cô Lan;;;Phường Anh Dũng; \n"+
		";phuong hong bang không;;;;\n", true)
	require.Equal(t, []Problem(nil), p.Wrong)
	p = planned(t, "Mã,Tên địa bàn,Người liên hệ,SĐT,Đến ngày,Tên cũ\n"+
		"11692,Phường Dương Kinh,cô Lan,,31/12/2026,\"Phường Anh Dũng; Phường Hải Thành\"\n"+
		",Phường Hồng Bàng,,,,\n"+
		",Báo cáo trực tiếp Sở,,-,,-\n", false)
	require.Empty(t, p.Wrong)
	require.Equal(t, []int{0, 1, 2}, []int{p.New, p.Changed, p.Same})
	require.Equal(t, []bot.Area{{ID: 2, Code: "11692", Name: "Phường Dương Kinh", Sort: 2, From: july(2025),
		To: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC), Contact: "cô Lan", Phone: "0225 000 0001",
		Earlier: []string{"Phường Anh Dũng", "Phường Hải Thành"}}}, p.Save, "an empty cell leaves what is known")
	p = planned(t, "Mã,Tên địa bàn,Điện thoại\n11692,Phường Dương Kinh mới,-\n", false)
	require.Equal(t, [][2]string{{"Phường Dương Kinh", "Phường Dương Kinh mới"}}, p.Renamed)
	require.Empty(t, p.Save[0].Phone, "a dash empties the cell")
}

func TestAListWithAWrongRowChangesNothing(t *testing.T) {
	const head = "Mã,Tên địa bàn,Tên ngắn,Thứ tự,Điện thoại,Từ ngày,Đến ngày\n"
	for row, want := range map[string]string{
		"11692,-,,,,,":                                 "areas.no_name",
		"11692,,,,,,":                                  "areas.no_name",
		",Phường Dương Kin,,,,,":                       "areas.near",
		"9,Phường Dương Kinh,,,,,":                     "areas.other_code",
		"11692,Phường Hồng Bàng,,,,,":                  "areas.same_name",
		"11692,Phường Dương Kinh,Dương Kinh 12345,,,,": "import.too_long",
		"11692,Phường Dương Kinh,,một,,,":              "areas.sort",
		"11692,Phường Dương Kinh,,-3,,,":               "areas.sort",
		"11692,Phường Dương Kinh,,,cô Lan,,":           "setting.not_phone",
		"11692,Phường Dương Kinh,,,,7/25/2025,":        "setting.not_day",
		"11692,Phường Dương Kinh,,,,,mai":              "setting.not_day",
		"11692,Phường Dương Kinh,,,,,30/6/2025":        "areas.days",
		"11692,Phường Dương Kinh,#N/A,,,,":             "import.formula_error",
	} {
		p := planned(t, head+"11311,Phường Hồng Bàng,,,0225 000 0009,,\n"+row+"\n", false)
		require.Len(t, p.Wrong, 1, row)
		require.Equal(t, want, p.Wrong[0].Why.Key, row)
		require.Equal(t, 3, p.Wrong[0].Line, row)
		require.Empty(t, p.Save, row)
	}
	p := planned(t, head+"11311,Phường Hồng Bàng,,,,,\n,phường hồng bàng,,,,,\n", false)
	require.Equal(t, "import.twice", p.Wrong[0].Why.Key)
}

func TestNewAreasAreMadeWhenTheyMay(t *testing.T) {
	p := planned(t, "Tên địa bàn,Từ ngày\nXã Kiến Hải,2025-07-01\nXã Kiến Hải,1/1/2026\n", true)
	require.Equal(t, "areas.same_name", p.Wrong[0].Why.Key)
	p = planned(t, "Tên địa bàn,Từ ngày\nXã Kiến Hải,45839\n", true)
	require.Empty(t, p.Wrong)
	require.Equal(t, []bot.Area{{Name: "Xã Kiến Hải", From: july(2025)}}, p.Save, "a cell of dates in a workbook is a number")
}

func TestAreasComeBackAsTheyWere(t *testing.T) {
	areas := append(town(), CityAreas()...)[:40]
	for i := range areas {
		areas[i].ID = bot.AreaID(i + 1)
		areas[i].Name = areas[i].Name + strings.Repeat("x", i/4)
		areas[i].Code = ""
	}
	areas[0].Earlier = []string{"Xã A", "Xã B"}
	areas[1].Office = "=Phòng VHXH"
	for _, f := range []Format{CSV, XLSX} {
		var file bytes.Buffer
		require.NoError(t, WriteAreas(&file, f, areas))
		sheet, err := ReadAreas(bytes.NewReader(file.Bytes()), int64(file.Len()))
		require.NoError(t, err)
		p := PlanAreas(sheet, areas, false, today)
		require.Empty(t, p.Wrong, f)
		require.Equal(t, len(areas), p.Same, f)
		require.Empty(t, p.Save)
	}
}

func TestAFileOfUnitsIsNoListOfAreas(t *testing.T) {
	_, err := ReadAreas(strings.NewReader("a,b\n1,2\n"), 8)
	require.Equal(t, "import.no_header_seen", refusalKey(err))
	_, err = ReadAreas(strings.NewReader("PK\x03\x04 no workbook"), 16)
	require.Equal(t, "import.cut", refusalKey(err))
}
