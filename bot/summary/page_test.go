package summary_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/bot/summary"
)

// named finds the areas of these tests, "Xã N12", in what is shown.
var named = regexp.MustCompile(`N\d+ `) // not at the end of a sentence: there it is an example

// An officer turns from page to page while reports come in: each area is seen
// once all the same, in a table and in prose.
func TestPagingPassesOverNoArea(t *testing.T) {
	w := words(t)
	for name, caps := range map[string]bot.Caps{"table": table, "prose": {Text: 900}} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				random := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
				var rows []bot.Row
				for i := range rapid.IntRange(21, 120).Draw(rt, "areas") {
					missing := random.IntN(30)
					rows = append(rows, bot.Row{Area: bot.Area{ID: bot.AreaID(i + 1), Name: fmt.Sprintf("Xã N%d", i)},
						Tally: bot.Tally{Total: 30, NotReported: missing, Accepted: 30 - missing}})
				}
				var seen []string
				sums := totals(rows, bot.ByArea)
				sums.ByName = rapid.Bool().Draw(rt, "by name")
				for {
					a := summary.Make(w, "vi", caps, sums)
					seen = append(seen, named.FindAllString(message(a), -1)...)
					if a.Next == 0 {
						break
					}
					sums.From, sums.Order = a.Next, a.Order
					for i := range rows { // meanwhile
						rows[i].NotReported = random.IntN(30)
						rows[i].Accepted = 30 - rows[i].NotReported
					}
				}
				require.Len(rt, seen, len(rows))
				slices.Sort(seen)
				require.Len(rt, slices.Compact(seen), len(rows))
			})
		})
	}
}

func TestAPageByItsNumber(t *testing.T) {
	w, rows := words(t), readRows(t, "communes.csv", bot.ByArea)
	for _, caps := range []bot.Caps{table, prose} {
		first := summary.Make(w, "vi", caps, totals(rows, bot.ByArea))
		require.Greater(t, first.Pages, 1)
		sums := totals(rows, bot.ByArea)
		sums.Page = 1
		second := summary.Make(w, "vi", caps, sums)
		require.Equal(t, first.Next, second.From)
		require.Equal(t, 1, second.Page)
		require.Contains(t, message(second), fmt.Sprintf("Trang 2/%d", first.Pages))
		require.Equal(t, first.Order, second.Order)
	}
}

// Prose reaches the areas in which nobody is missing too.
func TestProseReachesEveryArea(t *testing.T) {
	w, rows := words(t), readRows(t, "communes.csv", bot.ByArea)
	all, sums := "", totals(rows, bot.ByArea)
	for {
		a := summary.Make(w, "vi", prose, sums)
		require.LessOrEqual(t, units(message(a)), 2000)
		all += message(a) + "\n"
		if a.Next == 0 {
			break
		}
		sums.From, sums.Order = a.Next, a.Order
	}
	require.Contains(t, all, "Đã báo cáo đủ (tổng số):\n")
	shown := strings.Count(all, "; ") + strings.Count(all, ":\n")
	require.Equal(t, len(rows), shown, "each list has one name more than it has semicolons")
}

func TestStatusesInOtherWordsTakeThePlaceOfTheShare(t *testing.T) {
	rows := readRows(t, "districts.csv", bot.ByArea)
	rows[2].Other, rows[2].NotRegistered = 3, rows[2].NotRegistered-3
	a := summary.Make(words(t), "vi", table, totals(rows, bot.ByArea))
	lines := strings.Split(mono(t, a), "\n")
	narrow(t, mono(t, a))
	require.True(t, strings.HasSuffix(lines[0], " CBC Kh"), lines[0])
	require.Equal(t, "Lê Chân 131 59 33 4 1 31 3", strings.Join(strings.Fields(lines[3]), " "))
	require.Equal(t, "CỘNG 1492 637 337 71 49 395 3", strings.Join(strings.Fields(lines[len(lines)-1]), " "))
	require.Contains(t, text(a.Parts[0]), "Được tiếp nhận trở lên: 974/1.492 (65,3%)", "the head has the share")
	require.Contains(t, message(a), "Kh trạng thái khác, chờ phân loại")
	require.NotContains(t, message(a), "% =")
	require.Contains(t, message(summary.Make(words(t), "vi", prose, totals(rows, bot.ByArea))), "Lê Chân 131: tiếp nhận 59, thành công 33, từ chối 4, chưa ĐK 1, khác 3, chưa BC 31 (70%)\n")
}

func TestTheLettersBlocks(t *testing.T) {
	rows := bot.InBlocks(append(readRows(t, "levels.csv", bot.ByLevel), readRows(t, "direct.csv", bot.ByLevel)...))
	a := summary.Make(words(t), "vi", table, totals(rows, bot.ByBlock))
	require.Equal(t, `Khối        TS TN ĐD TCh CĐK CBC  %
Mầm non     33 13  5   3   2  10 55
Tiểu học    10  6  3   0   0   1 90
THCS        10  5  4   0   0   1 90
THPT        57 22 16   3   4  12 67
Nghề nghiệp 47 15 11   2   5  14 55
Đại học      6  1  2   1   0   2 50
Khác         8  3  1   0   0   4 50
CỘNG       171 65 42   9  11  44 63`, mono(t, a))
	require.Contains(t, message(summary.Make(words(t), "en", prose, totals(rows, bot.ByBlock))), "By block of the letter")
}
