package main

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/bot/workbook"
	"vneidbot/store/storetest"
)

// The authority's list, as it is kept: letterhead, a header, a sum, half the codes wrong.
const policeList = "CÔNG AN THÀNH PHỐ,,,\nDANH SÁCH TỔ CHỨC ĐÃ ĐƯỢC TIẾP NHẬN,,,\nSTT,Tên cơ sở giáo dục,MST,Địa bàn\n" +
	"1,Trường MN Hoa Sen,299900124,Dương Kinh\n2,Trường Tiểu học Hoà Nghĩa,0299900439,Dương Kinh\n3,Trường Mầm non Hoa Sen,,Hồng Bàng\n" +
	"4,Trường THPT Ba Đình,0100109106,phường Ba Đình\nTổng cộng: 4 đơn vị,,,\n"

// TestRecordedComparison is a list sent as a file, one that is pasted, one that is none,
// and one of another area's units alone.
func TestRecordedComparison(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	officer := areaOfficer(t, tg, app)
	storetest.Exec(t, app.store, `INSERT INTO accounts (id, chat_key, created_at) VALUES ('telegram:1', '', 1)`)
	storetest.Exec(t, app.store, `INSERT INTO reports (id, receipt, draft, unit_id, status, account_id, verified, at, attempt, review)
	  SELECT 'r' || id, 'c' || id, 'd' || id, id, 'duoc_tiep_nhan', 'telegram:1', 1, ?, 1, 'cho_xac_nhan' FROM units WHERE code = '0299900124' OR name = 'THCS Hải Thành'`, time.Now().UnixMilli()) // what is old is purged
	storetest.Exec(t, app.store, `UPDATE units SET cur_report = r.id, cur_status = r.status, cur_review = r.review, cur_at = r.at FROM reports r WHERE r.unit_id = units.id`)
	perform(t, officer, act{"/doichieu", "doichieu.ask"})
	sendList(t, officer, "cong-an.csv", []byte(policeList), "", "Hai bên đều có: 1", "Chỉ danh sách Công an có: 1")
	require.Regexp(t, `^doi-chieu-.*\.xlsx$`, fileBefore(officer.Screen(), "Hai bên đều có: 1"))
	for _, a := range []act{
		{"/doichieu", "doichieu.ask"}, {"Tiểu học Hòa Nghĩa\nTHCS Hải Thành", "Hai bên đều có: 1 + Chỉ danh sách Công an có: 1 + Chỉ đơn vị báo cáo: 1"},
		{"[button.look_again]", "doichieu.nobody"},
		{"/doichieu hồng bàng", "deny.scope"},
	} {
		perform(t, officer, a)
	}
	perform(t, officer, act{"/doichieu", "doichieu.ask"})
	sendList(t, officer, "trong.csv", []byte(" \n"), "", "Tệp trống")
	perform(t, officer, act{"/doichieu 0100109106\nTHPT Ba Đình", "doichieu.elsewhere"})
	perform(t, officer, act{"/nhatky", "nhatky.head + đối chiếu danh sách Công an"})
	compare(t, "against", named(undated(regexp.MustCompile(`doi-chieu-[0-9-]+h[0-9]+`).ReplaceAllString(officer.Transcript(), "doi-chieu-«lúc»"))))
	require.Equal(t, 2, count(t, app, `SELECT count(*) FROM reports`), "a comparison changes no report")
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// TestAComparisonAgreesWithTheTotals: in the workbook both and only theirs are the list,
// both and only ours what is received, and all are the total.
func TestAComparisonAgreesWithTheTotals(t *testing.T) {
	t.Parallel()
	office, a := newCalc(t), deskOfLists(t)
	units := sample.Units(60, time.Now())
	_, p := a.preview(t, "list:1", units)
	require.NoError(t, a.store.SwitchImport(t.Context(), p.Import))
	reported(t, a.store)
	list := "Tên đơn vị,Địa bàn\nTHPT Ba Đình,phường Ba Đình\n"
	for i, u := range units {
		if i%2 == 0 {
			list += u.Name + "," + u.Area + "\n"
		}
	}
	lines, err := roster.ReadPasted(list)
	require.NoError(t, err)
	now := a.place.Now()
	c := comparison{scope: bot.Everything, lines: lines, book: workbook.Book{At: now.In(a.place.Zone), Lang: "vi"}}
	require.NoError(t, c.read(t.Context(), a.store))
	sum := bot.Sum(c.book.Areas)
	require.Equal(t, sum.Total, len(c.Units))
	require.Greater(t, c.Count(bot.BothHave), 5)
	require.Less(t, len(c.Unknown), 3)
	require.Equal(t, sum.Good(), c.Count(bot.BothHave)+c.Count(bot.OnlyOurs))
	var out strings.Builder
	require.NoError(t, c.write(&out, a.words))
	sheets := office.sheets(t, []byte(out.String()))
	require.Equal(t, []string{"", "CỘNG"}, sheets["Đối chiếu"][6+len(rowsOf(c))][:2])
	require.Len(t, sheets["Đơn vị"][6:], sum.Total)
	require.Len(t, sheets["Không nhận ra"][6:], len(c.Unknown))
	require.Contains(t, sheets["Không nhận ra"][6][3], "Ba Đình")
}

// rowsOf are the areas that have units.
func rowsOf(c comparison) map[bot.AreaID]bool {
	of := map[bot.AreaID]bool{}
	for _, u := range c.Units {
		of[u.Area] = true
	}
	return of
}
