package roster_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot/roster"
)

func read(t *testing.T, data []byte) roster.Sheet {
	t.Helper()
	sheet, err := roster.Read(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	return sheet
}

func readText(t *testing.T, lines ...string) roster.Sheet {
	t.Helper()
	return read(t, []byte(strings.Join(lines, "\n")))
}

// workbook makes an .xlsx with one sheet of the given cells; numbers stay numbers.
func workbook(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer func() { require.NoError(t, book.Close()) }()
	fill(t, book, "Sheet1", rows)
	return bytesOf(t, book)
}

func fill(t *testing.T, book *excelize.File, sheet string, rows [][]any) {
	t.Helper()
	for i, cells := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, book.SetSheetRow(sheet, at, &cells))
	}
}

func bytesOf(t *testing.T, book *excelize.File) []byte {
	t.Helper()
	buf, err := book.WriteToBuffer()
	require.NoError(t, err)
	return buf.Bytes()
}

// repacked gives the package with one part replaced.
func repacked(t *testing.T, pkg []byte, part string, content []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(pkg), int64(len(pkg)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		if f.Name != part {
			require.NoError(t, w.Copy(f))
		}
	}
	p, err := w.Create(part)
	require.NoError(t, err)
	_, err = p.Write(content)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return out.Bytes()
}

func names(rows []roster.Row) (names []string) {
	for _, r := range rows {
		names = append(names, r.Name)
	}
	return names
}

// cells are the cells of a workbook's first sheet.
func cells(t *testing.T, pkg []byte) [][]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(pkg))
	require.NoError(t, err)
	defer func() { require.NoError(t, book.Close()) }()
	rows, err := book.GetRows(book.GetSheetName(0))
	require.NoError(t, err)
	return rows
}
