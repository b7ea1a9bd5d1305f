package template

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/workbook"
	"vneidbot/locales"
)

// written are rows of levels as an office has written them, below each other.
func levelForm(t *testing.T, names ...string) []byte {
	d := draw(t).on("TH").row("A3", "h", "STT", "Cấp học", "Tổng số trường", "Được tiếp nhận", "Từ chối", "Tỷ lệ %")
	for i, name := range names {
		at := strconv.Itoa(4 + i)
		d.row("A"+at, "n", i+1, name, "", "", "").row("F"+at, "n", "=IF(C"+at+"=0,0,D"+at+"/C"+at+"*100)")
	}
	end, last := strconv.Itoa(4+len(names)), strconv.Itoa(3+len(names))
	return d.row("A"+end, "s", "", "Tổng cộng", "=SUM(C4:C"+last+")", "", "").bytes()
}

// A heading of three rows whose words say more than the column has: what stands before the
// comma is what it is of.
func TestHeadingsThatSayMore(t *testing.T) {
	d := draw(t).on("PL").merge("A3", "A5", "h", "TT").merge("B3", "B5", "h", "Cấp học, loại trường").merge("C3", "C5", "h", "Tổng số cơ sở").merge("D3", "F3", "h", "Kết quả")
	d.merge("D4", "E4", "h", "Đã đăng ký").row("F4", "h", "Còn lại").row("D5", "h", "Được tiếp nhận", "Từ chối", "Chưa báo cáo")
	form := d.row("A6", "n", "I", "Mầm non", "", "", "", "").row("A7", "n", "II", "Tiểu học", "", "", "", "").bytes()
	book := town(12)
	rows := sheetOf(t, filled(t, form, book), "PL")
	for i, row := range rows[5:7] {
		of := book.Levels[i].Tally
		require.Equal(t, []string{strconv.Itoa(of.Total), strconv.Itoa(of.Accepted), strconv.Itoa(of.Refused), strconv.Itoa(of.NotReported)}, row[2:6])
	}
}

// standingsOf are what is told of a form.
func standingsOf(t *testing.T, form []byte, book workbook.Book) []Found {
	words, err := locales.New()
	require.NoError(t, err)
	tpl, err := Read(form)
	require.NoError(t, err)
	found := tpl.Found(words, book)
	require.NoError(t, tpl.Close())
	return found
}

// Rows that a form has written itself are filled where they stand; a level without a row
// is counted in its block's, and what has none is told.
func TestRowsThatAFormHasWritten(t *testing.T) {
	book := town(12)
	more := bot.Tally{Total: 3, Accepted: 2, Refused: 1}
	book.Levels = append(book.Levels, bot.Row{Level: bot.PrimaryLower, Tally: more}, bot.Row{Level: bot.Upper, Tally: more})
	form := levelForm(t, "Mầm non", "2. Khối Tiểu học", "THCS", "TTGDNN-GDTX")
	rows := sheetOf(t, filled(t, form, book), "TH")
	num := strconv.Itoa
	of := func(i int) bot.Tally { return book.Levels[i].Tally }
	for i, want := range []bot.Tally{of(0), of(1), of(2).Add(more), {}} {
		require.Equal(t, []string{num(want.Total), num(want.Accepted), num(want.Refused)}, rows[3+i][2:5], rows[3+i][1])
	}
	sum := of(0).Add(of(1)).Add(of(2)).Add(more)
	require.Equal(t, []string{"", "Tổng cộng", num(sum.Total), num(sum.Accepted), num(sum.Refused)}, row(t, rows, "Tổng cộng")[:5], "of the rows above it")
	s := standingsOf(t, form, book)[0].Stand
	require.Equal(t, &Standing{Last: 7, Also: []string{"TH&THCS → THCS"}, Without: []string{"THPT"}}, s)

	rows = sheetOf(t, filled(t, levelForm(t, "Mầm non", "Khác"), book), "TH")
	rest := of(1).Add(of(2)).Add(more).Add(more)
	require.Equal(t, num(rest.Total), rows[4][2], "others have a row")
}

// Areas are known by their names, with what kind they are or without.
func TestAreasThatAFormHasWritten(t *testing.T) {
	book := town(12)
	form := draw(t).on("A").row("A1", "h", "TT", "Địa bàn", "Tổng số", "Đã báo cáo", "Chưa báo cáo").
		row("A2", "n", 1, "P. Dương Kinh", "", "", "").row("A3", "n", 2, "Phường Hưng Đạo", "", "", "").row("A4", "s", "", "Cộng", "", "", "").bytes()
	rows := sheetOf(t, filled(t, form, book), "A")
	dk := book.Areas[0].Tally
	want := []string{strconv.Itoa(dk.Total), strconv.Itoa(dk.Reported()), strconv.Itoa(dk.NotReported)}
	require.Equal(t, want, rows[1][2:])
	require.Equal(t, []string{"2", "Phường Hưng Đạo"}, rows[2], "nothing is known of it")
	require.Equal(t, want, rows[3][2:])
	require.Equal(t, &Standing{Last: 3, Without: []string{"Phường Hải An"}, Empty: []string{"Phường Hưng Đạo"}}, standingsOf(t, form, book)[0].Stand)
}

// Placeholders beside the name of a level are that level's, and elsewhere those of all.
func TestPlaceholdersBesideALevel(t *testing.T) {
	book := town(12)
	form := draw(t).on("A").row("A1", "c", "Mầm non", "{{tổng số}}", "{{từ chối}} đơn vị").row("A2", "c", "Tiểu học", "{{tổng số}}", "{{từ chối}} đơn vị").
		row("A3", "c", "Toàn phường", "{{tổng số}}", "").row("A5", "c", "Khác", "{{trạng thái khác}}", "").bytes()
	rows := sheetOf(t, filled(t, form, book), "A")
	num := strconv.Itoa
	for i, r := range rows[:2] {
		require.Equal(t, []string{num(book.Levels[i].Total), num(book.Levels[i].Refused) + " đơn vị"}, r[1:3])
	}
	all := bot.Sum(book.Levels)
	require.Equal(t, num(all.Total), rows[2][1])
	require.Equal(t, num(all.Other), rows[4][1])
	require.Len(t, standingsOf(t, form, book), 1)
	require.True(t, bytes.HasPrefix(form, []byte("PK")))
}

// A row whose numbers nobody can tell is refused, with what to do.
func TestRowsThatMeanNoLevel(t *testing.T) {
	for name, names := range map[string][]string{"no level": {"Mầm non", "Công lập"}, "twice": {"THCS", "Trung học cơ sở"}} {
		require.Equal(t, "template.row_unknown", refusalOf(t, levelForm(t, names...)), name)
	}
	same := draw(t).on("A").row("A1", "h", "Địa bàn", "Tổng số", "Đã báo cáo").row("A2", "n", "Dương Kinh", "", "").row("A3", "n", "dương kinh", "", "").bytes()
	require.Equal(t, "template.row_unknown", refusalOf(t, same))
}

// A name of several lines has room in a row whose height the form has not set.
func TestALongNameHasRoom(t *testing.T) {
	book := town(3)
	book.Units[1].Name = "Trường Mầm non Hương Sen Vàng Óng Ánh Hương Sen Vàng Óng Ánh Hương Sen Vàng Óng Ánh Cơ sở 2"
	form := draw(t).on("A").widths(6, 20, 14, 20).row("A1", "h", "STT", "Tên đơn vị", "MST", "Trạng thái").row("A2", "c", "", "", "", "").bytes()
	f, err := excelize.OpenReader(bytes.NewReader(filled(t, form, book)))
	require.NoError(t, err)
	defer f.Close()
	for _, r := range []int{2, 3, 4} {
		said, err := f.GetCellValue("A", cellName(2, r))
		require.NoError(t, err)
		high, err := f.GetRowHeight("A", r)
		require.NoError(t, err)
		if said == book.Units[1].Name {
			require.Greater(t, high, 4*lineHeight)
		} else {
			require.Less(t, high, 1.2*lineHeight, said)
		}
	}
}

// Words go below each other whole, and larger letters need more room.
func TestHowManyLinesAreNeeded(t *testing.T) {
	for _, c := range []struct {
		text         string
		wide, points float64
		lines        int
	}{
		{"Mầm non Ánh Phượng", 16, 12, 2}, {"Mầm non Ánh Phượng", 20, 12, 1}, {"Mầm non Hoa Sen", 16, 11, 1}, {"Tiểu học Kim Đồng", 16, 14, 2},
		{"", 16, 11, 1}, {"một\nhai", 16, 11, 2}, {strings.Repeat("A", 40), 16, 11, 3}, {"Trường THCS", 16, 0, 1},
	} {
		require.Equal(t, c.lines, linesOf(c.text, c.wide, c.points), c.text)
	}
}

// The moment of the numbers goes where a form leaves room for it, however it says so.
func TestRoomForTheMoment(t *testing.T) {
	for text, want := range map[string]string{
		"(Số liệu tính đến …… giờ …… ngày …/…/2025)": "(Số liệu tính đến 15h30 ngày 23/5/2025)",
		"Số liệu lúc …. ngày …/…/……":                 "Số liệu lúc 15h30 ngày 23/5/2025",
		"Đến ngày ..../..../......":                  "Đến 15h30 ngày 23/5/2025",
		"(Cập nhật đến: ……… )":                       "(Cập nhật đến 15h30 ngày 23/5/2025)",
		"Báo cáo lúc ___ giờ":                        "Báo cáo lúc 15h30 ngày 23/5/2025",
		"Nơi đến: ………":                               "Nơi đến: ………",
		"Hải Phòng, ngày … tháng … năm …":            "Hải Phòng, ngày … tháng … năm …",
	} {
		form := draw(t).on("A").row("A1", "n", text).row("A3", "h", "STT", "Tên đơn vị", "MST", "Trạng thái").row("A4", "n", "", "", "", "").bytes()
		require.Equal(t, want, sheetOf(t, filled(t, form, town(2)), "A")[0][0])
	}
}

// The same number in two cells beside each other would be that of all in both.
func TestANumberThatStandsTwice(t *testing.T) {
	beside := draw(t).on("A").row("A1", "h", "", "Mầm non", "Tiểu học").row("A2", "n", "Tổng số", "{{tổng số}}", "{{tổng số}}").bytes()
	require.Equal(t, "template.twice", refusalOf(t, beside))
	below := draw(t).on("A").row("A1", "n", "Phường Dương Kinh", "{{tổng số}}").row("A2", "n", "Phường Hải An", "{{tổng số}}").bytes()
	require.Equal(t, "template.twice", refusalOf(t, below))
	apart := draw(t).on("A").row("A1", "n", "Tổng số", "{{tổng số}}").row("A2", "n", "Từ chối", "{{từ chối}}", "{{tỷ lệ}}").row("A9", "n", "Cả phạm vi", "{{tổng số}}").bytes()
	require.Empty(t, refusalOf(t, apart))
}

// A number of the form that there is not yet is left to be written by hand.
func TestAFormWithoutANumberYet(t *testing.T) {
	book := town(1)
	book.Head.Number, book.Head.Times = 0, 0
	form := draw(t).on("A").row("A1", "n", "(Biểu số {{biểu số}}, lần {{lần}})").row("A2", "n", "{{tổng số}}", "{{biểu số}}").bytes()
	rows := sheetOf(t, filled(t, form, book), "A")
	require.Equal(t, "(Biểu số …, lần …)", rows[0][0])
	require.Equal(t, []string{"1"}, rows[1][:1])
}
