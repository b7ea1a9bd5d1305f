package workbook

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/locales"
)

var at = time.Date(2025, 5, 23, 15, 12, 0, 0, time.FixedZone("Việt Nam", 7*60*60))

// town is a book of two areas, whose numbers are those of its units.
func town() Book {
	kinh, an := bot.Area{ID: 7, Name: "Quận Dương Kinh"}, bot.Area{ID: 3, Name: "Quận Hải An"}
	said := at.Add(-48 * time.Hour)
	b := Book{Head: bot.ExportHead{Office: "Sở GDĐT Hải Phòng", Campaign: "Báo cáo định danh", Place: "toàn thành phố", By: "Lan Anh"}, At: at, Lang: "vi", Phones: true}
	b.Units = []bot.UnitRow{
		{ID: 1, Name: "Tiểu học Hòa Nghĩa 10", Code: "0299900124", Area: 7, Level: bot.Primary, Status: bot.Accepted, At: said, Tries: 2, Review: bot.Confirmed},
		{ID: 2, Name: "Tiểu học Hòa Nghĩa 9", Area: 7, Level: bot.Primary, Status: bot.Refused, Reason: bot.ReasonOther, ReasonText: "=1+1", At: said, Tries: 1, Review: bot.Unreviewed, Pile: bot.ToUpdate, Head: "Bà Hoa", Phone: "0999000001"},
		{ID: 3, Name: "=HYPERLINK(\"http://x\";\"Mầm non\")", Area: 3, Level: bot.Nursery, Pile: bot.ToPhone, Head: "+Ông An", Phone: "0999000002"},
		{ID: 4, Name: "@Mầm non Đa Phúc", Area: 3, Level: bot.Nursery, Status: bot.OtherStatus, Words: "-chờ", At: said, Review: bot.Unreviewed},
	}
	b.Areas = []bot.Row{
		{Area: an, Tally: bot.Tally{Total: 2, Other: 1, NotReported: 1, Reached: 1}},
		{Area: kinh, Tally: bot.Tally{Total: 2, Accepted: 1, Refused: 1, Behind: 1, Confirmed: 1, Outside: 3}},
	}
	b.Levels = []bot.Row{{Level: bot.Nursery, Tally: b.Areas[0].Tally}, {Level: bot.Primary, Tally: b.Areas[1].Tally}}
	return b
}

// opened is the workbook as the library reads it.
func opened(t testing.TB, b Book) *excelize.File {
	t.Helper()
	words, err := locales.New()
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, Write(&out, words, b))
	f, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, f.Close()) })
	return f
}

// columnOf is the cells of a column under the headings, as they are kept.
func columnOf(t *testing.T, f *excelize.File, sheet, name string) (cells []string) {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	for i, heading := range rows[headRows] {
		if heading != name {
			continue
		}
		for _, row := range rows[headRows+1:] {
			if i < len(row) {
				cells = append(cells, row[i])
			}
		}
		return cells
	}
	t.Fatalf("no column %q in %q", name, rows[headRows])
	return nil
}

func TestSheetsAndTheirOrder(t *testing.T) {
	f := opened(t, town())
	require.Equal(t, []string{"Địa bàn", "Cấp học", "Đơn vị", "Cần đôn đốc"}, f.GetSheetList())
	require.Equal(t, []string{"2", "2", "4"}, columnOf(t, f, "Địa bàn", "Tổng số"))
	require.Equal(t, []string{"0", "0.5", "0.25"}, columnOf(t, f, "Địa bàn", "Tỷ lệ"))
	require.Equal(t, []string{"1", "1", "2"}, columnOf(t, f, "Địa bàn", "Cập nhật trong kỳ"))
	require.Equal(t, []string{"@Mầm non Đa Phúc", "=HYPERLINK(\"http://x\";\"Mầm non\")", "Tiểu học Hòa Nghĩa 9", "Tiểu học Hòa Nghĩa 10"}, columnOf(t, f, "Đơn vị", "Tên đơn vị"), "areas in their order, numbers in names by their size")
	require.Equal(t, []string{"Đã cập nhật", "Chưa", "Chưa", "Đã cập nhật"}, columnOf(t, f, "Đơn vị", "Trong kỳ"))
	require.Equal(t, []string{"0999000002", "0999000001"}, columnOf(t, f, "Cần đôn đốc", "Điện thoại"))
	require.Equal(t, []string{"Cần gọi điện", "Cần cập nhật"}, columnOf(t, f, "Cần đôn đốc", "Cách đôn đốc"))
	about, err := f.GetCellValue("Đơn vị", "A4")
	require.NoError(t, err)
	require.Equal(t, "Phạm vi: toàn thành phố. Số liệu tính đến 15h12 ngày 23/5/2025, chưa chốt. Người lập: Lan Anh.", about)
	blocks, err := f.SearchSheet("Cấp học", "Theo khối của công văn")
	require.NoError(t, err)
	require.NotEmpty(t, blocks)
}

// Where nobody's name is known there is room for it.
func TestWhoMadeItIsNeverEmpty(t *testing.T) {
	b := town()
	b.Head.By = ""
	about, err := opened(t, b).GetCellValue("Đơn vị", "A4")
	require.NoError(t, err)
	require.Contains(t, about, "Người lập: ……………")
}

// What goes to a group has neither the sheet nor a phone or a head anywhere.
func TestNoPhonesInAGroupsFile(t *testing.T) {
	b := town()
	b.Phones = false
	f := opened(t, b)
	require.Equal(t, []string{"Địa bàn", "Cấp học", "Đơn vị"}, f.GetSheetList())
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		for _, secret := range []string{"0999", "Hoa", "Ông An"} {
			for _, row := range rows {
				for _, cell := range row {
					if cell != "Tiểu học Hòa Nghĩa 9" && cell != "Tiểu học Hòa Nghĩa 10" {
						require.NotContains(t, cell, secret, "%s", sheet)
					}
				}
			}
		}
	}
}

// A name that looks like a formula is a name, and so is a code: texts; a count and an
// hour are numbers, in Việt Nam's hours.
func TestKindsOfCells(t *testing.T) {
	f := opened(t, town())
	kind := func(cell string) excelize.CellType {
		k, err := f.GetCellType("Đơn vị", cell)
		require.NoError(t, err)
		formula, err := f.GetCellFormula("Đơn vị", cell)
		require.NoError(t, err)
		require.Empty(t, formula)
		return k
	}
	for _, cell := range []string{"C7", "D10", "I7", "I9"} {
		require.Equal(t, excelize.CellTypeInlineString, kind(cell), cell)
		id, err := f.GetCellStyle("Đơn vị", cell)
		require.NoError(t, err)
		look, err := f.GetStyle(id)
		require.NoError(t, err)
		require.Equal(t, 49, look.NumFmt, "%s: what is typed over it is text too", cell)
	}
	require.Equal(t, excelize.CellTypeUnset, kind("A7"), "a number has no type")
	require.Equal(t, excelize.CellTypeUnset, kind("K7"))
	shown, err := f.GetCellValue("Đơn vị", "K7")
	require.NoError(t, err)
	require.Equal(t, "15:12 21/05/2025", shown)
	for _, sheet := range f.GetSheetList() {
		panes, err := f.GetPanes(sheet)
		require.NoError(t, err)
		require.Equal(t, [2]any{true, headRows + 1}, [2]any{panes.Freeze, panes.YSplit}, "%s: the headings stay in sight", sheet)
		page, err := f.GetPageLayout(sheet)
		require.NoError(t, err)
		require.Equal(t, [3]any{9, "landscape", 1}, [3]any{*page.Size, *page.Orientation, *page.FitToWidth}, sheet)
	}
	titles := 0
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			titles++
			require.Equal(t, fmt.Sprintf("'%s'!$6:$6", n.Scope), n.RefersTo)
		}
	}
	require.Equal(t, 4, titles)
}

// An empty scope, and words that are no letters of XML, make a workbook too.
func TestNothingAndWorse(t *testing.T) {
	require.Equal(t, []string{"0"}, columnOf(t, opened(t, Book{At: at, Lang: "vi", Phones: true}), "Địa bàn", "Tổng số"))
	b := town()
	b.Units[0].Name = "Mầm\x00 non <&> \ufffe"
	require.Len(t, columnOf(t, opened(t, b), "Đơn vị", "Tên đơn vị"), 4)
}
