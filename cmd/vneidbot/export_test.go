package main

import (
	"encoding/json"
	"errors"
	"flag"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
	"vneidbot/store/storetest"
)

var booksTo = flag.String("books", "", "a folder that keeps the workbook of the test, to be looked at")

// reportsOfASample are reports of two thirds of the units: every status, some long ago,
// some confirmed.
var reportsOfASample = []string{
	`INSERT INTO accounts (id, chat_key, created_at) VALUES ('telegram:1', 'telegram:1', 1)`,
	`INSERT INTO reports (id, receipt, draft, unit_id, status, words, reason_text, account_id, verified, at, attempt, review)
	  SELECT 'r' || id, 'c' || id, 'd' || id, id, CASE id % 5 WHEN 0 THEN 'tu_choi' WHEN 1 THEN 'chua_dang_ky' WHEN 2 THEN 'khac' WHEN 3 THEN 'thanh_cong' ELSE 'duoc_tiep_nhan' END,
	    CASE id % 5 WHEN 2 THEN '=đang xử lý' ELSE '' END, CASE id % 5 WHEN 0 THEN 'Sai tên, thiếu dấu' ELSE '' END, 'telegram:1', 1, 1700000000000 + id, 1,
	    CASE id % 2 WHEN 0 THEN 'da_xac_nhan' ELSE 'cho_xac_nhan' END FROM units WHERE id % 3 <> 0`,
	`UPDATE units SET cur_report = r.id, cur_status = r.status, cur_review = r.review, cur_at = r.at FROM reports r WHERE r.unit_id = units.id`,
	`UPDATE units SET head = 'Bà Hoa', phone = '0999' || printf('%06d', id)`,
}

// reported has those of a sample report; of the others some have somebody who can be
// written to, and one is out of the counting.
func reported(t testing.TB, s *store.Store) {
	t.Helper()
	for _, q := range reportsOfASample {
		storetest.Exec(t, s, q)
	}
	storetest.Exec(t, s, `INSERT INTO reporters (account_id, unit_id, verified, since) SELECT 'telegram:1', id, 1, 1 FROM units WHERE id % 6 = 0`)
	storetest.Exec(t, s, `UPDATE units SET standing = 'exempt' WHERE id = 7`)
}

// exportedBy runs the worker, and returns the file and how many units it says.
func (a *App) exportedBy(t testing.TB, task bot.ExportTask) (book []byte, units int) {
	t.Helper()
	task.Lang = "vi"
	task.Tell = bot.Event{ID: "export:1", Kind: bot.Received, From: "telegram:1", Data: "o:xud:*:*:zzzz", Chat: bot.Chat{Channel: "telegram", ID: "1"}}
	args, err := json.Marshal(task)
	require.NoError(t, err)
	writes, err := a.doExport(t.Context(), bot.Job{Args: args})
	require.NoError(t, err)
	ev := writes[0].(bot.Occur).Event
	n, err := strconv.ParseInt(ev.Data[len("o:xud:*:*:"):], 36, 64)
	require.NoError(t, err)
	file, err := a.shelf.Open(ev.File.SHA256)
	require.NoError(t, err)
	defer file.Close()
	book, err = io.ReadAll(file)
	require.NoError(t, err)
	require.Equal(t, int64(len(book)), ev.File.Size)
	return book, int(n)
}

// TestAWorkbookAsAnOfficeOpensIt: LibreOffice opens it as it is, every sheet adds up
// to what /tonghop says, and a name that looks like a formula is still that name.
func TestAWorkbookAsAnOfficeOpensIt(t *testing.T) {
	t.Parallel()
	office, a := newCalc(t), deskOfLists(t)
	_, p := a.preview(t, "list:1", sample.Units(600, time.Now()))
	require.NoError(t, a.store.SwitchImport(t.Context(), p.Import))
	reported(t, a.store)
	storetest.Exec(t, a.store, `UPDATE units SET name = '=1+1', code = '0299900124' WHERE id = 3`)
	var sum bot.Tally
	require.NoError(t, a.store.Snapshot(t.Context(), func(n *store.Snapshot) error {
		rows, err := n.Tally(bot.TotalsOf{Scope: bot.Everything, By: bot.ByArea})
		sum = bot.Sum(rows)
		return err
	}))
	book, units := a.exportedBy(t, bot.ExportTask{Scope: bot.Everything, Alone: true, Head: bot.ExportHead{Place: "toàn thành phố", By: "Lan Anh", Office: "Sở GDĐT"}})
	require.Equal(t, sum.Total, units)
	sheets := office.sheets(t, book)
	require.Len(t, sheets, 4)
	want := []string{"CỘNG", strconv.Itoa(sum.Total), strconv.Itoa(sum.Accepted), strconv.Itoa(sum.Succeeded), strconv.Itoa(sum.Refused), strconv.Itoa(sum.NotRegistered), strconv.Itoa(sum.Other), strconv.Itoa(sum.NotReported)}
	sums := 0
	for _, name := range []string{"Địa bàn", "Cấp học"} {
		for _, row := range sheets[name] {
			if row[1] == "CỘNG" {
				sums++
				require.Equal(t, want, row[1:len(want)+1], name)
			}
		}
	}
	require.Equal(t, 3, sums, "areas, levels, blocks")
	all := sheets["Đơn vị"][6:]
	require.Len(t, all, sum.Total)
	statuses, formula := map[string]int{}, 0
	for _, row := range all {
		statuses[row[7]]++
		if row[2] == "=1+1" && row[3] == "0299900124" {
			formula++
		}
	}
	require.Equal(t, 1, formula)
	require.Equal(t, map[string]int{"Được tiếp nhận": sum.Accepted, "Định danh thành công": sum.Succeeded, "Từ chối": sum.Refused, "Chưa đăng ký": sum.NotRegistered,
		"Trạng thái khác": sum.Other, "Chưa báo cáo": sum.NotReported}, statuses)
	missing := sheets["Cần đôn đốc"][6:]
	require.Len(t, missing, sum.NotReported, "there is no round: nobody is to be updated")
	require.Regexp(t, `^0999\d{6}$`, missing[0][8])
	if *booksTo != "" {
		require.NoError(t, os.WriteFile(filepath.Join(*booksTo, "book.xlsx"), book, 0o600))
	}
}

// TestAWorkbookForAGroup has no phone and no head in any of its sheets.
func TestAWorkbookForAGroup(t *testing.T) {
	t.Parallel()
	office, a := newCalc(t), deskOfLists(t)
	_, p := a.preview(t, "list:1", sample.Units(60, time.Now()))
	require.NoError(t, a.store.SwitchImport(t.Context(), p.Import))
	reported(t, a.store)
	book, _ := a.exportedBy(t, bot.ExportTask{Scope: bot.Everything})
	sheets := office.sheets(t, book)
	require.Len(t, sheets, 3)
	for name, rows := range sheets {
		for _, row := range rows {
			for _, cell := range row {
				require.NotContains(t, cell, "Bà Hoa", name)
				require.NotRegexp(t, `^0999\d{6}$`, cell, name)
			}
		}
	}
}

// TestRecordedWorkbook is a file asked for in private, in a group, and of another area.
func TestRecordedWorkbook(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	officer := areaOfficer(t, tg, app)
	for _, a := range []act{{"/xuat", "xuat.done + 4 đơn vị"}, {"/xuat mầm non", "xuat.done + 2 đơn vị"}, {"/xuat hồng bàng", "deny.scope"}, {"/xuat ảnh", "xuat.no_shots"}} {
		perform(t, officer, a)
	}
	perform(t, officer, act{"/nhatky", "nhatky.head + tải tệp Excel"})
	perform(t, officer, act{"/nhatky Hà hôm qua", "nhatky.none"})
	last := officer.Screen()
	require.Regexp(t, `^tong-hop-co-so-dien-thoai-phuong-duong-kinh-mam-non-[0-9-]+h[0-9]+\.xlsx$`, fileBefore(last, "2 đơn vị"))
	group := tg.Group(-1001, "Các trường phường Dương Kinh")
	group.Add(officer)
	perform(t, group.As(officer), act{"/gannhom@" + telegramtest.BotName + " duong kinh", "gannhom.ask"})
	perform(t, group.As(officer), act{"[button.bind]", "gannhom.done"})
	perform(t, group.As(officer), act{"/xuat@" + telegramtest.BotName, "xuat.done + xuat.no_phones"})
	require.Regexp(t, `^tong-hop-phuong-duong-kinh-[0-9-]+h[0-9]+\.xlsx$`, fileBefore(group.Screen(), "4 đơn vị"))
	compare(t, "export", named(undated(officer.Transcript())))
	compare(t, "export_group", named(undated(group.Transcript())))
	require.Equal(t, 3, count(t, app, `SELECT count(*) FROM audit WHERE act = 'xuat'`))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// TestRecordedWorkbookOnZalo is a signed address where there is one, else a sentence.
func TestRecordedWorkbookOnZalo(t *testing.T) {
	t.Parallel()
	addr := freeAddr(t)
	for name, change := range map[string]func(*Config){"export": func(c *Config) { c.HTTPAddr, c.PublicURL = addr, "http://"+addr }, "export_nowhere": nil} {
		srv, app := bootZalo(t, change)
		admin := srv.User(zaloAdmin, "Cán bộ Mai")
		want, made := act{"/xuat dương kinh", "xuat.nowhere"}, 0
		if change != nil {
			want.hear, made = "xuat.done + http://", 1
		}
		performZalo(t, admin, want)
		screen := admin.Screen()
		performZalo(t, admin, act{"/nhatky", [2]string{"nhatky.none", "nhatky.head + tải tệp Excel"}[made]})
		if link := regexp.MustCompile(`http://\S+`).FindString(screen[len(screen)-1].Text); change != nil {
			resp, err := http.Get(link)
			require.NoError(t, err)
			begins := make([]byte, 2)
			_, err = io.ReadFull(resp.Body, begins)
			require.NoError(t, errors.Join(err, resp.Body.Close()))
			require.Equal(t, [2]any{200, "PK"}, [2]any{resp.StatusCode, string(begins)})
		}
		compareZalo(t, name, named(undated(regexp.MustCompile(`http://\S+`).ReplaceAllString(admin.Transcript(), "«liên kết»"))))
		require.Equal(t, made, count(t, app, `SELECT count(*) FROM audit WHERE act = 'xuat' AND object LIKE 'area:%'`))
	}
}

// fileBefore is the file of the message with those words.
func fileBefore(screen []telegramtest.Message, words string) string {
	for _, m := range screen {
		if m.File() != "" && strings.Contains(m.Text, words) {
			return m.File()
		}
	}
	return ""
}

var (
	stamped = regexp.MustCompile(`\d{4}-\d\d-\d\d-\d\dh\d\d`)
	clocked = regexp.MustCompile(`\d\dh\d\d · `)
)

// named is a transcript without the hours in files' names and of the diary.
func named(transcript string) string {
	return clocked.ReplaceAllString(stamped.ReplaceAllString(transcript, "«lúc»"), "«giờ» · ")
}
