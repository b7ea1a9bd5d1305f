package summary_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/summary"
	"vneidbot/locales"
)

// The two sorts of channel: one with equal-width letters, one without.
var (
	table = bot.Caps{Buttons: true, Edit: true, Mono: true, Picture: true, Text: 4096}
	prose = bot.Caps{Text: 2000}
)

func words(t testing.TB) *locales.Catalog {
	t.Helper()
	c, err := locales.New()
	require.NoError(t, err)
	return c
}

// readRows reads "name|short|total|accepted|succeeded|refused|unregistered|missing".
func readRows(t testing.TB, file string, by bot.By) []bot.Row {
	t.Helper()
	var rows []bot.Row
	for i, line := range strings.Split(strings.TrimSpace(golden(t, file)), "\n") {
		f := strings.Split(line, "|")
		n := make([]int, 6)
		for j := range n {
			v, err := strconv.Atoi(f[2+j])
			require.NoError(t, err)
			n[j] = v
		}
		r := bot.Row{Tally: bot.Tally{Total: n[0], Accepted: n[1], Succeeded: n[2], Refused: n[3], NotRegistered: n[4], NotReported: n[5]}}
		require.True(t, r.AddsUp(), line)
		if by == bot.ByLevel {
			r.Level = bot.Level(f[0])
		} else {
			r.Area = bot.Area{ID: bot.AreaID(i + 1), Name: f[0], Short: f[1], Sort: i}
		}
		rows = append(rows, r)
	}
	return rows
}

func golden(t testing.TB, file string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	require.NoError(t, err)
	return string(b)
}

// at is 15:12 on 21/5/2025 where the offices are.
var at = time.Date(2025, 5, 21, 8, 12, 0, 0, time.UTC)

func totals(rows []bot.Row, by bot.By) summary.Totals {
	return summary.Totals{Place: bot.T("scope.all"), At: at, By: by, Rows: rows, Type: bot.Raw("tổng hợp")}
}

func text(p bot.Part) string { return p.Text.Args[""].(string) }

// mono is the only table of an answer.
func mono(t testing.TB, a summary.Answer) string {
	t.Helper()
	var found []string
	for _, p := range a.Parts {
		if p.Mono {
			found = append(found, text(p))
		}
	}
	require.Len(t, found, 1)
	return found[0]
}

// message is the answer as one text.
func message(a summary.Answer) string {
	var out []string
	for _, p := range a.Parts {
		out = append(out, text(p))
	}
	return strings.Join(out, "\n\n")
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

func TestTablesOnePage(t *testing.T) {
	w := words(t)
	for file, by := range map[string]bot.By{"districts": bot.ByArea, "levels": bot.ByLevel, "direct": bot.ByLevel} {
		t.Run(file, func(t *testing.T) {
			a := summary.Make(w, "vi", table, totals(readRows(t, file+".csv", by), by))
			require.Equal(t, strings.TrimRight(golden(t, file+".table"), "\n"), mono(t, a))
			require.Equal(t, 1, a.Pages)
			narrow(t, mono(t, a))
		})
	}
}

func narrow(t testing.TB, table string) {
	t.Helper()
	for _, line := range strings.Split(table, "\n") {
		require.LessOrEqual(t, utf8.RuneCountInString(line), 36, line)
	}
}

func TestHeadlineOfTable(t *testing.T) {
	rows := readRows(t, "levels.csv", bot.ByLevel)
	rows[0].Confirmed, rows[1].Reached = 28, 9
	sums := totals(rows, bot.ByLevel)
	sums.Place = bot.Raw("quận Dương Kinh")
	a := summary.Make(words(t), "vi", table, sums)
	require.Equal(t, `TỔNG HỢP – QUẬN DƯƠNG KINH
Số liệu lúc 15h12 ngày 21/5/2025, chưa chốt
Đã báo cáo: 41/53 (77,4%), đã xác nhận 28
Được tiếp nhận trở lên: 36/53 (67,9%)
Hoàn thành: 12/53 (22,6%) · Kết nối được: 9/53`, text(a.Parts[0]))
	require.Equal(t, "TS tổng số · TN được tiếp nhận · ĐD định danh thành công · TCh từ chối · "+
		"CĐK chưa đăng ký · CBC chưa báo cáo · % = (TN + ĐD) : TS", text(a.Parts[len(a.Parts)-1]))
}

func TestLongTableIsPagedMostMissingFirst(t *testing.T) {
	w, rows := words(t), readRows(t, "communes.csv", bot.ByArea)
	first := summary.Make(w, "vi", table, totals(rows, bot.ByArea))
	lines := strings.Split(mono(t, first), "\n")
	require.Equal(t, strings.TrimRight(golden(t, "communes.table"), "\n"), strings.Join(lines[:7], "\n"))
	require.Len(t, lines, 27, "a heading, 25 rows and the total of all")
	require.Contains(t, text(first.Parts[0]), "\nĐã báo cáo đủ: 32/115 địa bàn")
	require.Equal(t, 5, first.Pages)
	require.Contains(t, message(first), "Trang 1/5")

	seen := 0
	for page := range 5 {
		sums := totals(rows, bot.ByArea)
		sums.Page = page
		a := summary.Make(w, "vi", table, sums)
		require.Equal(t, page, a.Page)
		narrow(t, mono(t, a))
		lines := strings.Split(mono(t, a), "\n")
		seen += len(lines) - 2
		require.Equal(t, "CỘNG 2202 1003 762 41 32 364 80", strings.Join(strings.Fields(lines[len(lines)-1]), " "), "on every page")
	}
	require.Equal(t, 115, seen)
}

func TestPageThatIsNotThereAnyMore(t *testing.T) {
	sums := totals(readRows(t, "communes.csv", bot.ByArea), bot.ByArea)
	sums.Page = 99
	require.Equal(t, 4, summary.Make(words(t), "vi", table, sums).Page)
}

func TestLongTableByName(t *testing.T) {
	sums := totals(readRows(t, "communes.csv", bot.ByArea), bot.ByArea)
	sums.ByName = true
	var names []string
	for page := range 5 {
		sums.Page = page
		for _, line := range strings.Split(mono(t, summary.Make(words(t), "vi", table, sums)), "\n")[1:] {
			names = append(names, strings.TrimSpace(string([]rune(line)[:10])))
		}
	}
	before := func(a, b string) {
		t.Helper()
		i, j := index(names, a), index(names, b)
		require.True(t, i >= 0 && j > i, "%s (%d) before %s (%d)", a, i, b, j)
	}
	before("An Biên", "An Dương")
	before("Dương Kinh", "Đại Sơn")
	before("Đông Hải", "Gia Lộc")
	before("Hải Hưng", "Hồng An")
}

func index(names []string, name string) int {
	for i, n := range names {
		if n == name {
			return i
		}
	}
	return -1
}

func TestProseRows(t *testing.T) {
	rows := readRows(t, "districts.csv", bot.ByArea)
	rows[0].Confirmed = 812
	got := message(summary.Make(words(t), "vi", prose, totals(rows, bot.ByArea)))
	require.Equal(t, `TỔNG HỢP ĐỊNH DANH TỔ CHỨC – TOÀN THÀNH PHỐ
Số liệu lúc 15h12 ngày 21/5/2025 (chưa chốt)
Tổng số: 1.492 đơn vị
Đã báo cáo: 1.097 (73,5%), đã xác nhận 812
Được tiếp nhận trở lên: 974 (65,3%)
Định danh thành công: 337 (22,6%)
Từ chối: 71 · Chưa đăng ký: 52 · Chưa báo cáo: 395
Kết nối được: 0/1.492 đơn vị

`+strings.TrimRight(golden(t, "districts.prose"), "\n"), got)
	require.LessOrEqual(t, units(got), 2000)
}

func TestProseOfManyAreasNamesWhatIsMissing(t *testing.T) {
	rows := readRows(t, "communes.csv", bot.ByArea)
	rows[0].Confirmed = 1204
	got := message(summary.Make(words(t), "vi", prose, totals(rows, bot.ByArea)))
	require.Equal(t, `TỔNG HỢP ĐỊNH DANH TỔ CHỨC – TOÀN THÀNH PHỐ
Số liệu lúc 15h12 ngày 21/5/2025 (chưa chốt)
Tổng số: 2.202 đơn vị
Đã báo cáo: 1.838 (83,5%), đã xác nhận 1.204
Được tiếp nhận trở lên: 1.765 (80,2%)
Định danh thành công: 762 (34,6%)
Từ chối: 41 · Chưa đăng ký: 32 · Chưa báo cáo: 364
Kết nối được: 0/2.202 đơn vị
Đã báo cáo đủ: 32/115 địa bàn

`+golden(t, "communes.prose")+`Xem riêng một địa bàn: gõ "tổng hợp" kèm tên, ví dụ: tổng hợp Khối Sở.

Trang 1/2`, got)
	require.LessOrEqual(t, units(got), 2000)
}
