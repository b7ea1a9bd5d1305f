package template

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "draw the forms of testdata anew")

// drawing is a form as an office draws it, cell by cell.
type drawing struct {
	t     *testing.T
	f     *excelize.File
	sheet string
	style map[string]int
}

func draw(t *testing.T) *drawing {
	d := &drawing{t: t, f: excelize.NewFile(), style: map[string]int{}}
	font := func(size float64, bold, italic bool) *excelize.Font {
		return &excelize.Font{Family: "Times New Roman", Size: size, Bold: bold, Italic: italic}
	}
	var lines []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		lines = append(lines, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	middle, top := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}, &excelize.Alignment{Vertical: "center", WrapText: true}
	shade, day := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}, "dd/mm/yyyy"
	for name, s := range map[string]*excelize.Style{
		"b": {Font: font(13, true, false), Alignment: middle}, "i": {Font: font(13, false, true), Alignment: middle}, "t": {Font: font(14, true, false), Alignment: middle},
		"h": {Font: font(12, true, false), Alignment: middle, Border: lines, Fill: shade}, "c": {Font: font(12, false, false), Alignment: top, Border: lines},
		"n": {Font: font(12, false, false), Alignment: middle, Border: lines}, "p": {Font: font(12, false, false), Border: lines, NumFmt: 10},
		"d": {Font: font(12, false, false), Alignment: middle, Border: lines, CustomNumFmt: &day}, "s": {Font: font(12, true, false), Alignment: middle, Border: lines},
		"%": {Font: font(12, true, false), Border: lines, NumFmt: 10},
	} {
		id, err := d.f.NewStyle(s)
		require.NoError(t, err)
		d.style[name] = id
	}
	return d
}

// on is the sheet that is drawn on; the first one has its name changed.
func (d *drawing) on(sheet string) *drawing {
	if d.sheet == "" {
		require.NoError(d.t, d.f.SetSheetName("Sheet1", sheet))
	} else {
		_, err := d.f.NewSheet(sheet)
		require.NoError(d.t, err)
	}
	d.sheet = sheet
	return d
}

// row writes values side by side from a cell on; "=" begins a formula.
func (d *drawing) row(at, style string, values ...any) *drawing {
	col, row, err := excelize.CellNameToCoordinates(at)
	require.NoError(d.t, err)
	for i, v := range values {
		cell := cellName(col+i, row)
		if text, ok := v.(string); ok && len(text) > 1 && text[0] == '=' {
			require.NoError(d.t, d.f.SetCellFormula(d.sheet, cell, text[1:]))
		} else if v != nil && v != "" {
			require.NoError(d.t, d.f.SetCellValue(d.sheet, cell, v))
		}
		require.NoError(d.t, d.f.SetCellStyle(d.sheet, cell, cell, d.style[style]))
	}
	return d
}

func (d *drawing) merge(from, to, style, text string) *drawing {
	d.row(from, style, text)
	require.NoError(d.t, d.f.MergeCell(d.sheet, from, to))
	require.NoError(d.t, d.f.SetCellStyle(d.sheet, from, to, d.style[style]))
	return d
}

func (d *drawing) widths(of ...float64) *drawing {
	for i, w := range of {
		require.NoError(d.t, d.f.SetColWidth(d.sheet, columnName(i+1), columnName(i+1), w))
	}
	return d
}

// prints sets what is printed and the rows that stand on each page.
func (d *drawing) prints(area, titles string) *drawing {
	size, across, wide, high, fit := 9, "landscape", 1, 0, true
	require.NoError(d.t, d.f.SetSheetProps(d.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	require.NoError(d.t, d.f.SetPageLayout(d.sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}))
	require.NoError(d.t, d.f.SetHeaderFooter(d.sheet, &excelize.HeaderFooterOptions{OddFooter: "&CTrang &P/&N"}))
	for name, of := range map[string]string{"_xlnm.Print_Area": area, "_xlnm.Print_Titles": titles} {
		if of != "" {
			require.NoError(d.t, d.f.SetDefinedName(&excelize.DefinedName{Name: name, Scope: d.sheet, RefersTo: fmt.Sprintf("'%s'!%s", d.sheet, of)}))
		}
	}
	return d
}

// signed is where it is signed: two blocks in a row.
func (d *drawing) signed(row int, left, from, to string) *drawing {
	n := fmt.Sprint(row)
	return d.merge("A"+n, left+n, "b", "NGƯỜI LẬP BIỂU").merge(from+n, to+n, "b", "THỦ TRƯỞNG ĐƠN VỊ")
}

func (d *drawing) bytes() []byte {
	out, err := d.f.WriteToBuffer()
	require.NoError(d.t, err)
	require.NoError(d.t, d.f.Close())
	return out.Bytes()
}

func saved(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".xlsx"))
	require.NoError(t, err)
	return data
}
