package template

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/locales"
)

// BenchmarkFill fills a form with 2,000 units; beside it stands a plain sheet of the same
// cells, written one by one without styles.
func BenchmarkFill(b *testing.B) {
	words, err := locales.New()
	require.NoError(b, err)
	book, form := town(2000), saved(b, "o-danh-sach")
	cells := sheetOf(b, filled(b, form, book), "DS")
	require.Greater(b, len(cells), 2000)
	b.Run("form", func(b *testing.B) {
		for b.Loop() {
			t, err := Read(form)
			require.NoError(b, err)
			require.NoError(b, t.Fill(io.Discard, words, book))
			require.NoError(b, t.Close())
		}
	})
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			f := excelize.NewFile()
			for r, row := range cells {
				for c, text := range row {
					require.NoError(b, f.SetCellStr("Sheet1", cellName(c+1, r+1), text))
				}
			}
			require.NoError(b, f.Write(&bytes.Buffer{}))
			require.NoError(b, f.Close())
		}
	})
}
