package roster_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// What the title above a table says serves for rows that say nothing, and that is
// told; what is said for the whole list, in a heading or in the row comes first.
func TestATitleNamesTheAreaAndTheLevel(t *testing.T) {
	const rows = "\nSTT,Tên đơn vị,Mã số thuế\n1,Hoa Sen,0299900124\n2,THCS Sao Mai,"
	for title, want := range map[string]string{
		"Danh sách trường mầm non phường Dương Kinh":                                      "Phường Dương Kinh/mam_non",
		"UBND PHƯỜNG DƯƠNG KINH,,\nDANH SÁCH CÁC TRƯỜNG":                                  "Phường Dương Kinh/",
		"DANH SÁCH TRƯỜNG TIỂU HỌC TRÊN ĐỊA BÀN PHƯỜNG DƯƠNG KINH NĂM HỌC 2025-2026":      "Phường Dương Kinh/tieu_hoc",
		"PHÒNG VĂN HÓA - XÃ HỘI PHƯỜNG DƯƠNG KINH,,\nDANH SÁCH TRƯỜNG MẦM NON":            "Phường Dương Kinh/mam_non",
		"Phòng Văn hóa – Xã hội xã An Lão,,\nDanh sách trường":                            "Xã An Lão/",
		"UBND THÀNH PHỐ HẢI PHÒNG,,\nDanh sách trường xã An Lão (kèm theo công văn số 5)": "Xã An Lão/",
		"Danh sách trường mầm non và tiểu học phường Dương Kinh":                          "Phường Dương Kinh/",
		"Danh sách trường phường Trên Mây":                                                "/",
		"Danh sách các trường": "/",
	} {
		c := roster.Plan(readText(t, title+rows), city(), already)
		s := c.Sheets[0]
		require.Equal(t, want, s.TitleArea+"/"+string(s.TitleLevel), title)
		if area, level, _ := strings.Cut(want, "/"); area == "" {
			require.Equal(t, 2, c.NoArea, title)
		} else {
			require.Len(t, c.Units, 2, title)
			require.Equal(t, bot.Level(level), c.Units[0].Now.Level, title)
			require.Equal(t, bot.Lower, c.Units[1].Now.Level, title)
		}
	}
	list := readText(t, "Danh sách trường mầm non phường Dương Kinh\nSTT,Tên đơn vị,Địa bàn\n1,Hoa Sen,Đồ Sơn\nI,Phường Hưng Đạo,\n1,Hoa Mai,\n")
	c := roster.Plan(list, city(), already)
	require.Empty(t, c.Sheets[0].TitleArea)
	require.Equal(t, "Phường Đồ Sơn|Phường Hưng Đạo", areaNameOf(c.Units[0].Now.Area)+"|"+areaNameOf(c.Units[1].Now.Area))
	terms := already
	terms.Area = 20
	c = roster.Plan(readText(t, "Danh sách trường phường Dương Kinh"+rows), city(), terms)
	require.Empty(t, c.Sheets[0].TitleArea)
	require.Equal(t, bot.AreaID(20), c.Units[0].Now.Area)
}

func areaNameOf(id bot.AreaID) string { return city().Areas[id-1].Name }

// A workbook with a sheet for each area says the areas by the sheets' names.
func TestASheetsNameIsItsArea(t *testing.T) {
	book := excelize.NewFile()
	for sheet, unit := range map[string]string{"P. Dương Kinh": "Mầm non Hoa Sen", "Hải An": "Mầm non Hoa Mai", "Trên Mây": "Mầm non Mây"} {
		_, err := book.NewSheet(sheet)
		require.NoError(t, err)
		fill(t, book, sheet, [][]any{{"Tên đơn vị", "Mã số thuế"}, {unit, nil}})
	}
	c := roster.Plan(read(t, bytesOf(t, book)), city(), already)
	areas := map[string]string{}
	for _, u := range c.Units {
		areas[u.Now.Name] = areaNameOf(u.Now.Area)
	}
	require.Equal(t, map[string]string{"Mầm non Hoa Sen": "Phường Dương Kinh", "Mầm non Hoa Mai": "Phường Hải An"}, areas)
	require.Equal(t, 1, c.NoArea)
	for _, s := range c.Sheets {
		require.Equal(t, areas[map[string]string{"P. Dương Kinh": "Mầm non Hoa Sen", "Hải An": "Mầm non Hoa Mai"}[s.Name]], s.TitleArea, s.Name)
	}
}

// An officer of one area leaves the area out; what a title or a sheet says of another
// one is not taken for the own.
func TestTheOnlyAreaIsThatOfRowsThatNothingNames(t *testing.T) {
	terms := already
	for _, a := range city().Areas {
		if a.Name == "Phường Dương Kinh" {
			terms.Scope = bot.WholeArea(a.ID)
		}
	}
	for list, want := range map[string]string{
		"Tên đơn vị,Mã số thuế\nMầm non Hoa Sen,":                                      "Phường Dương Kinh",
		"Danh sách trường phường Dương Kinh,\nTên đơn vị,Mã số thuế\nMầm non Hoa Sen,": "Phường Dương Kinh",
		"Danh sách trường phường Hải An,\nTên đơn vị,Mã số thuế\nMầm non Hoa Sen,":     "import.outside_area",
	} {
		c := roster.Plan(readText(t, list), city(), terms)
		got := ""
		for _, u := range c.Units {
			got += areaNameOf(u.Now.Area)
		}
		for _, w := range c.Wrong {
			got += w.Why.Key
		}
		require.Equal(t, want, got, list)
	}
}

// The office that sends the list stands for its area, in a cell as in a title, though it
// has a "xã" in its own name.
func TestAnOfficeNamesItsArea(t *testing.T) {
	c := roster.Plan(readText(t, "Tên đơn vị,Cấp học,Địa bàn\nMầm non Hoa Sen,Mầm non,Phòng Văn hóa - Xã hội phường Dương Kinh\nMầm non Hoa Mai,Mầm non,UBND xã An Lão"), city(), already)
	require.Empty(t, c.Wrong)
	require.Equal(t, "Phường Dương Kinh|Xã An Lão", areaNameOf(c.Units[0].Now.Area)+"|"+areaNameOf(c.Units[1].Now.Area))
}
