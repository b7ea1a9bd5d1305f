package main

import (
	"bytes"
	"fmt"
	"html"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/store/storetest"
)

// labelled is the data of the n-th button with the label, from 1.
func (p *pc) labelled(label string, n int) string {
	p.t.Helper()
	all := regexp.MustCompile(`name="d" value="([^"]*)"[^>]*>`+regexp.QuoteMeta(html.EscapeString(own(label)))+`<`).FindAllStringSubmatch(p.html, -1)
	require.GreaterOrEqual(p.t, len(all), n, "%s in %s", label, p.text())
	return html.UnescapeString(all[n-1][1])
}

// field is the button that words typed into the message bar come with.
func (p *pc) field() string {
	p.t.Helper()
	m := regexp.MustCompile(`name="d" value="([^"]*)"><div class="field">`).FindStringSubmatch(p.html)
	require.NotNil(p.t, m, "a field in %s", p.text())
	return html.UnescapeString(m[1])
}

// unitOf is the id of the sample roster's unit with the code.
func (w *walk) unitOf(code string) string {
	return w.recorded(`SELECT id FROM units WHERE code = '` + code + `'`)
}

// asks has somebody of the web page ask the officers something about a unit, "" for none.
func asks(t *testing.T, app *App, id, unit string) {
	t.Helper()
	person := bot.AccountID("web:hoi-" + id)
	name, at := "Nguyễn Thị Lan", time.Now().Add(time.Duration(count(t, app, `SELECT count(*) FROM questions`))*time.Second)
	_, err := app.store.Commit(t.Context(), []bot.Write{
		bot.SetAccount{ID: person, Chat: bot.Chat{Channel: web.Name, ID: "hoi-" + id}, Name: &name, At: time.Now()},
		bot.AskOfficer{Event: "hoi-" + id, Kind: bot.AsksSomething, Account: person, Chat: bot.Chat{Channel: web.Name, ID: "hoi-" + id}, Unit: unitID(t, unit), Text: "Hạn nộp của câu " + id + " là bao giờ?", At: at},
	})
	require.NoError(t, err)
}

func unitID(t *testing.T, id string) (n bot.UnitID) {
	t.Helper()
	if id != "" {
		_, err := fmt.Sscan(id, &n)
		require.NoError(t, err)
	}
	return n
}

// What waits stands on the page whole, and is seen to by the desk's own buttons: asked
// again, written once, told to who asked, and refused to whoever comes second.
func TestWhatWaitsIsSeenToOnThePage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	w := looking(t, app)
	unit := w.unitOf("0299900124")
	storetest.Exec(t, app.store, `UPDATE units SET level = '' WHERE id = ?`, w.recorded(`SELECT max(id) FROM units WHERE area_id = (SELECT area_id FROM units WHERE id = `+unit+`)`))
	elsewhere := w.recorded(`SELECT min(id) FROM units WHERE area_id <> (SELECT area_id FROM units WHERE id = ` + unit + `)`)
	for _, q := range [][2]string{{"một", unit}, {"hai", unit}, {"xa", elsewhere}} {
		asks(t, app, q[0], q[1])
	}
	p.goes("/trang/denghi").sees("page.wait.kind_question", "Hạn nộp của câu một là bao giờ?", "Hạn nộp của câu hai", "page.wait.kind_level", "button.matter_level")
	require.NotContains(t, p.text(), "câu xa", "it lies outside the scope")
	require.Contains(t, p.text(), own("page.matters")+" 3")
	p.goes("/trang/denghi?loai=level").sees("page.wait.kind_level")
	require.NotContains(t, p.text(), "Hạn nộp")

	p.goes("/trang/denghi").presses(p.labelled("button.matter_answer", 1)).sees("Đồng chí gõ nội dung trả lời")
	p.presses(p.field(), "15h30 ngày mai").sees("Gửi Nguyễn Thị Lan câu trả lời sau", "15h30 ngày mai")
	form := p.form()
	form.Set("d", p.labelled("button.unit_send", 1))
	p.posts("/trang/lam", form).sees("Đã ghi. Còn 2 việc chờ xử lý.")
	p.posts("/trang/lam", form)
	require.Equal(t, "/trang/denghi", p.path)
	require.Equal(t, "1", w.recorded(`SELECT count(*) FROM audit WHERE act = 'denghi.traloi' AND account_id = 'telegram:2000'`), "once, however often it is posted")
	require.Equal(t, "1", w.recorded(`SELECT count(*) FROM outbox WHERE key LIKE 'denghi.traloi:%'`))

	seen := p.goes("/trang/denghi").labelled("button.matter_settle", 1)
	admin := tg.User(adminID, "Cán bộ Mai")
	for _, a := range []act{{"/denghi", "câu hai"}, {"[1. Câu hỏi]", "câu hai"}, {"[button.matter_settle]", "Đã ghi"}} {
		perform(t, admin, a)
	}
	p.presses(seen).sees("đã xử lý việc này lúc")
	require.Equal(t, http.StatusOK, p.code)
}

// sends posts a file by one of the page's forms, as browsers do.
func (p *pc) sends(name string, data []byte, words string, change ...func(fields map[string]string)) *pc {
	p.t.Helper()
	fields := map[string]string{"w": words}
	for _, key := range []string{"token", "id", "back"} {
		fields[key] = p.form().Get(key)
	}
	for _, c := range change {
		c(fields)
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, key := range []string{"token", "id", "back", "w"} {
		require.NoError(p.t, form.WriteField(key, fields[key]))
	}
	file, err := form.CreateFormFile("file", name)
	require.NoError(p.t, err)
	_, err = file.Write(data)
	require.NoError(p.t, err)
	require.NoError(p.t, form.Close())
	r, err := http.NewRequest(http.MethodPost, p.at+"/trang/gui", &body)
	require.NoError(p.t, err)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Origin", p.at)
	done, err := p.http.Do(r)
	require.NoError(p.t, err)
	return p.got(done)
}

// hears looks at the page until its message bar has the words.
func (p *pc) hears(words ...string) *pc {
	p.t.Helper()
	at := p.path
	require.Eventually(p.t, func() bool {
		p.goes(at)
		for _, word := range words {
			if !strings.Contains(p.text(), own(word)) {
				return false
			}
		}
		return true
	}, 20*time.Second, 50*time.Millisecond, "no %q in %s", words, p.text())
	return p
}

// A list is sent on the page, previewed, mended, taken in and taken back, by what the
// desk says and does in chats; an officer's list is of the own area.
func TestAListIsTakenInOnThePage(t *testing.T) {
	t.Parallel()
	tg, app := bootIn(t, storetest.Fresh(t), withPage(t))
	officer := tg.User(2000, "Cán bộ Hà")
	invited(t, tg, officer, "Dương Kinh")
	p := opens(t, app, officer)
	p.goes("/trang/danhsach").sees("page.lists_of.lead", "page.lists_of.none")
	p.presses("o:cmd:maudanhsach").hears("hiện có 0 đơn vị")
	p.goes("/trang/danhsach").sends("danh-sach.csv", faulty, "/maudanhsach").sees("danh-sach.csv")
	require.Equal(t, "/trang/danhsach", p.path)
	p.hears("Mới 2", "lỗi 4")
	p.presses(p.labelled("button.list_full", 1)).hears("Toàn bộ dòng lỗi")
	p.goes("/trang/danhsach").sends("danh-sach.csv", faulty, "/maudanhsach").hears("Mới 2")
	p.presses(p.labelled("button.list_doubts", 1)).sees("gần giống Phường Dương Kinh")
	p.presses(p.field(), "Hồng Lĩnh").sees("Không có địa bàn “Hồng Lĩnh”")
	p.presses(p.labelled("Phường Dương Kinh", 1)).hears("Mới 3")
	require.Zero(t, count(t, app, `SELECT count(*) FROM units`), "a preview writes nothing")
	take := p.labelled("button.list_take", 1)
	p.presses(take).hears("Đã nhập danh sách")
	require.Equal(t, 3, count(t, app, `SELECT count(*) FROM units`))
	p.presses(take).sees("đã được nhập lúc")
	p.goes("/trang/danhsach").sees("danh-sach.csv", "hoàn tác được đến")
	p.presses(p.labelled("button.list_back", 1)).hears("bỏ 3 đơn vị mới")
	p.presses(p.labelled("button.list_back", 1)).hears("Đã hoàn tác lần nhập")
	require.Zero(t, count(t, app, `SELECT count(*) FROM units WHERE standing = ''`))
}

// What is no list is answered as in chats, and what is no form of the page does nothing.
func TestBadFilesOnThePage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	for name, want := range map[string]string{
		"cong-van.docx": "là văn bản (.docx)", "cu.xls": "kiểu Excel cũ", "gom.zip": "là tệp nén", "anh.png": "anh.png",
		"rong.csv": "không đọc được tệp rong.csv", "gia.xlsx": "không đọc được tệp gia.xlsx",
	} {
		p.goes("/trang/danhsach").sends(name, []byte("x"), "/maudanhsach").hears(want)
	}
	big := make([]byte, bot.FileMost+1)
	p.goes("/trang/danhsach").sends("lon.xlsx", big, "/maudanhsach").hears("lon.xlsx")
	require.Contains(t, p.text(), own("file.big")[:10])
	p.goes("/trang/danhsach").sends("căn cước 031301004567.csv", []byte("x"), "/maudanhsach")
	require.NotContains(t, p.html, "031301004567")

	wrong := func(name string, code int, change func(map[string]string)) {
		t.Helper()
		p.goes("/trang/danhsach").sends("a.csv", faulty, "/maudanhsach", change)
		require.Equal(t, code, p.code, name)
	}
	wrong("no token", http.StatusForbidden, func(f map[string]string) { f["token"] = "" })
	require.Equal(t, http.StatusForbidden, newPC(t, app).goes("/trang").sends("a.csv", faulty, "").code, "without a session")
	p.goes("/trang/danhsach")
	p.posts("/trang/gui", p.form())
	require.Equal(t, http.StatusForbidden, p.code, "no file, and no token where one is looked for")
	p.goes("/trang/danhsach")
	storetest.Exec(t, app.store, `UPDATE accounts SET role = '', scope = '' WHERE id = 'telegram:2000'`)
	before := count(t, app, `SELECT count(*) FROM jobs`)
	p.sends("a.csv", faulty, "/maudanhsach").sees("page.open.hint")
	require.Equal(t, before, count(t, app, `SELECT count(*) FROM jobs`), "who is no officer any more sends none")
}

// An officer sets the own area's office, contact and phone; the campaign is an
// administrator's.
func TestSettingsOnThePage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	phone := func() string {
		m := regexp.MustCompile(`name="d" value="([^"]*:phone)"`).FindStringSubmatch(p.html)
		require.NotNil(t, m, p.text())
		return m[1]
	}
	p.goes("/trang/caidat").sees("phường Dương Kinh", "setting.phone")
	p.goes("/trang/caidat").sees("page.set.form").sends("bieu.xlsx", drawnForm(t, "hai-bang"), "/bieumau phường Dương Kinh").hears("mỗi cấp học một dòng")
	p.presses(p.labelled("button.use_form", 1)).sees("theo mẫu bieu.xlsx")
	p.goes("/trang/caidat").sees("Biểu mẫu của phường Dương Kinh: bieu.xlsx").presses(p.labelled("button.drop_form", 1)).sees("Đã bỏ biểu mẫu")
	p.goes("/trang/caidat").sees("chưa có, tệp Excel theo mẫu của hệ thống")
	p.goes("/trang/donvi").sees("page.list.feed").presses("o:cmd:feed").hears("IMPORTDATA")
	p.goes("/trang").presses("o:cmd:bieudo").hears("Biểu đồ tiến độ")
	p.goes("/trang/caidat")
	require.NotContains(t, p.text(), own("page.set.letter"))
	p.presses(phone(), "gọi tôi").sees("setting.not_phone")
	p.presses(phone(), "0225 000 0009").sees("Sẽ là: 0225 000 0009")
	p.presses(p.labelled("button.write", 1)).sees("Đã đổi")
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM areas WHERE phone = '0225 000 0009'`))
	f := p.goes("/trang/caidat").form()
	require.Contains(t, p.html, `value="0225 000 0009"`)
	f.Set("d", phone())
	f.Set("w", " ")
	f.Set("none", "-")
	p.posts("/trang/lam", f).sees("Hiện nay: 0225 000 0009")
	p.presses(p.labelled("button.write", 1))
	require.Equal(t, 0, count(t, app, `SELECT count(*) FROM areas WHERE phone = '0225 000 0009'`))
	p.goes("/trang/caidat?a=0").sees("page.set.nothing")
	p.goes("/trang/caidat?a=" + looking(t, app).recorded(`SELECT id FROM areas WHERE name = 'Phường Hồng Bàng'`)).sees("page.set.nothing")

	admin := opens(t, app, tg.User(adminID, "Cán bộ Mai"))
	admin.goes("/trang/caidat").sees("page.set.letter", "page.set.letter_none", "page.set.campaign")
	admin.sends("cv.pdf", []byte("%PDF-1.7 x"), "/caidat").hears("Gửi kèm tệp cv.pdf")
	admin.presses(admin.labelled("button.write", 1)).sees("Từ nay /huongdan gửi kèm tệp cv.pdf")
	admin.goes("/trang/caidat").presses(admin.labelled("button.drop_letter", 1)).sees("không gửi kèm tệp nào")
	admin.goes("/trang/caidat").sends("cv.pdf", []byte("x"), "/caidat").hears("không phải là PDF")
	p.goes("/trang/danhsach").sends("cv.pdf", []byte("%PDF-1.7 x"), "/caidat").hears("deny.admin")
}

// Rounds are listed, made, moved and removed; an area gets hours of its own.
func TestRoundsOnThePage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	admin := opens(t, app, tg.User(adminID, "Cán bộ Mai"))
	day := time.Now().AddDate(0, 0, 3).Format("2/1/2006")
	add := func(p *pc) string { return p.button(regexp.MustCompile(`value="(o:cmd:kybaocao:thêm)"`), 0) }
	admin.goes("/trang/kybaocao").sees("page.dates.none")
	admin.presses(add(admin), "hôm kia").sees("Đồng chí")
	admin.presses(add(admin), day+" 15h30 16h00").sees("Thêm 1 kỳ báo cáo")
	admin.presses(admin.labelled("button.rounds_add", 1)).sees("Đã thêm 1 kỳ báo cáo")
	admin.goes("/trang/kybaocao").sees("page.dates.next", "đơn vị 15h30, địa bàn 16h00")

	p := opens(t, app, areaOfficer(t, tg, app)).goes("/trang/kybaocao").sees("page.dates.own")
	require.NotContains(t, p.html, `value="o:cmd:kybaocao:dời`)
	p.presses(p.button(regexp.MustCompile(`value="(o:cmd:kybaocao:thêm [^"]+)"`), 0), "15h00 15h45").sees("15h00", "button.rounds_add")
	p.presses(p.labelled("button.rounds_add", 1)).sees("Đã thêm")
	p.goes("/trang/kybaocao").sees("đơn vị 15h00, địa bàn 15h45")
	p.presses(p.button(regexp.MustCompile(`value="(o:cmd:kybaocao:dời [^"]+)"`), 0), "14h00 14h30").sees("đổi thành")
	p.presses(p.labelled("button.rounds_move", 1)).sees("Đã đổi")
	p.goes("/trang/kybaocao").presses(p.labelled("button.drop_round", 1)).sees("Xóa 1 kỳ báo cáo")
	p.presses(p.labelled("button.rounds_drop", 1)).sees("Đã xóa")
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM rounds WHERE removed = TRUE`), "the area's own, not everybody's")
	p.goes("/trang/kybaocao").presses(p.labelled("page.dates.calendar", 1)).hears(".ics")
}
