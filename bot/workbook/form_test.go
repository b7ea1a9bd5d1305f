package workbook

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
)

// formOf is the workbook of an area's frozen form.
func formOf() Book {
	b := town()
	b.Areas, b.Units, b.Phones, b.Frozen = b.Areas[1:], append(b.Units[:2:2], bot.UnitRow{ID: 9, Name: "Mầm non Hoa Sen", Code: "0299900124-001", Area: 7, Level: bot.Nursery, Status: bot.Succeeded, At: at, Review: bot.Unreviewed}), false, true
	b.Levels = []bot.Row{{Level: bot.Nursery, Tally: bot.Tally{Total: 1, Succeeded: 1}}, {Level: bot.Primary, Tally: bot.Tally{Total: 2, Accepted: 1, Refused: 1, Confirmed: 1, Outside: 3}}}
	b.Head.Office, b.Head.Number, b.Head.Times = "Phòng Văn hóa – Xã hội phường Dương Kinh", 3, 2
	return b
}

// said are the texts of a sheet by their cells.
func said(t *testing.T, f *excelize.File, sheet string) map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	require.NoError(t, err)
	all := map[string]string{}
	for r, row := range rows {
		for c, text := range row {
			if text != "" {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				all[cell] = text
			}
		}
	}
	return all
}

// TestAFormIsPaper: the sheet that stands first is what is signed, on one sheet across,
// with the numbers of the others.
func TestAFormIsPaper(t *testing.T) {
	f := opened(t, formOf())
	require.Equal(t, []string{"Biểu", "Địa bàn", "Cấp học", "Đơn vị"}, f.GetSheetList())
	s := said(t, f, "Biểu")
	for cell, text := range map[string]string{
		"A1": "PHÒNG VĂN HÓA – XÃ HỘI PHƯỜNG DƯƠNG KINH", "E1": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "E2": "Độc lập – Tự do – Hạnh phúc",
		"A5": "(Tính đến 15h12 ngày 23/5/2025. Biểu số 3, lần 2)", "B7": "Cấp học", "I7": "Chưa báo cáo", "J7": "Tỷ lệ %",
		"B8": "Mầm non", "C8": "1", "J8": "100", "B10": "Tổng cộng", "C10": "3", "D10": "3", "E10": "1", "F10": "1", "G10": "1", "J10": "67",
		"A12": "Ngoài danh sách, chờ kiểm tra, không có trong bảng: 3 đơn vị.",
		"B15": "Tên đơn vị", "B16": "Mầm non Hoa Sen", "E16": "0299900124-001", "G16": "Định danh thành công", "B17": "Tiểu học Hòa Nghĩa 10", "I17": "21/5/2025",
		"A20": "NGƯỜI LẬP BIỂU", "E19": "Ngày 23/5/2025",
	} {
		require.Equal(t, text, s[cell], "%s of %v", cell, s)
	}
	require.NotContains(t, fmt.Sprint(s), "Hòa Nghĩa 9", "one that was refused is not in the list")
	for _, n := range f.GetDefinedName() {
		require.False(t, n.Scope == "Biểu" && n.Name == "_xlnm.Print_Titles")
	}
	require.True(t, slices.ContainsFunc(f.GetDefinedName(), func(n excelize.DefinedName) bool {
		return n.Name == "_xlnm.Print_Area" && n.RefersTo == "'Biểu'!$A$1:$J$27"
	}), "%v", f.GetDefinedName())
	merged, err := f.GetMergeCells("Biểu")
	require.NoError(t, err)
	require.Len(t, merged, 4+2+3*3+6)
}

// What counts in other words has its column, as on the page; and a form that was sent
// once names no time.
func TestAFormWithOtherWords(t *testing.T) {
	b := formOf()
	b.Levels[0].Tally, b.Head.Times = bot.Tally{Total: 1, Other: 1}, 1
	s := said(t, opened(t, b), "Biểu")
	require.Equal(t, [3]string{"Trạng thái khác", "1", "Tỷ lệ %"}, [3]string{s["I7"], s["I8"], s["K7"]})
	require.Equal(t, "(Tính đến 15h12 ngày 23/5/2025. Biểu số 3)", s["A5"])
}
