package main

import (
	"fmt"
	"html"
	"net/http"
	"regexp"
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
	name := "Nguyễn Thị Lan"
	_, err := app.store.Commit(t.Context(), []bot.Write{
		bot.SetAccount{ID: person, Chat: bot.Chat{Channel: web.Name, ID: "hoi-" + id}, Name: &name, At: time.Now()},
		bot.AskOfficer{Event: "hoi-" + id, Kind: bot.AsksSomething, Account: person, Chat: bot.Chat{Channel: web.Name, ID: "hoi-" + id}, Unit: unitID(t, unit), Text: "Hạn nộp của câu " + id + " là bao giờ?", At: time.Now()},
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
