package roster_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
)

// BenchmarkRead reads the roster of the country: into units, which is all that Read
// does, and into the cells under its header alone. Beside it the same file is taken apart
// into cells by encoding/csv, and by the library's row iterator.
func BenchmarkRead(b *testing.B) {
	rows := sample.Units(50_000, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC))
	bare := map[roster.Format]func(*testing.B, []byte){roster.CSV: bareCSV, roster.XLSX: bareXLSX}
	for _, f := range []roster.Format{roster.CSV, roster.XLSX} {
		var file bytes.Buffer
		require.NoError(b, roster.Write(&file, f, rows))
		b.Run(string(f), func(b *testing.B) {
			var read, taken, floor time.Duration
			for b.Loop() {
				began := time.Now()
				bare[f](b, file.Bytes())
				floor += time.Since(began)
				began = time.Now()
				n, err := roster.ReadCells(bytes.NewReader(file.Bytes()), int64(file.Len()))
				require.NoError(b, err)
				require.Equal(b, len(rows), n)
				taken += time.Since(began)
				began = time.Now()
				sheet, err := roster.Read(bytes.NewReader(file.Bytes()), int64(file.Len()))
				require.NoError(b, err)
				require.Len(b, sheet.Rows, len(rows))
				read += time.Since(began)
			}
			b.ReportMetric(taken.Seconds()/floor.Seconds(), "cells-x-bare")
			b.ReportMetric(read.Seconds()/floor.Seconds(), "x-bare")
		})
	}
}

func bareCSV(b *testing.B, data []byte) {
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	for {
		switch _, err := r.Read(); {
		case errors.Is(err, io.EOF):
			return
		case err != nil: // an assertion here would be a third of the floor
			b.Fatal(err)
		}
	}
}

func bareXLSX(b *testing.B, data []byte) {
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipXMLSizeLimit: 1 << 20, RawCellValue: true})
	require.NoError(b, err)
	rows, err := book.Rows(book.GetSheetName(0))
	require.NoError(b, err)
	for rows.Next() {
		_, err := rows.Columns(excelize.Options{RawCellValue: true})
		require.NoError(b, err)
	}
	require.NoError(b, rows.Close())
	require.NoError(b, book.Close())
}
