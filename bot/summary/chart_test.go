package summary_test

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/summary"
)

var update = flag.Bool("update", false, "draw the README's chart anew")

// TestTheREADMEsChart is what the README shows: what /bieudo draws of a city.
func TestTheREADMEsChart(t *testing.T) {
	const kept = "../chart/testdata/areas.png"
	made := summary.Totals{Place: bot.T("scope.all"), At: at, By: bot.ByArea}
	names := "Bạch Long Vĩ,Nguyễn Bỉnh Khiêm,Trần Hưng Đạo,Lê Thanh Nghị,Vĩnh Hòa,Kẻ Sặt,Báo cáo trực tiếp Sở GDĐT,Hồng Châu,Ngô Quyền,Nguyễn Đại Năng,Thủy Nguyên,Yết Kiêu,Lạc Phượng,Nam Thanh Miện,Cát Hải,Đường An,Ái Quốc,Việt Khê,Hưng Đạo,Dương Kinh"
	for i, name := range strings.Split(names, ",") {
		tally := bot.Tally{Total: 30 + i*7%12, Succeeded: i / 4, Accepted: i * 3 / 5, Refused: 1 + i%2, NotRegistered: (i + 3) % 3, Other: i % 7 / 6}
		tally.NotReported = tally.Total - tally.Succeeded - tally.Accepted - tally.Refused - tally.NotRegistered - tally.Other
		require.Positive(t, tally.NotReported)
		made.Rows = append(made.Rows, bot.Row{Area: bot.Area{ID: bot.AreaID(i + 1), Name: "Phường " + name}, Tally: tally})
	}
	drawn, err := summary.Chart(words(t), "vi", made)
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile(kept, drawn.PNG, 0o600))
	}
	was, err := os.ReadFile(kept)
	require.NoError(t, err)
	require.Less(t, len(was), 200<<10)
	before, err := png.Decode(bytes.NewReader(was))
	require.NoError(t, err)
	now, err := png.Decode(bytes.NewReader(drawn.PNG))
	require.NoError(t, err)
	require.Equal(t, before, now, "draw it anew: go test ./bot/summary -update")
}

// TestChartsBeginWithTheWorst: the pictures have each area with units once, those with
// the least share of received first, and keep the order of the first picture while
// numbers move.
func TestChartsBeginWithTheWorst(t *testing.T) {
	say := words(t)
	made := summary.Totals{Place: bot.T("scope.all"), At: at, By: bot.ByArea}
	for i := range 45 {
		n := i * 7 % 45
		made.Rows = append(made.Rows, bot.Row{Area: bot.Area{ID: bot.AreaID(i + 1), Name: "Phường A"}, Tally: bot.Tally{Total: 50, Accepted: n, NotReported: 50 - n}})
	}
	made.Rows[9].Tally = bot.Tally{}
	first, err := summary.Chart(say, "vi", made)
	require.NoError(t, err)
	require.Equal(t, []int{3, 0, 20}, []int{first.Pages, first.From, first.Next})
	require.Len(t, first.Order, 44)
	last := -1
	for _, id := range first.Order {
		require.NotEqual(t, bot.AreaID(10), id)
		good := made.Rows[id-1].Accepted
		require.Greater(t, good, last)
		last = good
	}
	for i := range made.Rows {
		made.Rows[i].Accepted, made.Rows[i].NotReported = made.Rows[i].NotReported, made.Rows[i].Accepted
	}
	made.Order, made.From = first.Order, 40
	third, err := summary.Chart(say, "vi", made)
	require.NoError(t, err)
	require.Equal(t, first.Order, third.Order)
	require.Equal(t, []int{2, 40, 0}, []int{third.Page, third.From, third.Next})
}
