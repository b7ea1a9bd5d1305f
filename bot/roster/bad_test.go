package roster_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// A million rows that are only drawn, below a list and inside one, are none.
func TestAMillionEmptyRows(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Tên đơn vị</t></is></c><c r="B1" t="inlineStr"><is><t>Địa bàn</t></is></c></row>` +
		`<row r="2"><c r="A2" t="inlineStr"><is><t>THPT Sao Mai</t></is></c><c r="B2" t="inlineStr"><is><t>Đồ Sơn</t></is></c></row>`)
	for i := 3; i <= 200_000; i++ {
		fmt.Fprintf(&rows, `<row r="%d" s="1"><c r="A%d" s="1"/></row>`, i, i)
	}
	end := `</sheetData></worksheet>`
	below := repacked(t, workbook(t, head), "xl/worksheets/sheet1.xml", []byte(rows.String()+end))
	require.Equal(t, []string{"THPT Sao Mai"}, names(read(t, below).Rows))
	inside := repacked(t, workbook(t, head), "xl/worksheets/sheet1.xml", []byte(rows.String()+
		`<row r="200001"><c r="A200001" t="inlineStr"><is><t>THPT Hoa Sen</t></is></c><c r="B200001" t="inlineStr"><is><t>Đồ Sơn</t></is></c></row>`+end))
	require.Equal(t, []string{"THPT Sao Mai", "THPT Hoa Sen"}, names(read(t, inside).Rows))
	empty := repacked(t, workbook(t, head), "xl/worksheets/sheet1.xml", []byte(`<worksheet><sheetData>`+strings.Repeat(`<row><c s="1"/></row>`, 1_000_000)+end))
	_, err := roster.Read(bytes.NewReader(empty), int64(len(empty)))
	requireRefusal(t, err, bot.Invalid, "import.no_header")
}

// A list whose cells are formulas that nothing has computed is not half a list.
func TestFormulasWithoutValuesAreTold(t *testing.T) {
	book := excelize.NewFile()
	fill(t, book, "Sheet1", [][]any{head, {1, "Mầm non Hoa Sen", nil, "Mầm non", "Dương Kinh"}, {2, nil, nil, "Mầm non", "Dương Kinh"}})
	require.NoError(t, book.SetCellFormula("Sheet1", "B3", `"Mầm non "&"Sao"`))
	sheet := read(t, bytesOf(t, book))
	require.Equal(t, []string{"Mầm non Hoa Sen"}, names(sheet.Rows))
	require.Equal(t, "import.formulas", sheet.Notes[0].Why.Key)
	require.Equal(t, "import.no_name_computed", sheet.Wrong[0].Why.Key)

	pkg := bytesOf(t, book) // as other programs write it: a value that is empty
	emptied := strings.ReplaceAll(string(partOf(t, pkg, "xl/worksheets/sheet1.xml")), "</f></c>", "</f><v></v></c>")
	require.Contains(t, emptied, "<v></v>")
	sheet = read(t, repacked(t, pkg, "xl/worksheets/sheet1.xml", []byte(emptied)))
	require.Equal(t, "import.no_name_computed", sheet.Wrong[0].Why.Key)

	for c, title := range head {
		at, err := excelize.CoordinatesToCellName(c+1, 1)
		require.NoError(t, err)
		require.NoError(t, book.SetCellFormula("Sheet1", at, fmt.Sprintf("%q", title)))
	}
	pkg = bytesOf(t, book)
	pkg = repacked(t, pkg, "xl/worksheets/sheet1.xml", []byte(strings.ReplaceAll(string(partOf(t, pkg, "xl/worksheets/sheet1.xml")), "<v>", "<w>")))
	_, err := roster.Read(bytes.NewReader(pkg), int64(len(pkg)))
	require.Error(t, err, "no header is left")
}

// Wherever a file is cut, it is refused or what is read is said: never a panic,
// and of a workbook never a part.
func TestHalfAFile(t *testing.T) {
	var rows [][]any
	rows = append(rows, head)
	for i := range 300 {
		rows = append(rows, []any{i + 1, fmt.Sprintf("Mầm non Số %d", i), nil, "Mầm non", "Dương Kinh"})
	}
	whole := workbook(t, rows...)
	for cut := 0; cut < len(whole); cut += max(1, len(whole)/150) {
		_, err := roster.Read(bytes.NewReader(whole[:cut]), int64(cut))
		require.Equal(t, bot.Invalid, bot.KindOf(err), "cut at %d of %d", cut, len(whole))
	}
	sheet := partOf(t, whole, "xl/worksheets/sheet1.xml")
	for cut := len(sheet) / 2; cut < len(sheet)-len("</sheetData></worksheet>"); cut += max(1, len(sheet)/50) {
		pkg := repacked(t, whole, "xl/worksheets/sheet1.xml", sheet[:cut])
		_, err := roster.Read(bytes.NewReader(pkg), int64(len(pkg)))
		require.Equal(t, bot.Invalid, bot.KindOf(err), "the sheet is cut at %d of %d", cut, len(sheet))
	}
}

// A part whose bytes were damaged on the way does not fit its checksum.
func TestADamagedWorkbook(t *testing.T) {
	whole := workbook(t, head, []any{1, "Mầm non Hoa Sen", nil, "Mầm non", "Dương Kinh"})
	z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	require.NoError(t, err)
	for _, f := range z.File {
		if f.Name != "xl/worksheets/sheet1.xml" && f.Name != "xl/workbook.xml" && f.Name != "xl/sharedStrings.xml" {
			continue
		}
		at, err := f.DataOffset()
		require.NoError(t, err)
		torn := bytes.Clone(whole)
		for i := range int64(20) {
			torn[at+int64(f.CompressedSize64)/2+i] ^= 0x5a
		}
		_, err = roster.Read(bytes.NewReader(torn), int64(len(torn)))
		require.Equal(t, bot.Invalid, bot.KindOf(err), f.Name)
	}
}

// Another province's list names no area of ours: no row of it comes in, and the
// areas are asked, each once.
func TestAnotherProvincesList(t *testing.T) {
	list := readText(t, "STT,Tên đơn vị,Mã số thuế,Cấp học,Xã/phường", "1,THCS Một,,THCS,Xã Vân Hồ", "2,THCS Hai,,THCS,Xã Vân Hồ", "3,THCS Ba,,THCS,Phường Mộc Sơn")
	c := roster.Plan(list, city(), already)
	require.Empty(t, c.Units)
	require.Empty(t, c.Areas)
	require.Len(t, c.Wrong, 3)
	require.Len(t, c.Unknown, 2)
}
