package roster_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"time"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
)

func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	for _, f := range []roster.Format{roster.CSV, roster.XLSX} {
		t.Run(string(f), rapid.MakeCheck(func(t *rapid.T) {
			rows := distinctRows(t)
			var file bytes.Buffer
			require.NoError(t, roster.Write(&file, f, rows))
			sheet, err := roster.Read(bytes.NewReader(file.Bytes()), int64(file.Len()))
			require.NoError(t, err)
			require.Empty(t, sheet.Wrong)
			require.Equal(t, f, sheet.Format)
			for i := range rows {
				rows[i].Line = i + 2
			}
			require.Equal(t, rows, sheet.Rows)
		}))
	}
}

// distinctRows draws rows that can stand in one roster.
func distinctRows(t *rapid.T) []roster.Row {
	// Words with everything that a csv or a spreadsheet could trip over.
	word := rapid.StringMatching(`[=+@'"\-]{0,2}[A-Za-zĐđấờỹ0-9;,"'=][A-Za-zĐđấờỹ0-9;,"'=+&().\-]{0,12}`)
	// A mark alone says the same as above; no area is called so.
	area := word.Filter(func(s string) bool {
		f := bot.FoldName(s)
		return strings.ContainsAny(f, "abcdefghijklmnopqrstuvwxyz0123456789") && f != "nt"
	})
	// A number is no name: a spreadsheet has made one of it. "VD" begins an example's row.
	name := word.Filter(func(s string) bool {
		return (s[0] < '0' || s[0] > '9') && !strings.HasPrefix(strings.TrimLeft(bot.FoldName(s), " "), "vd")
	})
	maybe := rapid.OneOf(rapid.Just(""), word)
	row := rapid.Custom(func(t *rapid.T) roster.Row {
		return roster.Row{
			Name:  name.Draw(t, "name"),
			Area:  area.Draw(t, "area"),
			Level: rapid.SampledFrom(bot.Levels()).Draw(t, "level"),
			Owner: rapid.SampledFrom([]bot.Ownership{bot.UnknownOwner, bot.Public, bot.Private}).Draw(t, "owner"),
			Code:  rapid.SampledFrom([]bot.TaxCode{"", "0299900124", "0299900131", "0299900131-001", "0100100079"}).Draw(t, "code"),
			Head:  maybe.Draw(t, "head"), Address: maybe.Draw(t, "address"),
			Phone: rapid.SampledFrom([]string{"", "0912345678", "+84912345678", "0225 388 0000"}).Draw(t, "phone"),
		}
	})
	return rapid.SliceOfNDistinct(row, 1, 20, func(r roster.Row) string {
		return strings.Trim(bot.FoldName(r.Name), " ")
	}).Draw(t, "rows")
}

func TestFormulasAreGuardedInCSV(t *testing.T) {
	var file bytes.Buffer
	require.NoError(t, roster.Write(&file, roster.CSV, []roster.Row{
		{Name: "=cmd|' /C calc'!A0", Area: "+1", Level: bot.Nursery, Head: "@x", Address: "-2", Phone: "'=3"},
	}))
	require.True(t, bytes.HasPrefix(file.Bytes(), []byte("\xef\xbb\xbf")))
	require.Equal(t, 2, strings.Count(file.String(), "\r\n"))
	lines, err := csv.NewReader(strings.NewReader(file.String()[3:])).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"Mã số thuế", "Tên đơn vị", "Cấp học", "Địa bàn", "Loại hình", "Mã trường", "Hiệu trưởng", "Điện thoại", "Địa chỉ"}, lines[0])
	require.Equal(t, []string{"", "'=cmd|' /C calc'!A0", "Mầm non", "'+1", "", "", "'@x", "''=3", "'-2"}, lines[1])
}

func TestSampleSurvivesBothFormats(t *testing.T) {
	rows := sample.Units(2000, time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC))
	for _, f := range []roster.Format{roster.CSV, roster.XLSX} {
		var file bytes.Buffer
		require.NoError(t, roster.Write(&file, f, rows))
		sheet := read(t, file.Bytes())
		require.Empty(t, sheet.Wrong)
		require.Empty(t, sheet.Notes)
		for i := range sheet.Rows {
			sheet.Rows[i].Line = 0
		}
		require.Equal(t, rows, sheet.Rows)
	}
}
