package template

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/workbook"
	"vneidbot/locales"
)

var at = time.Date(2025, 5, 23, 15, 30, 0, 0, time.FixedZone("Việt Nam", 7*60*60))

// town is a book of so many units in two areas, whose numbers are those of its units.
func town(n int) workbook.Book {
	areas := []bot.Area{{ID: 7, Name: "Phường Dương Kinh"}, {ID: 3, Name: "Phường Hải An"}}
	levels := []bot.Level{bot.Nursery, bot.Primary, bot.Lower}
	statuses := []bot.Status{bot.Accepted, bot.Succeeded, bot.Refused, bot.NotRegistered, bot.NoStatus, bot.Accepted, bot.OtherStatus}
	b := workbook.Book{Head: bot.ExportHead{Office: "Phòng Văn hóa – Xã hội", Place: "phường Dương Kinh", By: "Lan Anh", Number: 3, Times: 2}, At: at, Lang: "vi"}
	byArea, byLevel := map[bot.AreaID]bot.Tally{}, map[bot.Level]bot.Tally{}
	for i := range n {
		u := bot.UnitRow{ID: bot.UnitID(i + 1), Name: fmt.Sprint("Trường số ", i+1), Code: "0299900124", Area: areas[i%2].ID, Level: levels[i%3], Owner: bot.Public, Status: statuses[i%7], Head: "Bà Hoa", Phone: "0999000001"}
		if u.Status != bot.NoStatus {
			u.At, u.Tries, u.Review = at.Add(-48*time.Hour), 1, []bot.Review{bot.Confirmed, bot.Unreviewed}[i%2]
		}
		if u.Status == bot.Refused {
			u.ReasonText = "=sai tên"
		}
		counted := bot.FormUnit{Standing: bot.Counted, Status: u.Status, Review: u.Review, In: bot.OnTime}
		byArea[u.Area], byLevel[u.Level] = byArea[u.Area].Count(counted, 1), byLevel[u.Level].Count(counted, 1)
		b.Units = append(b.Units, u)
	}
	for _, a := range areas {
		b.Areas = append(b.Areas, bot.Row{Area: a, Tally: byArea[a.ID]})
	}
	for _, l := range levels {
		b.Levels = append(b.Levels, bot.Row{Level: l, Tally: byLevel[l]})
	}
	return b
}

func filled(t testing.TB, form []byte, book workbook.Book) []byte {
	t.Helper()
	words, err := locales.New()
	require.NoError(t, err)
	tpl, err := Read(form)
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, tpl.Fill(&out, words, book))
	require.NoError(t, tpl.Close())
	return out.Bytes()
}

// sheetOf is a sheet as it is shown, formulas worked out.
func sheetOf(t testing.TB, form []byte, sheet string) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(form))
	require.NoError(t, err)
	defer f.Close()
	rows, err := f.GetRows(sheet)
	require.NoError(t, err)
	for r := range rows {
		for c := range rows[r] {
			at := cellName(c+1, r+1)
			if formula, err := f.GetCellFormula(sheet, at); err == nil && formula != "" {
				rows[r][c], err = f.CalcCellValue(sheet, at)
				require.NoError(t, err, "%s: %s", at, formula)
			}
		}
	}
	return rows
}

// keptTo is where filled forms are kept to be looked at.
var keptTo = os.Getenv("FORMS_TO")

// row is the row of a sheet in which a cell of the first columns has the words.
func row(t testing.TB, rows [][]string, words string) []string {
	t.Helper()
	for _, r := range rows {
		for _, text := range r[:min(3, len(r))] {
			if strings.EqualFold(text, words) {
				return r
			}
		}
	}
	t.Fatalf("no row %q in %q", words, rows)
	return nil
}

// TestFormsAsOfficesDrawThem: every form comes out with the numbers of the book, however
// many units there are; what else stood in it is there.
func TestFormsAsOfficesDrawThem(t *testing.T) {
	for _, n := range []int{0, 1, 2, 12} {
		book := town(n)
		sum := bot.Sum(book.Areas)
		num := strconv.Itoa
		out := map[string][]byte{}
		for name := range offices {
			out[name] = filled(t, saved(t, name), book)
			if keptTo != "" && n == 12 {
				require.NoError(t, os.WriteFile(filepath.Join(keptTo, name+".xlsx"), out[name], 0o600))
			}
		}
		counts := []string{num(sum.Total), num(sum.Reported()), num(sum.Accepted), num(sum.Succeeded), num(sum.Refused), num(sum.NotRegistered), num(sum.NotReported)}
		byLevel := sheetOf(t, out["o-dien-theo-cap"], "Biểu 01")
		require.Equal(t, counts, row(t, byLevel, "Tổng cộng")[2:9], "%d", n)
		require.Equal(t, "(Tính đến 15h30 ngày 23/5/2025; biểu số 3)", byLevel[4][0])
		byArea := sheetOf(t, out["theo-dia-ban"], "Tổng hợp")
		require.Equal(t, counts, row(t, byArea, "Tổng cộng")[2:9], "%d", n)
		require.Equal(t, "(Số liệu tính đến 15h30 ngày 23/5/2025)", byArea[3][0])
		two := sheetOf(t, out["hai-bang"], "Biểu")
		require.Equal(t, append(counts[:5:5], counts[6]), row(t, two, "Tổng cộng")[2:8], "%d", n)
		grouped(t, sheetOf(t, out["o-nhom-theo-cap"], "Danh sách"), book)
		quick := sheetOf(t, out["lo-o-dien-hai-trang"], "Báo cáo")
		require.Equal(t, [3]string{num(sum.Total), num(sum.Accepted), num(sum.Accepted)}, [3]string{quick[3][1], quick[4][1], quick[5][1]}, "%d", n)
		for name, want := range map[string]int{"o-danh-sach": n, "lo-danh-sach-dat": sum.Good(), "hai-bang": n} {
			f := sheetOf(t, out[name], map[string]string{"o-danh-sach": "DS", "lo-danh-sach-dat": "Danh sách", "hai-bang": "Biểu"}[name])
			listed := 0
			for _, r := range f {
				if len(r) > 1 && strings.HasPrefix(r[1], "Trường số ") {
					listed++
					require.Equal(t, num(listed), r[0])
				}
			}
			require.Equal(t, want, listed, "%s of %d", name, n)
		}
	}
}

// grouped holds that each unit stands once below the row of its level, whose numbers are
// the level's.
func grouped(t *testing.T, rows [][]string, book workbook.Book) {
	t.Helper()
	require.Equal(t, "(Biểu số 3, lần 2; tính đến 15h30 ngày 23/5/2025)", rows[1][0])
	words, err := locales.New()
	require.NoError(t, err)
	level, heads, units, accepted := "", 0, map[string]string{}, 0
	for _, r := range rows[4:] {
		switch {
		case len(r) > 1 && strings.HasPrefix(r[1], "Trường số "):
			units[r[1]] = level
			if r[3] == "Được tiếp nhận" {
				accepted++
			}
			require.Equal(t, r[3] == "Từ chối", len(r) > 5 && r[5] == "Gửi lại", "the row's formula: %q", r)
		case len(r) > 1 && strings.HasSuffix(r[1], " đơn vị"):
			heads++
			require.Equal(t, roman(heads), r[0])
			level = r[1]
		}
	}
	require.Len(t, units, len(book.Units))
	for _, u := range book.Units {
		of := 0
		for _, other := range book.Units {
			if other.Level == u.Level {
				of++
			}
		}
		name := words.Words("vi", bot.Text{Args: bot.Args{"": u.Level}})
		require.Equal(t, fmt.Sprintf("%s: %d đơn vị", name, of), units[u.Name])
	}
	require.Equal(t, strconv.Itoa(accepted), row(t, rows, "Cộng")[3], "the sum grew with the rows")
}

// TestAFormKeepsWhatItIs: merged cells, what is printed and on which pages, styles.
func TestAFormKeepsWhatItIs(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(filled(t, saved(t, "theo-dia-ban"), townOfAreas(5))))
	require.NoError(t, err)
	defer f.Close()
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	require.Equal(t, map[string]string{"_xlnm.Print_Area": "'Tổng hợp'!$A$1:$J$22", "_xlnm.Print_Titles": "'Tổng hợp'!$6:$8"}, names)
	merged, err := f.GetMergeCells("Tổng hợp")
	require.NoError(t, err)
	var cells []string
	for _, m := range merged {
		cells = append(cells, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	require.Subset(t, cells, []string{"A3:J3", "D6:I6", "A16:C16", "G16:J16"}, "those below have moved")
	formula, err := f.GetCellFormula("Tổng hợp", "C14")
	require.NoError(t, err)
	require.Equal(t, "SUM(C9:C13)", formula)
	first, err := f.GetCellStyle("Tổng hợp", "B9")
	require.NoError(t, err)
	last, err := f.GetCellStyle("Tổng hợp", "B13")
	require.NoError(t, err)
	require.Equal(t, first, last)
	foot, err := f.GetHeaderFooter("Tổng hợp")
	require.NoError(t, err)
	require.Equal(t, "&CTrang &P/&N", foot.OddFooter)
	printed, err := excelize.OpenReader(bytes.NewReader(filled(t, saved(t, "o-danh-sach"), town(12))))
	require.NoError(t, err)
	defer printed.Close()
	require.Contains(t, fmt.Sprint(printed.GetDefinedName()), "$A$1:$G$16", "it ended with the row that is repeated")
}

// townOfAreas has so many areas of one unit.
func townOfAreas(n int) workbook.Book {
	b := town(0)
	b.Areas = nil
	for i := range n {
		b.Areas = append(b.Areas, bot.Row{Area: bot.Area{ID: bot.AreaID(i + 1), Name: fmt.Sprint("Xã ", i+1)}, Tally: bot.Tally{Total: 1, Accepted: 1}})
	}
	return b
}

// Whom to phone is in a file for one officer alone; a name that looks like a formula is
// a name.
func TestWhatMayStandInAForm(t *testing.T) {
	d := draw(t).on("A").row("A1", "h", "STT", "Tên đơn vị", "Hiệu trưởng", "SĐT", "Trạng thái", "Lý do từ chối").row("A2", "n", "", "", "", "", "", "")
	form, book := d.bytes(), town(3)
	book.Units[0].Name = "=1+1"
	require.NotContains(t, fmt.Sprint(sheetOf(t, filled(t, form, book), "A")), "0999")
	book.Phones = true
	rows := sheetOf(t, filled(t, form, book), "A")
	require.Equal(t, []string{"1", "=1+1", "Bà Hoa", "0999000001", "Được tiếp nhận"}, rows[1])
	require.Equal(t, "=sai tên", row(t, rows, "Trường số 3")[5])
}
