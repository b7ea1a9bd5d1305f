package roster_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

var head = []any{"STT", "Tên đơn vị", "Mã số thuế", "Cấp học", "Địa bàn", "Loại hình", "Mã trường", "Điện thoại"}

func TestWorkbookWithNumbersAndTitles(t *testing.T) {
	sheet := read(t, workbook(t,
		[]any{"DANH SÁCH ĐƠN VỊ"},
		nil,
		head,
		[]any{1, "Mầm non Hoa Sen", 299900124, "Mầm non", "Quận Dương Kinh", "Công lập", 31309101, 912345678},
		nil,
		[]any{2, " Trung tâm  GDTX\nDương Kinh ", "0299900131-001", "TT GDTX", "Báo cáo trực tiếp Sở", nil, nil, "0225.388.0000"},
	))
	require.Equal(t, roster.XLSX, sheet.Format)
	require.Empty(t, sheet.Wrong)
	require.Equal(t, []roster.Row{
		{Line: 4, Code: "0299900124", Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: "Quận Dương Kinh", Owner: bot.Public, School: "31309101", Phone: "0912345678"},
		{Line: 6, Code: "0299900131-001", Name: "Trung tâm GDTX Dương Kinh", Level: bot.Continuing, Area: "Báo cáo trực tiếp Sở", Phone: "0225.388.0000"},
	}, sheet.Rows)
	require.Equal(t, []roster.Problem{{Line: 4, Column: "Mã số thuế", Why: bot.T("import.zero_back", "code", bot.TaxCode("0299900124"))}}, sheet.Notes)
}

func TestWorkbookNumbersWrittenByOtherPrograms(t *testing.T) {
	for written, want := range map[string]bot.TaxCode{
		"2.99900124E8": "0299900124", // Java writes long numbers so
		"299900124.0":  "0299900124",
		"2.999E8":      "",
	} {
		pkg := workbook(t, head, []any{1, "Mầm non Hoa Sen", 777, "Mầm non", "Dương Kinh"})
		pkg = repacked(t, pkg, "xl/worksheets/sheet1.xml",
			bytes.Replace(partOf(t, pkg, "xl/worksheets/sheet1.xml"), []byte("<v>777</v>"), []byte("<v>"+written+"</v>"), 1))
		sheet := read(t, pkg)
		if want == "" {
			require.Equal(t, "import.scientific", sheet.Notes[0].Why.Key, written)
			continue
		}
		require.Empty(t, sheet.Wrong, written)
		require.Equal(t, want, sheet.Rows[0].Code, written)
	}
}

func TestFormulasAreNotEvaluated(t *testing.T) {
	book := excelize.NewFile()
	fill(t, book, "Sheet1", [][]any{head, {1, "Mầm non Hoa Sen", nil, "Mầm non", "Dương Kinh"}})
	require.NoError(t, book.SetCellFormula("Sheet1", "C2", `"029990"&"0124"`))
	sheet := read(t, bytesOf(t, book))
	require.Equal(t, bot.TaxCode(""), sheet.Rows[0].Code)
}

func TestEverySheetWithAHeaderIsRead(t *testing.T) {
	book := excelize.NewFile()
	fill(t, book, "Sheet1", [][]any{{"Hướng dẫn điền"}, {"Mã số thuế", "Địa bàn"}})
	for _, name := range []string{"Danh sách", "Cũ"} {
		_, err := book.NewSheet(name)
		require.NoError(t, err)
		fill(t, book, name, [][]any{head, {1, "Mầm non " + name, nil, "Mầm non", "Dương Kinh"}})
	}
	require.NoError(t, book.SetSheetVisible("Cũ", false))
	_, err := book.NewSheet("Khác")
	require.NoError(t, err)
	fill(t, book, "Khác", [][]any{head, {1, "Mầm non Danh sách", nil, "Mầm non", "Dương Kinh"}, {2, "Mầm non Khác", nil, "Mầm non", "Dương Kinh", "", "", "", "x"}})
	sheet := read(t, bytesOf(t, book))
	require.Equal(t, []string{"Mầm non Danh sách", "Mầm non Khác"}, names(sheet.Rows))
	require.Empty(t, sheet.Wrong, "a list of all beside the lists of parts says nothing twice")
	require.Equal(t, []string{"Sheet1", "Danh sách", "Cũ", "Khác"}, []string{sheet.Sheets[0].Name, sheet.Sheets[1].Name, sheet.Sheets[2].Name, sheet.Sheets[3].Name})
	require.Zero(t, sheet.Sheets[0].Header)
	require.True(t, sheet.Sheets[2].Hidden)
	require.Equal(t, 1, sheet.Sheets[3].Repeated)
}

func TestWorkbookOverTheLimits(t *testing.T) {
	wide := make([]any, roster.MaxColumns+1)
	wide[roster.MaxColumns] = "x"
	pkg := workbook(t, head, wide)
	_, err := roster.Read(bytes.NewReader(pkg), int64(len(pkg)))
	requireRefusal(t, err, bot.Exhausted, "import.too_wide")

	far := repacked(t, workbook(t, head), "xl/worksheets/sheet1.xml", []byte(`<worksheet><sheetData>`+
		`<row r="1"><c r="A1" t="inlineStr"><is><t>Tên đơn vị</t></is></c><c r="B1" t="inlineStr"><is><t>Địa bàn</t></is></c></row>`+
		`<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>THPT Sao Mai</t></is></c><c r="B1048576" t="inlineStr"><is><t>Đồ Sơn</t></is></c></row>`+
		`</sheetData></worksheet>`))
	require.Len(t, append(read(t, far).Rows, roster.Row{}), 2, "a row at the far end is one row")
}

func TestBombsAreRefusedBeforeTheyUnpack(t *testing.T) {
	plain := workbook(t, head, []any{1, "Mầm non Hoa Sen", nil, "Mầm non", "Dương Kinh"})
	xml := func(open, many string, size int, end string) []byte {
		return []byte(open + strings.Repeat(many, size/len(many)) + end)
	}
	for name, pkg := range map[string][]byte{
		"sheets of 70 MB":       copied(t, xml("<worksheet><sheetData>", "<row><c/></row>", 7<<20, "</sheetData></worksheet>"), 10),
		"styles of 8 MB":        repacked(t, plain, "xl/styles.xml", xml("<styleSheet><cellXfs>", "<xf/>", 5<<20, "</cellXfs></styleSheet>")),
		"millions of strings":   repacked(t, plain, "xl/sharedStrings.xml", xml("<sst>", "<si/>", 6<<20, "</sst>")),
		"the same, with prefix": repacked(t, plain, "xl/sharedStrings.xml", xml(`<x:sst xmlns:x="y">`, "<x:si/>", 8<<20, "</x:sst>")),
		"one string of runs":    repacked(t, plain, "xl/SharedStrings.xml", xml("<sst><si>", "<r/>", 4<<20, "</si></sst>")),
		"many parts":            crowded(t),
	} {
		t.Run(name, func(t *testing.T) {
			require.Less(t, len(pkg), 1<<20)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := roster.Read(bytes.NewReader(pkg), int64(len(pkg)))
			runtime.ReadMemStats(&after)
			requireRefusal(t, err, bot.Exhausted, "import.too_big")
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(8<<20))
		})
	}
}

// copied is a zip with so many sheets of one content, packed once.
func copied(t *testing.T, content []byte, times int) []byte {
	t.Helper()
	one := repacked(t, workbook(t, head), "sheet", content)
	in, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	require.NoError(t, err)
	packed := in.File[len(in.File)-1]
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := range times {
		packed.Name = fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		require.NoError(t, w.Copy(packed))
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// crowded is a zip of more parts than any workbook has.
func crowded(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := range 3000 {
		_, err := w.Create(strings.Repeat("a", i%50) + "/x")
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func TestBrokenWorkbooks(t *testing.T) {
	plain := workbook(t, head, []any{1, "Mầm non Hoa Sen", nil, "Mầm non", "Dương Kinh"})
	for name, pkg := range map[string][]byte{
		"cut":         plain[:len(plain)/2],
		"no workbook": repacked(t, plain, "xl/workbook.xml", []byte("<")),
		"no sheet":    repacked(t, plain, "xl/worksheets/sheet1.xml", []byte("<worksheet><sheetData><row r='x'>")),
		"lying size":  lying(t),
	} {
		_, err := roster.Read(bytes.NewReader(pkg), int64(len(pkg)))
		require.Equal(t, bot.Invalid, bot.KindOf(err), name)
	}
}

// lying is a package whose directory says that the strings are small.
func lying(t *testing.T) []byte {
	t.Helper()
	const size = 6 << 20
	pkg := repacked(t, workbook(t, head), "xl/sharedStrings.xml", bytes.Repeat([]byte("<si>"), size/4))
	claimed := []byte{byte(size & 0xff), byte(size >> 8 & 0xff), byte(size >> 16 & 0xff), 0}
	require.Positive(t, bytes.Count(pkg, claimed))
	return bytes.ReplaceAll(pkg, claimed, []byte{200, 0, 0, 0})
}

func partOf(t *testing.T, pkg []byte, part string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(pkg), int64(len(pkg)))
	require.NoError(t, err)
	f, err := z.Open(part)
	require.NoError(t, err)
	var out bytes.Buffer
	_, err = out.ReadFrom(f)
	require.NoError(t, err)
	return out.Bytes()
}
