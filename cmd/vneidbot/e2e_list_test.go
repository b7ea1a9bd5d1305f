package main

import (
	"context"
	"database/sql"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
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
	tg, app := bootIn(t, t.TempDir())
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

// count is a number out of the records.
func count(t *testing.T, app *App, query string, args ...any) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(app.store.Dir(), "vneid.db")+"?_busy_timeout=5000")
	require.NoError(t, err)
	require.NoError(t, db.QueryRow(query, args...).Scan(&n))
	require.NoError(t, db.Close())
	return n
}
