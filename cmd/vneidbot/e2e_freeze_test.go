package main

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/store/storetest"
)

// frozenAt are the hours that a recorded form says.
var frozenAt = regexp.MustCompile(`([Ll]úc |, |\()\d\dh\d\d`)

// printedOn is the day in the address of a paper.
var printedOn = regexp.MustCompile(`/\d{4}-\d\d-\d\d/`)

// ownAddress is the program's address, which no other run has.
var ownAddress = regexp.MustCompile(`http://127\.0\.\d+\.\d+:\d+`)

func unfrozen(transcript string) string {
	transcript = pageCode.ReplaceAllString(ownAddress.ReplaceAllString(transcript, "«địa chỉ»"), "«mã»")
	transcript = printedOn.ReplaceAllString(transcript, "/«ngày»/")
	return frozenAt.ReplaceAllString(named(undated(transcript)), "${1}«giờ»")
}

// paperOf is what of the form's page is printed.
func paperOf(t *testing.T, p *pc) string {
	t.Helper()
	_, paper, found := strings.Cut(p.html, `<article class="a4"`)
	require.True(t, found, p.html)
	paper, _, _ = strings.Cut(paper, `</article>`)
	return paper
}

// TestRecordedForm: what the officer froze is what the paper and the file say, whatever
// is reported, renamed or confirmed afterwards.
func TestRecordedForm(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	officer := areaOfficer(t, tg, app)
	principal := tg.User(1000, "Cô Lan")
	for _, a := range recorded["one_message"] {
		perform(t, principal, a)
	}
	for range 2 {
		perform(t, officer, act{"/chotso", "biểu số 1 + 1/4"})
	}
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM forms`), "twice within a second is one form")
	storetest.Exec(t, app.store, `UPDATE forms SET at = at - 60000`)
	areas, err := app.store.Areas(t.Context())
	require.NoError(t, err)
	var area bot.AreaID
	for _, a := range areas {
		if a.Name == "Phường Dương Kinh" {
			area = a.ID
		}
	}
	p := opens(t, app, officer)
	_, err = officer.Says(t.Context(), "Trang làm việc vừa được mở")
	require.NoError(t, err)
	path := fmt.Sprintf("/trang/bieu/%d/%s/1", area, app.place.Today().Format("2006-01-02"))
	paper := paperOf(t, p.goes(path).sees("Biểu số 1", "Mầm non Hoa Sen", "paper.heading"))

	storetest.Exec(t, app.store, `UPDATE units SET name = 'Mầm non Đổi Tên' WHERE code = '0299900124'`)
	perform(t, officer, act{"/chotso", "biểu số 2"})
	require.Equal(t, paper, paperOf(t, p.goes(path)), "the paper is the frozen one")
	require.Equal(t, http.StatusNotFound, p.goes(strings.TrimSuffix(path, "1")+"9").code)
	require.Equal(t, http.StatusNotFound, p.goes(strings.Replace(path, fmt.Sprint("/", area, "/"), "/1/", 1)).code, "another area's")

	book, n := app.exportedBy(t, bot.ExportTask{Scope: bot.WholeArea(area), Forms: []bot.FormID{1}, Head: bot.ExportHead{Place: "phường Dương Kinh", By: "Cán bộ Hà", Number: 1}})
	require.Equal(t, 4, n)
	f, err := excelize.OpenReader(bytes.NewReader(book))
	require.NoError(t, err)
	defer f.Close()
	about, err := f.GetCellValue("Đơn vị", "A4")
	require.NoError(t, err)
	require.Regexp(t, `^Biểu số 1 của phường Dương Kinh, đã chốt lúc .*\. Người lập: Cán bộ Hà\.$`, about)
	rows, err := f.GetRows("Cấp học")
	require.NoError(t, err)
	sum := rows[len(rows)-1]
	require.Equal(t, []string{"CỘNG", "4", "1"}, sum[1:4])
	names, err := f.GetCols("Đơn vị")
	require.NoError(t, err)
	require.Contains(t, names[2], "Mầm non Hoa Sen")
	require.Len(t, f.GetSheetList(), 4, "no phones")

	perform(t, officer, act{"[button.excel]", "chotso.book + biểu số 2"})
	compare(t, "freeze", unfrozen(officer.Transcript()))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}
