package roster_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// Small lists full of shared codes, names and mã trường, one after the other: each
// of them changes nothing the second time, and says the same of its wrong rows.
func TestTheSameListAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		have := city()
		for range rapid.IntRange(1, 3).Draw(t, "lists") {
			list := drawnList(t)
			terms := may
			terms.Close = rapid.Bool().Draw(t, "close")
			first := roster.Plan(list, have, terms)
			require.Equal(t, first.Rows, first.Taken()+len(first.Wrong))
			have = after(have, first)
			again := roster.Plan(list, have, terms)
			require.Empty(t, again.Units, "%+v", list.Rows)
			require.Equal(t, first.Taken(), again.Same)
			require.Equal(t, reasons(first.Wrong), reasons(again.Wrong))
		}
	})
}

// drawnList passes the rows through a file, so that those the reader refuses are gone.
func drawnList(t *rapid.T) roster.Sheet {
	row := rapid.Custom(func(t *rapid.T) roster.Row {
		r := roster.Row{
			Code:   rapid.SampledFrom([]bot.TaxCode{"", "", "0299900124", "0299900131", "0299900149"}).Draw(t, "code"),
			School: rapid.SampledFrom([]string{"", "", "", "31309101", "31309102"}).Draw(t, "school"),
			Name:   rapid.SampledFrom([]string{"Mầm non Hoa Sen", "MN Hoa Sen", "Tiểu học Hoa Sen", "THCS Sao Mai", "Mầm non Hoa Mai"}).Draw(t, "name"),
			Area:   rapid.SampledFrom([]string{"Quận Dương Kinh", "Dương Kinh", "Đồ Sơn", "Quận Hải An"}).Draw(t, "area"),
			Level:  rapid.SampledFrom([]bot.Level{"", bot.Nursery, bot.Primary}).Draw(t, "level"),
			Head:   rapid.SampledFrom([]string{"", "", "Nguyễn Thị Lan"}).Draw(t, "head"),
			Phone:  rapid.SampledFrom([]string{"", "", "0999000001"}).Draw(t, "phone"),
		}
		return r
	})
	rows := rapid.SliceOfN(row, 1, 6).Draw(t, "rows")
	var file bytes.Buffer
	require.NoError(t, roster.Write(&file, roster.CSV, rows))
	list, err := roster.Read(bytes.NewReader(file.Bytes()), int64(file.Len()))
	require.NoError(t, err)
	list.Wrong, list.Notes = nil, nil
	for i := range list.Rows {
		if rapid.IntRange(0, 7).Draw(t, "closed") == 0 {
			list.Rows[i].Closed = "đã giải thể"
		}
	}
	return list
}

// reasons are the rows and why they are wrong; a unit that a reason names may be
// spelled anew by then.
func reasons(wrong []bot.RowProblem) (list []string) {
	for _, w := range wrong {
		list = append(list, fmt.Sprint(w.Line, " ", w.Why.Key))
	}
	return list
}
