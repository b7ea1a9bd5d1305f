package main

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/storetest"
)

// csvOf is a list as a text, with the mark that spreadsheet programs write.
func csvOf(lines ...string) []byte {
	return []byte("\ufeff" + strings.Join(lines, "\r\n") + "\r\n")
}

// faulty is a first list of Dương Kinh with five faults: no name, an area with a slip
// of the pen, another area, a code that is none, a name twice.
var faulty = csvOf(
	"DANH SÁCH CÁC ĐƠN VỊ",
	"STT,Mã số thuế,Tên đơn vị,Cấp học,Địa bàn,Hiệu trưởng,Ghi chú",
	"1,0299900124,Mầm non Hoa Sen,Mầm non,Phường Dương Kinh,Nguyễn Thị Lan,",
	"2,,Mầm non Hướng Dương,Mầm non,Phường Dương Kính,,",
	"3,,,Tiểu học,Phường Dương Kinh,,",
	"4,02999,Tiểu học Hòa Nghĩa,Tiểu học,Phường Dương Kinh,,",
	"5,,THCS Hải Thành,THCS,Phường Hồng Bàng,,",
	"6,,Mầm non Hoa Sen,Mầm non,Phường Dương Kinh,,",
	"Tổng số: 6,,,,,,",
)

// mended is the same without them.
var mended = csvOf(
	"DANH SÁCH CÁC ĐƠN VỊ",
	"STT,Mã số thuế,Tên đơn vị,Cấp học,Địa bàn,Hiệu trưởng,Ghi chú",
	"1,0299900124,Mầm non Hoa Sen,Mầm non,Phường Dương Kinh,Nguyễn Thị Lan,",
	"2,,Mầm non Hướng Dương,Mầm non,Phường Dương Kinh,,",
	"3,,Tiểu học Đa Phúc,Tiểu học,Phường Dương Kinh,,",
	"4,,Tiểu học Hòa Nghĩa,Tiểu học,Phường Dương Kinh,,",
	"5,,THCS Hải Thành,THCS,Phường Dương Kinh,,",
)

// sendList sends a file and waits for words of the answer.
func sendList(t *testing.T, u *telegramtest.User, name string, data []byte, caption string, hear ...string) {
	t.Helper()
	u.Skip()
	u.SendFile(name, "application/octet-stream", data, caption)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err := u.Says(ctx, hear...)
	require.NoErrorf(t, err, "after %s, no %q:\n%s", name, hear, u.Transcript())
}

var codeOfOfficer = regexp.MustCompile(`CB-[0-9A-Z-]+`)

// invited makes the user an officer by the administrator's invitation.
func invited(t *testing.T, tg *telegramtest.Server, u *telegramtest.User, scope string) {
	t.Helper()
	admin := tg.User(adminID, "Cán bộ Mai")
	perform(t, admin, act{"/moicanbo " + scope, "moicanbo.link"})
	last, _ := admin.Last()
	perform(t, u, act{codeOfOfficer.FindString(last.Text), "officer_code.welcome"})
}

// TestRecordedEvening is an officer who sets up an area from nothing, in the chat
// alone: the invitation, a list with five faults, its preview, the list mended, the
// group, and the first totals.
func TestRecordedEvening(t *testing.T) {
	t.Parallel()
	tg, app := bootIn(t, storetest.Fresh(t))
	officer := tg.User(2000, "Cán bộ Hà")
	invited(t, tg, officer, "Dương Kinh")
	perform(t, officer, act{"/maudanhsach", "hiện có 0 đơn vị"})
	sendList(t, officer, "danh-sach.csv", faulty, "", "Mới 2", "lỗi 4")
	for _, a := range []act{
		{"[button.list_full]", "Toàn bộ dòng lỗi"},
		{"[button.list_doubts]", "gần giống Phường Dương Kinh"}, {"Hồng Lĩnh", "Không có địa bàn “Hồng Lĩnh”"}, {"[Phường Dương Kinh]", "Mới 3 + lỗi 3"},
	} {
		perform(t, officer, a)
	}
	require.Zero(t, count(t, app, `SELECT count(*) FROM units`), "a preview writes nothing")
	sendList(t, officer, "danh-sach sửa.csv", mended, "", "Mới 5", "lỗi 0")
	perform(t, officer, act{"[button.list_take]", "Đã nhập danh sách + mới 5"})
	for _, a := range contacts {
		perform(t, officer, a)
	}
	group := tg.Group(-1001, "Các trường phường Dương Kinh")
	group.Add(officer)
	perform(t, group.As(officer), act{"/gannhom@" + telegramtest.BotName + " duong kinh", "gannhom.ask"})
	perform(t, group.As(officer), act{"[button.bind]", "gannhom.done"})
	perform(t, group.As(officer), act{"/tonghop@" + telegramtest.BotName, "tonghop.head + 0/5"})
	sendList(t, officer, "danh-sach sửa.csv", mended, "", "Không có gì để nhập")
	perform(t, officer, act{"/tonghop", "tonghop.head + 0/5"})
	require.Equal(t, 5, count(t, app, `SELECT count(*) FROM units u JOIN areas a ON a.id = u.area_id WHERE a.name = 'Phường Dương Kinh' AND u.standing = ''`))
	require.Equal(t, 5, count(t, app, `SELECT count(*) FROM unit_history WHERE by = 'import'`))
	compare(t, "evening", undated(codeOfOfficer.ReplaceAllString(officer.Transcript(), "CB-«mã»")))
	compare(t, "evening_group", undated(group.Transcript()))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// contacts are the area's office and phone, set by its officer.
var contacts = []act{
	{"/caidat", "phường Dương Kinh"}, {"[cơ quan quản lý]", "Đồng chí gõ"}, {"Phòng Văn hóa – Xã hội phường Dương Kinh", "Sẽ là"}, {"[Ghi]", "Đã đổi"},
	{"/caidat", "phường Dương Kinh"}, {"[điện thoại liên hệ]", "Đồng chí gõ"}, {"0225 000 0002", "Sẽ là"}, {"[Ghi]", "Đã đổi"},
}

// TestRecordedEveningOnThePage is the same evening in the page's chat, which has no
// groups.
func TestRecordedEveningOnThePage(t *testing.T) {
	t.Parallel()
	addr := freeAddr(t)
	tg, app := bootIn(t, storetest.Fresh(t), func(c *Config) { c.HTTPAddr, c.PublicURL = addr, "http://"+addr })
	admin := tg.User(adminID, "Cán bộ Mai")
	perform(t, admin, act{"/moicanbo Dương Kinh", "moicanbo.link"})
	last, _ := admin.Last()
	officer := webPhones("http://" + addr)(1).(*webPhone)
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
	defer cancel()
	var chat strings.Builder
	hear := func(what string, err error, words ...string) {
		t.Helper()
		require.NoError(t, err, what)
		fmt.Fprintln(&chat, ">", what)
		before := len(officer.lines)
		_, err = officer.hears(ctx, words...)
		require.NoErrorf(t, err, "after %q, no %q:\n%s", what, words, officer.seen())
		for _, line := range officer.lines[before:] {
			if line != "" {
				fmt.Fprintln(&chat, "<", strings.ReplaceAll(line, "\n", "\n  "))
			}
		}
	}
	does := func(a act) {
		t.Helper()
		if strings.HasPrefix(a.do, "[") {
			hear("["+label(a.do)+"]", officer.tap(label(a.do)), heard(a.hear)...)
			return
		}
		hear(a.do, officer.say(a.do), heard(a.hear)...)
	}
	does(act{codeOfOfficer.FindString(last.Text), "officer_code.welcome_page"})
	does(act{"/maudanhsach", "hiện có 0 đơn vị"})
	hear("(danh-sach.csv)", officer.file("danh-sach.csv", faulty), "Mới 2", "lỗi 4")
	does(act{"[button.list_doubts]", "gần giống Phường Dương Kinh"})
	does(act{"[Phường Dương Kinh]", "Mới 3 + lỗi 3"})
	hear("(danh-sach.xlsx)", officer.file("danh-sach.xlsx", bookOf(t, [][]any{{"Mã số thuế", "Tên đơn vị", "Cấp học"}, {"0299900124", "Mầm non Hoa Sen", "Mầm non"},
		{"", "Tiểu học Đa Phúc", "Tiểu học"}, {"", "THCS Hải Thành", "THCS"}}...)), "Mới 3", "lỗi 0")
	does(act{"[button.list_take]", "Đã nhập danh sách + mới 3"})
	for _, a := range contacts {
		does(a)
	}
	does(act{"/tonghop", "tonghop.head + 0/3"})
	require.Equal(t, 3, count(t, app, `SELECT count(*) FROM units u JOIN areas a ON a.id = u.area_id WHERE a.name = 'Phường Dương Kinh' AND u.standing = ''`))
	compareAt(t, filepath.Join("page", "evening"), undated(codeOfOfficer.ReplaceAllString(chat.String(), "CB-«mã»")))
}

// TestRecordedListAnswers is all that a preview asks: the area of rows that name
// none, levels, units that a note calls closed, names of areas nobody knows, and so
// many new names that somebody has to look twice.
func TestRecordedListAnswers(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	admin := tg.User(adminID, "Cán bộ Mai")
	sendList(t, admin, "không địa bàn.csv", csvOf("Tên đơn vị,Cấp học,Ghi chú", "Cơ sở Ánh Dương,,", "Tiểu học Đa Phúc,Tiểu học,Đã giải thể"), "", "Chưa ghi địa bàn: 2 dòng")
	for _, a := range []act{
		{"[button.list_area]", "Các dòng ấy thuộc địa bàn nào"}, {"[button.list_show]", "Chưa ghi địa bàn"},
		{"[button.list_area]", "Các dòng ấy thuộc địa bàn nào"}, {"trên mây", "Không có địa bàn “trên mây”"}, {"dương kinh", "Mới 2"},
		{"[button.list_level]", "Các đơn vị ấy thuộc cấp học nào"}, {"[level.mam_non]", "Mới 2"},
		{"[button.list_close]", "Ghi là giải thể theo ghi chú: 1 đơn vị (Tiểu học Đa Phúc)"}, {"[button.list_take]", "Đã nhập danh sách"},
	} {
		perform(t, admin, a)
	}
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM units WHERE name = 'Cơ sở Ánh Dương' AND level = 'mam_non'`))
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM units WHERE name = 'Tiểu học Đa Phúc' AND standing = 'closed'`))
	sendList(t, admin, "địa bàn mới.csv", csvOf("Tên đơn vị,Cấp học,Địa bàn", "Mầm non Tân Lập,Mầm non,Khu kinh tế Nam", "Mầm non Tân An,Mầm non,Đảo Xa"), "", "Địa bàn chưa rõ")
	for _, a := range []act{
		{"[button.list_doubts]", "Khu kinh tế Nam"}, {"[button.list_new_area]", "Đảo Xa"}, {"[button.list_out]", "Mới 1 + Lập địa bàn mới: Khu kinh tế Nam"},
		{"[button.list_take]", "Đã nhập danh sách"},
	} {
		perform(t, admin, a)
	}
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM units u JOIN areas a ON a.id = u.area_id WHERE a.name = 'Khu kinh tế Nam'`))
	var was, now []string
	for i := range 6 {
		was = append(was, fmt.Sprintf("3%07d,Mầm non Số %d,Mầm non,Phường Dương Kinh", i, i))
		now = append(now, fmt.Sprintf("3%07d,Mầm non Họa Mi %d,Mầm non,Phường Dương Kinh", i, i))
	}
	head := []string{"Mã trường,Tên đơn vị,Cấp học,Địa bàn"}
	sendList(t, admin, "tên.csv", csvOf(append(head, was...)...), "", "Mới 6")
	perform(t, admin, act{"[button.list_take]", "Đã nhập danh sách"})
	sendList(t, admin, "tên mới.csv", csvOf(append(head, now...)...), "", "Đổi tên 6 đơn vị", "Mầm non Số 0 → Mầm non Họa Mi 0")
	perform(t, admin, act{"[button.list_take]", "Tệp đổi tên 6 đơn vị"})
	require.Zero(t, count(t, app, `SELECT count(*) FROM units WHERE name LIKE '%Họa Mi%'`))
	perform(t, admin, act{"[button.list_sure]", "Đã nhập danh sách"})
	require.Equal(t, 6, count(t, app, `SELECT count(*) FROM units WHERE name LIKE '%Họa Mi%'`))
	compare(t, "list_answers", undated(admin.Transcript()))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// count is a number out of the records.
func count(t testing.TB, app *App, query string, args ...any) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(app.store.Dir(), "vneid.db")+"?_busy_timeout=5000")
	require.NoError(t, err)
	require.NoError(t, db.QueryRow(query, args...).Scan(&n))
	require.NoError(t, db.Close())
	return n
}
