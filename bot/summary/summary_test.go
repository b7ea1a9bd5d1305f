package summary_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/bot/summary"
)

func area(name string, t bot.Tally) bot.Row { return bot.Row{Area: bot.Area{Name: name}, Tally: t} }

func TestPercentInATable(t *testing.T) {
	w := words(t)
	for _, c := range []struct {
		tally bot.Tally
		shown string
	}{
		{bot.Tally{}, "–"},
		{bot.Tally{Total: 1000, Accepted: 1, NotReported: 999}, "1"},
		{bot.Tally{Total: 1000, Succeeded: 999, Refused: 1}, "99"},
		{bot.Tally{Total: 1000, Accepted: 400, Succeeded: 600}, "100"},
		{bot.Tally{Total: 7, NotReported: 7}, "0"},
		{bot.Tally{Total: 8, Accepted: 1, NotReported: 7}, "13"},
	} {
		rows := []bot.Row{area("Xã A", c.tally), area("Xã B", bot.Tally{Total: 1, NotReported: 1})}
		line := strings.Split(mono(t, summary.Make(w, "vi", table, totals(rows, bot.ByArea))), "\n")[1]
		require.True(t, strings.HasSuffix(line, " "+c.shown), "%q ends in %q", line, c.shown)
	}
}

func TestNamesAreCutToInitials(t *testing.T) {
	w := words(t)
	rows := readRows(t, "districts.csv", bot.ByArea)
	for name, shown := range map[string]string{
		"Thành phố Thủy Nguyên":    "T.Nguyên",
		"Đặc khu Bạch Long Ân":     "B.Long Ân",
		"Xã Nguyễn Bỉnh Khiêm":     "N.B.Khiêm",
		"Xã Tân An":                "Tân An",
		"Phường Trungtâmhuấnluyện": "Trungtâmh…",
		"Xã Ho\u0300a Bi\u0300nh":  "Hòa Bình", // decomposed as some keyboards type it
	} {
		rows[3].Area.Name = name
		lines := strings.Split(mono(t, summary.Make(w, "vi", table, totals(rows, bot.ByArea))), "\n")
		require.Equal(t, shown, strings.TrimSpace(string([]rune(lines[4])[:10])), name)
		narrow(t, strings.Join(lines, "\n"))
	}
}

func TestNotesNameOnlyWhatThereIs(t *testing.T) {
	w := words(t)
	rows := []bot.Row{area("Xã A", bot.Tally{Total: 3, Accepted: 3})}
	require.NotContains(t, message(summary.Make(w, "vi", table, totals(rows, bot.ByArea))), "chờ kiểm tra")

	rows[0].Tally = bot.Tally{Total: 4, Accepted: 3, Other: 1, Outside: 3, Excluded: 2}
	require.Contains(t, message(summary.Make(w, "vi", table, totals(rows, bot.ByArea))),
		"\n\nNgoài danh sách, chờ kiểm tra: 3 · Không tính: 2 (giải thể, đã gộp, không thuộc diện)\n\n", "the column has the others")
	require.Contains(t, message(summary.Make(w, "vi", prose, totals(rows, bot.ByArea))),
		"\n\nNgoài danh sách, chờ kiểm tra: 3 · Trạng thái khác, chờ phân loại: 1 · Không tính: 2 (giải thể, đã gộp, không thuộc diện)")
}

func TestNothingToCount(t *testing.T) {
	w := words(t)
	for _, rows := range [][]bot.Row{nil, {area("Xã A", bot.Tally{Outside: 2})}} {
		for _, caps := range []bot.Caps{table, prose} {
			got := message(summary.Make(w, "vi", caps, totals(rows, bot.ByArea)))
			require.Contains(t, got, "TỔNG HỢP – TOÀN THÀNH PHỐ\nSố liệu lúc 15h12 ngày 21/5/2025: chưa có đơn vị nào trong phạm vi này.")
			require.Equal(t, len(rows) > 0, strings.Contains(got, "Ngoài danh sách, chờ kiểm tra: 2"))
		}
	}
}

func TestTotalTooWideForARowStandsBelowTheTable(t *testing.T) {
	rows := []bot.Row{}
	for i := range 20 {
		rows = append(rows, area(fmt.Sprintf("Xã Số %d", i), bot.Tally{Total: 999, Accepted: 300, Succeeded: 300, Refused: 90, NotRegistered: 90, NotReported: 219}))
	}
	a := summary.Make(words(t), "vi", table, totals(rows, bot.ByArea))
	narrow(t, mono(t, a))
	require.NotContains(t, mono(t, a), "CỘNG")
	require.Contains(t, message(a), "CỘNG 19.980: tiếp nhận 6.000, thành công 6.000, từ chối 1.800, chưa ĐK 1.800, chưa BC 4.380 (60%)")
}

func TestNumbersTooWideForATableAreProse(t *testing.T) {
	rows := []bot.Row{area("Xã A", bot.Tally{Total: 500000, Accepted: 100000, Succeeded: 100000, Refused: 100000, NotRegistered: 100000, NotReported: 100000})}
	a := summary.Make(words(t), "vi", table, totals(rows, bot.ByArea))
	for _, p := range a.Parts {
		require.False(t, p.Mono)
	}
	require.Contains(t, message(a), "A 500.000: tiếp nhận 100.000")
}

// A ward and a commune may have one name; everywhere else names are short.
func TestTwoAreasOfOneBareNameAreToldApart(t *testing.T) {
	some := bot.Tally{Total: 10, Accepted: 4, NotReported: 6}
	rows := []bot.Row{area("Xã Tân An", some), area("Phường Tân An", some), area("Phường Nguyễn Bỉnh Khiêm", some), area("Xã Nguyễn Bỉnh Khiêm", some), area("Phường Lê Chân", some)}
	got := mono(t, summary.Make(words(t), "vi", table, totals(rows, bot.ByArea)))
	narrow(t, got)
	for _, want := range []string{"Xã Tân An ", "P.Tân An ", "P.N.B.Khiêm ", "X.N.B.Khiêm ", "Lê Chân "} {
		require.Contains(t, got, "\n"+want)
	}
	told := message(summary.Make(words(t), "vi", bot.Caps{Text: 4000}, totals(rows, bot.ByArea)))
	for _, want := range []string{"Xã Tân An 10", "Phường Tân An 10", "Phường Nguyễn Bỉnh Khiêm 10", "Xã Nguyễn Bỉnh Khiêm 10", "Lê Chân 10"} {
		require.Contains(t, told, want)
	}
	require.NotContains(t, told, "Phường Lê Chân")
}

func TestEnglishTable(t *testing.T) {
	rows := readRows(t, "districts.csv", bot.ByArea)
	a := summary.Make(words(t), "en", table, totals(rows, bot.ByArea))
	require.Contains(t, text(a.Parts[0]), "Reported: 1,097/1,492 (73.5%)")
	require.Contains(t, mono(t, a), "Area")
	narrow(t, mono(t, a))
}

// drawRows makes any table there may be: odd names, empty areas, huge ones.
func drawRows(t *rapid.T, most int) []bot.Row {
	word := rapid.SampledFrom([]string{"Hải", "Bạch", "Long", "Vĩ", "Nguyễn", "Thượng", "Á", "Khiêm", "Trungtâmhuấnluyện"})
	sizes := rapid.IntRange(0, rapid.SampledFrom([]int{1, 9, 90, 900, 20000}).Draw(t, "size"))
	var rows []bot.Row
	for i := range rapid.IntRange(0, most).Draw(t, "areas") {
		name := "Xã " + strings.Join(rapid.SliceOfN(word, 1, 4).Draw(t, "name"), " ")
		n := bot.Tally{Accepted: sizes.Draw(t, "a"), Succeeded: sizes.Draw(t, "s"), Refused: sizes.Draw(t, "r"),
			NotRegistered: sizes.Draw(t, "n"), NotReported: sizes.Draw(t, "m"), Other: sizes.Draw(t, "o") * rapid.IntRange(0, 1).Draw(t, "some")}
		n.Total = n.Accepted + n.Succeeded + n.Refused + n.NotRegistered + n.Other + n.NotReported
		n.Outside, n.Excluded = n.Total/2, n.Total/3
		rows = append(rows, bot.Row{Area: bot.Area{ID: bot.AreaID(i), Name: name}, Tally: n})
	}
	return rows
}

func TestAnyTableFitsAPhone(t *testing.T) {
	w := words(t)
	rapid.Check(t, func(t *rapid.T) {
		sums := totals(drawRows(t, 60), bot.ByArea)
		sums.Page = rapid.IntRange(0, 4).Draw(t, "page")
		for _, p := range summary.Make(w, "vi", table, sums).Parts {
			if !p.Mono {
				continue
			}
			for _, line := range strings.Split(text(p), "\n") {
				if n := len([]rune(line)); n > 36 {
					t.Fatalf("%d cells: %q", n, line)
				}
			}
		}
	})
}

func TestAnyProseFitsAMessage(t *testing.T) {
	w := words(t)
	rapid.Check(t, func(t *rapid.T) {
		caps := bot.Caps{Text: rapid.IntRange(1000, 2000).Draw(t, "limit")}
		got := message(summary.Make(w, "vi", caps, totals(drawRows(t, 130), bot.ByArea)))
		if units(got) > caps.Text {
			t.Fatalf("%d units of %d:\n%s", units(got), caps.Text, got)
		}
	})
}

func TestUnitsWithoutAnArea(t *testing.T) {
	w := words(t)
	rows := []bot.Row{area("Xã A", bot.Tally{Total: 3, Accepted: 3}), {Tally: bot.Tally{Outside: 2}}}
	a := summary.Make(w, "vi", table, totals(rows, bot.ByArea))
	require.NotContains(t, mono(t, a), "Chưa rõ", "nothing of it counts")
	require.Contains(t, message(a), "Ngoài danh sách, chờ kiểm tra: 2")

	rows[1].Tally = bot.Tally{Total: 1, NotReported: 1}
	require.Contains(t, mono(t, summary.Make(w, "vi", table, totals(rows, bot.ByArea))), "\nChưa rõ  1  0  0   0   0   1   0\nCỘNG")
	require.Contains(t, message(summary.Make(w, "vi", prose, totals(rows, bot.ByArea))), "\nChưa rõ 1: tiếp nhận 0")
}

func TestHeadingWiderThanItsNames(t *testing.T) {
	w, half := words(t), area("Xã B", bot.Tally{Total: 2, Accepted: 1, NotReported: 1})
	rows := []bot.Row{area("Xã A", bot.Tally{Total: 9999, Succeeded: 9998, NotReported: 1}), half}
	narrow(t, mono(t, summary.Make(w, "vi", table, totals(rows, bot.ByArea))))
	rows[0].Tally = bot.Tally{Total: 10001, Succeeded: 10000, NotReported: 1}
	for _, p := range summary.Make(w, "vi", table, totals(rows, bot.ByArea)).Parts {
		require.False(t, p.Mono, "six cells are too few for the heading")
	}
}

func TestNumbersInNamesSortAsNumbers(t *testing.T) {
	var rows []bot.Row
	for _, n := range []int{10, 2, 1} {
		for i := range 8 {
			rows = append(rows, area(fmt.Sprintf("Xã %c %d", 'A'+i, n), bot.Tally{Total: 1, Accepted: 1}))
		}
	}
	sums := totals(rows, bot.ByArea)
	sums.ByName = true
	lines := strings.Split(mono(t, summary.Make(words(t), "vi", table, sums)), "\n")
	require.Equal(t, []string{"A 1", "A 2", "A 10", "B 1"}, []string{lines[1][:3], lines[2][:3], lines[3][:4], lines[4][:3]})
}

// A round that is over says when it was frozen; the numbers of now say what has moved
// since, and where there are fewer.
func TestWhatHasMovedSinceTheLastCutOff(t *testing.T) {
	rows := readRows(t, "districts.csv", bot.ByArea)
	sums := totals(rows, bot.ByArea)
	cut := sums.At.AddDate(0, 0, -2)
	fallen := func(n int) (falls []summary.Fall) {
		for i := range n {
			falls = append(falls, summary.Fall{Area: rows[i].Area, Fewer: i + 1})
		}
		return falls
	}
	for name, c := range map[string]struct {
		change summary.Change
		says   []string
	}{
		"more":  {summary.Change{Since: cut, More: 147}, []string{", tăng 147 so với kỳ 19/5/2025\n"}},
		"fewer": {summary.Change{Since: cut, More: -2, Falls: fallen(2)}, []string{", giảm 2 so với kỳ 19/5/2025\n", "\nGiảm so với kỳ trước: Hồng Bàng 1, Ngô Quyền 2"}},
		"as many, and fewer in six": {summary.Change{Since: cut, Falls: fallen(6)}, []string{", không đổi so với kỳ 19/5/2025\n",
			"\nGiảm so với kỳ trước: Hồng Bàng 1, Ngô Quyền 2, Lê Chân 3, Hải An 4, Kiến An 5, 1 địa bàn khác"}},
	} {
		t.Run(name, func(t *testing.T) {
			sums.Change = c.change
			for _, caps := range []bot.Caps{table, {Text: 2000}} {
				head := text(summary.Make(words(t), "vi", caps, sums).Parts[0])
				for _, want := range c.says {
					require.Contains(t, head, want)
				}
			}
		})
	}
	sums.Change, sums.Frozen = summary.Change{}, true
	head := text(summary.Make(words(t), "vi", table, sums).Parts[0])
	require.Contains(t, head, "\nSố liệu đã chốt lúc 15h12 ngày 21/5/2025\n")
	require.NotContains(t, head, "chưa chốt")
}
