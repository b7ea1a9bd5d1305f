package roster_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
)

// BenchmarkRead reads the roster of the country.
func BenchmarkRead(b *testing.B) {
	rows := sample.Units(50_000, time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC))
	for _, f := range []roster.Format{roster.CSV, roster.XLSX} {
		var file bytes.Buffer
		require.NoError(b, roster.Write(&file, f, rows))
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				sheet, err := roster.Read(bytes.NewReader(file.Bytes()), int64(file.Len()))
				require.NoError(b, err)
				require.Equal(b, len(rows), len(sheet.Rows))
			}
		})
	}
}
