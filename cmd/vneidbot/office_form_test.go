package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/roster/sample"
	"vneidbot/bot/workbook"
	"vneidbot/store/storetest"
)

// drawnForm is one of the forms as offices draw them.
func drawnForm(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "bot", "template", "testdata", name+".xlsx"))
	require.NoError(t, err)
	return data
}

// TestRecordedOfficeForm is a form that has to be mended, one that is taken, filled by
// /xuat and by the workbook of a frozen form, and taken away; and whose it is not.
func TestRecordedOfficeForm(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	officer := areaOfficer(t, tg, app)
	for _, a := range []act{{"/bieumau hồng bàng", "deny.scope"}, {"/bieumau chung", "deny.admin"}, {"/bieumau", "bieumau.none + bieumau.ask"}, {"[button.form_fields]", "{{tên được tiếp nhận}}"}, {"/bieumau", "bieumau.none"}} {
		perform(t, officer, a)
	}
	full := excelize.NewFile()
	require.NoError(t, full.SetSheetRow("Sheet1", "A1", &[]string{"STT", "Tên đơn vị", "MST", "Trạng thái"}))
	require.NoError(t, full.SetSheetRow("Sheet1", "A2", &[]string{"1", "Mầm non Hoa Sen", "0299900124", "Được tiếp nhận"}))
	old, err := full.WriteToBuffer()
	require.NoError(t, err)
	sendList(t, officer, "bieu-cu.xlsx", old.Bytes(), "", "Chưa dùng được tệp bieu-cu.xlsx", "phải là dòng trống")
	sendList(t, officer, "bieu.xlsx", drawnForm(t, "hai-bang"), "", "Đã điền thử bieu.xlsx", "mỗi cấp học một dòng", "mỗi đơn vị một dòng", "Cột để trống: Ghi chú")
	require.Regexp(t, `^bieu-mau-.*\.xlsx$`, fileBefore(officer.Screen(), "Đã điền thử"))
	for _, a := range []act{
		{"[button.use_form]", "bieumau.done"}, {"/xuat", "xuat.done + bieumau.by"}, {"[button.workbook_flat]", "xuat.done + xuat.phones"},
		{"/xuat mầm non", "xuat.done + xuat.phones"}, {"/chotso", "chotso.done"}, {"[button.excel]", "chotso.book"},
	} {
		perform(t, officer, a)
	}
	require.Regexp(t, `^bieu-mau-.*\.xlsx$`, fileBefore(officer.Screen(), "biểu số 1"))
	for _, a := range []act{{"/bieumau", "bieumau.own + bieu.xlsx"}, {"[button.drop_form]", "bieumau.dropped"}} {
		perform(t, officer, a)
	}
	stamp := regexp.MustCompile(`bieu-mau-[0-9-]+h[0-9]+`)
	compare(t, "office_form", named(unfrozen(stamp.ReplaceAllString(officer.Transcript(), "bieu-mau-«lúc»"))))
	// Lines of one second stand in no order of their own: a job's hour is finer than a message's.
	perform(t, officer, act{"/nhatky", "nhatky.head + bỏ biểu mẫu"})
	for _, did := range []string{"gửi biểu mẫu", "dùng biểu mẫu mới", "tải tệp Excel", "chốt biểu của địa bàn", "tải tệp Excel của biểu"} {
		require.Contains(t, officer.Transcript(), "Cán bộ Hà: "+did+" – phường Dương Kinh")
	}
	require.Zero(t, count(t, app, `SELECT count(*) FROM documents`))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// TestOfficesFormsAsAnOfficeOpensThem: LibreOffice opens each filled form as it is, works
// out its sums as /tonghop has them, and prints it.
func TestOfficesFormsAsAnOfficeOpensThem(t *testing.T) {
	t.Parallel()
	office, a := newCalc(t), deskOfLists(t)
	_, p := a.preview(t, "list:1", sample.Units(60, time.Now()))
	require.NoError(t, a.store.SwitchImport(t.Context(), p.Import))
	reported(t, a.store)
	book, err := a.readBook(t.Context(), bot.ExportTask{Lang: "vi", Scope: bot.Everything, Alone: true, Head: bot.ExportHead{Place: "toàn thành phố", By: "Lan Anh", Office: "Sở GDĐT", Number: 2}}, a.place.Now())
	require.NoError(t, err)
	sum, num := bot.Sum(book.Areas), strconv.Itoa
	counts := []string{num(sum.Total), num(sum.Reported()), num(sum.Accepted), num(sum.Succeeded), num(sum.Refused), num(sum.NotRegistered), num(sum.NotReported)}
	books := map[string][]byte{}
	fill := func(name string) {
		sha, err := a.shelf.Keep(drawnForm(t, name))
		require.NoError(t, err)
		var out bytes.Buffer
		_, err = a.fillForm(&out, sha, book)
		require.NoError(t, err)
		books[name] = out.Bytes()
	}
	forms := map[string]struct {
		sheet, begins string // of the row of its sum
		want          []string
		listed        int
	}{
		"o-dien-theo-cap":     {"Biểu 01", "Tổng cộng", counts, 0},
		"theo-dia-ban":        {"Tổng hợp", "TỔNG CỘNG", counts, 0},
		"hai-bang":            {"Biểu", "Tổng cộng", append(counts[:5:5], counts[6]), sum.Total},
		"o-danh-sach":         {"DS", "", nil, sum.Total},
		"o-nhom-theo-cap":     {"Danh sách", "Cộng", []string{"", num(sum.Accepted)}, sum.Total},
		"lo-danh-sach-dat":    {"Danh sách", "", nil, sum.Good()},
		"lo-o-dien-hai-trang": {"Báo cáo", "Được tiếp nhận (đếm ở trang DS)", []string{num(sum.Accepted)}, 0},
	}
	for name := range forms {
		fill(name)
	}
	var own bytes.Buffer
	frozen := book
	frozen.Frozen, frozen.Phones, frozen.Head.Number, frozen.Head.Times = true, false, 1, 1
	require.NoError(t, workbook.Write(&own, a.words, frozen))
	books["own"] = own.Bytes()
	sheets := office.sheetsOf(t, books)
	for name, c := range forms {
		rows, found, listed := sheets[name+"-"+c.sheet], 0, 0
		for _, row := range rows {
			for i, text := range row[:min(3, len(row))] {
				if c.begins != "" && text == c.begins {
					require.Equal(t, c.want, row[i+1:i+1+len(c.want)], name)
					found++
				}
			}
			if unit, _, _ := strings.Cut(row[1], " – "); slices.ContainsFunc(book.Units, func(u bot.UnitRow) bool { return u.Name == unit }) {
				listed++
				require.True(t, row[0] == num(listed) || name == "o-nhom-theo-cap", "%s: %q", name, row) // groups begin anew
			}
		}
		require.True(t, found == 1 || c.begins == "", "%s: %q", name, rows)
		require.Equal(t, c.listed, listed, name)
	}
	pdf, err := filepath.Glob(filepath.Join(office.convert(t, books, "pdf"), "*.pdf"))
	require.NoError(t, err)
	require.Len(t, pdf, len(books))
	if *update { // what the README shows
		page := strings.Replace(pdf[0], filepath.Base(pdf[0]), "own", 1)
		out, err := exec.Command("pdftoppm", "-png", "-r", "70", "-f", "1", "-l", "1", "-singlefile", page+".pdf", "../../bot/workbook/testdata/form").CombinedOutput()
		require.NoError(t, err, string(out))
	}
}

// TestAFormThatIsGone: a workbook comes all the same, as the program makes it.
func TestAFormThatIsGone(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	var logged bytes.Buffer
	a.log = slog.New(slog.NewTextHandler(&logged, nil))
	_, err := a.store.Commit(t.Context(), []bot.Write{bot.SetDocument{Kind: bot.FormFile, File: bot.Attachment{SHA256: strings.Repeat("ab", 32), Name: "x.xlsx", Mime: xlsxMime, Size: 1}, By: "telegram:1", At: time.Now()}})
	require.NoError(t, err)
	storetest.Exec(t, a.store, `INSERT INTO accounts (id, chat_key, created_at) VALUES ('telegram:1', 'telegram:1', 1)`)
	task := bot.ExportTask{Scope: bot.Everything, Lang: "vi", Tell: bot.Event{ID: "export:1", Data: "o:xud:*:*:zzzz"}}
	args, err := json.Marshal(task)
	require.NoError(t, err)
	writes, err := a.doExport(t.Context(), bot.Job{Args: args})
	require.NoError(t, err)
	require.Regexp(t, `^tong-hop-`, writes[0].(bot.Occur).Event.File.Name)
	require.Contains(t, logged.String(), "the office's form is not filled")
}
