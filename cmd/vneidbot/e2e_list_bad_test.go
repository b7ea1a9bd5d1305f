package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/storetest"
)

// bookOf is a workbook of one sheet.
func bookOf(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer func() { require.NoError(t, book.Close()) }()
	for i, cells := range rows {
		require.NoError(t, book.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &cells))
	}
	data, err := book.WriteToBuffer()
	require.NoError(t, err)
	return data.Bytes()
}

// withSheet is the workbook with another sheet in the place of its first.
func withSheet(t *testing.T, pkg []byte, write func(io.Writer)) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(pkg), int64(len(pkg)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	for _, f := range in.File {
		part, err := w.Create(f.Name)
		require.NoError(t, err)
		if f.Name == "xl/worksheets/sheet1.xml" {
			write(part)
			continue
		}
		r, err := f.Open()
		require.NoError(t, err)
		_, err = io.Copy(part, r)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

const (
	sheetBegins = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	sheetEnds   = `</sheetData></worksheet>`
)

var oneRow = [][]any{{"Tên đơn vị", "Cấp học", "Địa bàn"}, {"Mầm non Hoa Sen", "Mầm non", "Phường Dương Kinh"}}

// TestBadLists sends what is no list, or a list that cannot be read: each is told for
// what it is, and nothing is written.
func TestBadLists(t *testing.T) {
	t.Parallel()
	tg, app := bootIn(t, storetest.Fresh(t))
	officer := tg.User(2000, "Cán bộ Hà")
	invited(t, tg, officer, "Dương Kinh")
	whole := bookOf(t, oneRow...)
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	styled := withSheet(t, whole, func(w io.Writer) {
		fmt.Fprint(w, sheetBegins)
		for i := range 800_000 { // over 64 MB
			n := strconv.Itoa(i + 1)
			_, _ = io.WriteString(w, `<row r="`+n+`"><c r="A`+n+`" s="1"/><c r="B`+n+`" s="1"/><c r="C`+n+`" s="1"/></row>`)
		}
		fmt.Fprint(w, sheetEnds)
	})
	require.Less(t, len(styled), 20<<20)
	bomb := withSheet(t, whole, func(w io.Writer) {
		for range 70 {
			fmt.Fprint(w, strings.Repeat("0", 1<<20))
		}
	})
	formulas := withSheet(t, whole, func(w io.Writer) {
		fmt.Fprint(w, sheetBegins, `<row r="1"><c r="A1" t="inlineStr"><is><t>Tên đơn vị</t></is></c><c r="B1" t="inlineStr"><is><t>Địa bàn</t></is></c></row>`,
			`<row r="2"><c r="A2"><f>Sheet2!A1</f></c><c r="B2" t="inlineStr"><is><t>Phường Dương Kinh</t></is></c></row>`, sheetEnds)
	})
	for _, bad := range []struct {
		name string
		data []byte
		hear []string
	}{
		{"mat-khau.xlsx", []byte(ole + spread("EncryptedPackage")), []string{"không đọc được tệp mat-khau.xlsx", "Tệp có mật khẩu"}},
		{"doi-ten.xlsx", []byte(ole + spread("Workbook")), []string{"Tệp Excel kiểu cũ (.xls)"}},
		{"cu.xls", []byte(ole), []string{"kiểu Excel cũ"}},
		{"libre.ods", []byte("PK"), []string{"bảng dạng khác (.ods)"}},
		{"anh.xlsx", screenshot(), []string{"Đây là tệp ảnh"}},
		{"trong.csv", []byte("   \n"), []string{"Tệp trống"}},
		{"nua.xlsx", whole[:len(whole)/2], []string{"Tệp bị đứt"}},
		{"nua.csv", []byte("Tên đơn vị,Địa bàn\nMầm non Hoa Sen,Phường Dương Kinh\nMầm non B\xe1"), []string{"Tệp bị đứt"}},
		{"dinh-dang.xlsx", styled, []string{"Tệp quá lớn", "dòng trống đã kẻ khung"}},
		{"nen.xlsx", bomb, []string{"Tệp quá lớn"}},
		{"cong-thuc.xlsx", formulas, []string{"Số ô có công thức chưa tính ra giá trị: 1", "Không có dòng nào nhập được"}},
		{"khong-tieu-de.csv", []byte("a,b\nc,d\n"), []string{"Không tìm thấy dòng tiêu đề"}},
		{"tinh-khac.csv", csvOf("Tên đơn vị,Cấp học,Địa bàn", "Mầm non Bến Nghé,Mầm non,Phường Bến Thành", "Tiểu học Nguyễn Huệ,Tiểu học,Phường Tân Định"),
			[]string{"lỗi 2", "Có lẽ đây là danh sách của nơi khác"}},
	} {
		sendList(t, officer, bad.name, bad.data, "", bad.hear...)
		if last, _ := officer.Last(); bad.name != "tinh-khac.csv" {
			require.NotContains(t, last.Labels(), label("[button.list_take]"), bad.name)
		}
	}
	require.Zero(t, count(t, app, `SELECT count(*) FROM units`)+count(t, app, `SELECT count(*) FROM imports`))
	compare(t, "bad_lists", undated(codeOfOfficer.ReplaceAllString(officer.Transcript(), "CB-«mã»")))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// spread is a name as it stands in a compound file.
func spread(name string) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(name)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

// TestTwoOfficersSendOneList: the first takes it in, the second hears who did.
func TestTwoOfficersSendOneList(t *testing.T) {
	t.Parallel()
	tg, app := bootIn(t, storetest.Fresh(t))
	first, second := tg.User(2000, "Cán bộ Hà"), tg.User(2001, "Cán bộ Bình")
	for _, u := range []*telegramtest.User{first, second} {
		invited(t, tg, u, "Dương Kinh")
		sendList(t, u, "danh-sach.csv", mended, "", "Mới 5")
	}
	perform(t, first, act{"[button.list_take]", "Đã nhập danh sách"})
	perform(t, second, act{"[button.list_take]", "Chưa nhập + Cán bộ Hà đã nhập danh sách danh-sach.csv + không đổi 5 + Không có gì để nhập"})
	require.Equal(t, 5, count(t, app, `SELECT count(*) FROM units`))
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM imports WHERE state = 'done'`))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// TestAListThatMovedMeanwhile: a unit of the list is changed after the preview.
// Nothing is written; what moved is named, and the new preview can be taken in.
func TestAListThatMovedMeanwhile(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	officer := tg.User(2000, "Cán bộ Hà")
	invited(t, tg, officer, "Dương Kinh")
	list := csvOf("Mã số thuế,Tên đơn vị,Cấp học,Hiệu trưởng", "0299900124,Mầm non Hoa Sen,Mầm non,Nguyễn Thị Lan", ",Mầm non Sao Mai,Mầm non,Trần Thị Hoa")
	sendList(t, officer, "danh-sach.csv", list, "", "Mới 1 · thay đổi 1")
	storetest.Exec(t, app.store, `UPDATE units SET phone = '0999000001' WHERE code = '0299900124'`)
	perform(t, officer, act{"[button.list_take]", "Chưa nhập + Đơn vị đã có người thay đổi: Mầm non Hoa Sen + Mới 1 · thay đổi 1"})
	require.Zero(t, count(t, app, `SELECT count(*) FROM units WHERE head <> ''`))
	perform(t, officer, act{"[button.list_take]", "Đã nhập danh sách"})
	require.Equal(t, 2, count(t, app, `SELECT count(*) FROM units WHERE head <> '' AND (code = '' OR phone = '0999000001')`))
}

// TestAListOfAnOfficerWhoIsNoneAnyMore: between the preview and the tap the scope
// became another one, or the officer none.
func TestAListOfAnOfficerWhoIsNoneAnyMore(t *testing.T) {
	t.Parallel()
	tg, app := bootIn(t, storetest.Fresh(t))
	officer := tg.User(2000, "Cán bộ Hà")
	invited(t, tg, officer, "Dương Kinh")
	sendList(t, officer, "danh-sach.csv", mended, "", "Mới 5")
	taken := func() int { return count(t, app, `SELECT count(*) FROM units`) }
	storetest.Exec(t, app.store, `UPDATE accounts SET scope = replace(scope, (SELECT id FROM areas WHERE name = 'Phường Dương Kinh'), (SELECT id FROM areas WHERE name = 'Phường Hồng Bàng')) WHERE id = 'telegram:2000'`)
	require.Contains(t, toast(t, officer, "[button.list_take]"), "Phạm vi của đồng chí đã thay đổi")
	require.Zero(t, taken())
	storetest.Exec(t, app.store, `UPDATE accounts SET role = '', scope = '' WHERE id = 'telegram:2000'`)
	require.Contains(t, toast(t, officer, "[button.list_take]"), said("deny.member"))
	require.Zero(t, taken())
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// toast taps and returns what was shown over the chat.
func toast(t *testing.T, u *telegramtest.User, button string) string {
	t.Helper()
	tap, err := u.Tap(label(button))
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	require.NoError(t, tap.Answered(ctx))
	return tap.Text
}

// hastily is what a tap is told that came in too early or too late: words over the
// chat, but a message where the turn before it had not ended.
var hastily = regexp.MustCompile(`(?m)^< (Hệ thống đang nhập|Danh sách \S+ đã được nhập).*\n`)

// which is the number of a message that an edit changes.
var which = regexp.MustCompile(`(?m)^< \(\d+\)`)

// TestAListIsTakenInOnceAndTakenBack: hasty thumbs take it in once; taking it back
// tells its numbers first, and keeps what has been changed or reported since.
func TestAListIsTakenInOnceAndTakenBack(t *testing.T) {
	t.Parallel()
	tg, app := bootIn(t, storetest.Fresh(t))
	officer := tg.User(2000, "Cán bộ Hà")
	invited(t, tg, officer, "Dương Kinh")
	sendList(t, officer, "danh-sach.csv", mended, "", "Mới 5")
	preview, _ := officer.Last()
	for range 3 {
		_, err := officer.TapOn(preview.ID, label("[button.list_take]"))
		require.NoError(t, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	done, err := officer.Says(ctx, "Đã nhập danh sách", "mới 5")
	require.NoError(t, err)
	tap, err := officer.TapOn(preview.ID, label("[button.list_take]"))
	require.NoError(t, err)
	require.NoError(t, tap.Answered(ctx))
	if tap.Text != "" {
		require.Contains(t, tap.Text, "đã được nhập lúc")
	} else {
		_, err = officer.Says(ctx, "đã được nhập lúc")
		require.NoError(t, err)
	}
	require.Equal(t, 5, count(t, app, `SELECT count(*) FROM units`))

	principal := tg.User(1000, "Cô Lan")
	for _, a := range recorded["one_message"] {
		perform(t, principal, a)
	}
	storetest.Exec(t, app.store, `UPDATE units SET name = 'Tiểu học Đa Phúc 1', fold = 'da phuc 1' WHERE name = 'Tiểu học Đa Phúc'`)
	perform(t, officer, act{"[button.list_back]", "bỏ 3 đơn vị mới + chuyển thành ngoài danh sách: 1 (Mầm non Hoa Sen) + giữ nguyên: 1 (Tiểu học Đa Phúc 1)"})
	require.Equal(t, 5, count(t, app, `SELECT count(*) FROM units WHERE standing = ''`), "looking changes nothing")
	perform(t, officer, act{"[button.list_back]", "Đã hoàn tác lần nhập"})
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM units WHERE standing = ''`))
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM units WHERE standing = 'pending'`))
	require.Equal(t, 3, count(t, app, `SELECT count(*) FROM units WHERE standing = 'void'`))
	tap, err = officer.TapOn(done.ID, label("[button.list_back]"))
	require.NoError(t, err)
	require.NoError(t, tap.Answered(ctx))
	require.Contains(t, tap.Text, "đã hoàn tác lần nhập này lúc")
	said := hastily.ReplaceAllString(undated(codeOfOfficer.ReplaceAllString(officer.Transcript(), "CB-«mã»")), "")
	compare(t, "list_back", which.ReplaceAllString(said, "< (sửa)"))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}
