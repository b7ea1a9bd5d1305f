package roster_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// FuzzRead: no file crashes the reader, every refusal has words, and what was
// read writes and reads as the same rows.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.csv")
	require.NoError(f, err)
	require.NotEmpty(f, files)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte("Tên đơn vị;Địa bàn;Cấp học\n'=1+1;\"x\ny\";MN\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		sheet, err := roster.Read(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			require.NotEqual(t, bot.Internal, bot.KindOf(err))
			return
		}
		var file bytes.Buffer
		require.NoError(t, roster.Write(&file, roster.CSV, sheet.Rows))
		again := read(t, file.Bytes())
		require.Len(t, again.Rows, len(sheet.Rows))
		for i := range again.Rows {
			again.Rows[i].Line = sheet.Rows[i].Line
		}
		require.ElementsMatch(t, sheet.Rows, again.Rows)
	})
}
