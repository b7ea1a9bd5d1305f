package main

import (
	"database/sql"
	"flag"
	"fmt"
	"net/http"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/bot/channel/web"
	"vneidbot/store/storetest"
)

var (
	pictureAt = regexp.MustCompile(`/trang/anh/[0-9a-f]{64}`)
	confirms  = regexp.MustCompile(`value="(o:xnc:[^"]+)" data-act="confirm"`)
	takeBack  = regexp.MustCompile(`value="(o:xnb:[^"]+)">`) // of the message bar
)

// button is the data of the n-th button of a kind.
func (p *pc) button(kind *regexp.Regexp, n int) string {
	p.t.Helper()
	all := kind.FindAllStringSubmatch(p.html, -1)
	require.Greater(p.t, len(all), n, p.text())
	return all[n][1]
}

// sheet opens the officers' page of four reports that wait.
func sheet(t *testing.T) (*telegramtest.Server, *App, *pc) {
	t.Helper()
	tg, app := boot(t, withPage(t))
	fourReports(t, tg, app)
	return tg, app, opens(t, app, areaOfficer(t, tg, app)).goes("/trang/xacnhan")
}

// Pictures are served to whom a report of the own scope has them, and to nobody else;
// nothing keeps them, and the audit has each look.
func TestPicturesAreForTheScopeAlone(t *testing.T) {
	_, app, p := sheet(t)
	at := pictureAt.FindString(p.html)
	for _, path := range []string{at, at + "?small"} {
		r, err := p.http.Get(p.at + path)
		require.NoError(t, err)
		require.NoError(t, r.Body.Close())
		require.Equal(t, []string{"200 OK", "image/jpeg", "no-store", "nosniff"}, []string{r.Status, r.Header.Get("Content-Type"), r.Header.Get("Cache-Control"), r.Header.Get("X-Content-Type-Options")})
	}
	require.Equal(t, http.StatusNotFound, newPC(t, app).goes(at).code, "without a session")
	require.Equal(t, http.StatusNotFound, p.goes("/trang/anh/"+strings.Repeat("ab", 32)).code)
	require.Equal(t, "4", looking(t, app).recorded(`SELECT count(*) FROM audit WHERE act = 'xacnhan.xem' AND account_id = 'telegram:2000'`))

	storetest.Exec(t, app.store, `UPDATE accounts SET scope = replace(scope, (SELECT id FROM areas WHERE name = 'Phường Dương Kinh'), (SELECT id FROM areas WHERE name = 'Phường Hồng Bàng')) WHERE id = 'telegram:2000'`)
	require.Equal(t, http.StatusNotFound, p.goes(at).code, "the scope is another one now")
	p.goes("/trang/xacnhan").sees("page.sheet.none")
}

// looking asks the records, for looking only.
func looking(t *testing.T, app *App) *walk {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(app.cfg.DataDir, "vneid.db")+"?mode=ro")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return &walk{T: t, app: app, db: db}
}

// TestWalkOfADecision follows one decision, from the chat of a principal to the page of
// an officer and to the chat of another one.
func TestWalkOfADecision(t *testing.T) {
	tg, app, p := sheet(t)
	recorded := looking(t, app).recorded

	// The board is drawn of the desk's own selection: what is drawn is kept as a view,
	// and only by it can anything be decided. Who looked stands in the audit.
	require.Equal(t, "4", recorded(`SELECT count(*) FROM awaiting`))
	require.Equal(t, "1", recorded(`SELECT count(*) FROM views WHERE kind = 'xacnhan.bang' AND chat_key LIKE 'trang:%'`))
	p.sees("Mầm non Hoa Sen", "Ảnh 1–4")

	// The same reports in the chat of another officer, who sees that somebody looks.
	admin := tg.User(adminID, "Cán bộ Mai")
	perform(t, admin, act{"/xacnhan", "Ảnh 1–4"})

	// A form of the page is a tap: the engine takes it in the order of the session's
	// chat, the desk decides by the same rule and with the same writes as in chats.
	p.presses(p.button(confirms, 0)).sees("Đã xác nhận báo cáo của", "Hoàn tác được đến")
	require.Equal(t, "3", recorded(`SELECT count(*) FROM awaiting`))
	require.Equal(t, "da_xac_nhan telegram:2000", recorded(`SELECT review || ' ' || by FROM reviews`))
	require.Equal(t, "da_xac_nhan", recorded(`SELECT review FROM reports WHERE review <> 'cho_xac_nhan'`))
	require.Equal(t, "1", recorded(`SELECT count(*) FROM audit WHERE act = 'xacnhan.dat' AND chat_key LIKE 'trang:%'`))

	// Who was too late is told who and when; the other reports are decided.
	perform(t, admin, act{"[Xác nhận cả 4]", "Đã xác nhận 3"})
	require.Contains(t, admin.Transcript(), "đồng chí Cán bộ Hà đã xác nhận")
	p.goes("/trang/xacnhan").sees("page.sheet.none")

	// Ten minutes long the decision can be taken back, and the report waits again.
	p.presses(p.button(takeBack, 0)).sees("Đã hoàn tác")
	require.Equal(t, "1", recorded(`SELECT count(*) FROM awaiting`))
	p.goes("/trang/xacnhan").sees("Ảnh 1–1")

	// A return is told to the principal in the own chat.
	give := strings.Replace(p.button(confirms, 0), "o:xnc:", "o:xng:", 1) + ":0"
	p.presses(give).sees("Ảnh mờ, không đọc được")
	p.goes("/trang/donvi/" + recorded(`SELECT unit_id FROM reports WHERE review = 'tra_lai'`))
	require.Regexp(t, `Trả lại lúc \d\dh\d\d, đ/c Cán bộ Hà: Ảnh mờ`, p.text())
	require.Eventually(t, func() bool {
		return recorded(`SELECT count(*) FROM outbox WHERE key LIKE 'xacnhan.tra:%'`) == "1"
	}, 20*time.Second, 10*time.Millisecond)
	require.Empty(t, tg.Refused())
}

// TestLookingAgainIsNoLook: a page that asks by itself how a sheet stands is shown no
// other one, and leaves no line in the audit.
func TestLookingAgainIsNoLook(t *testing.T) {
	tg, app, p := sheet(t)
	w, at := looking(t, app), "/trang"+p.form().Get("back")
	perform(t, tg.User(adminID, "Cán bộ Mai"), act{"/xacnhan", "Ảnh 1–4"})
	perform(t, tg.User(adminID, "Cán bộ Mai"), act{"[Xác nhận cả 4]", "Đã xác nhận 4"})
	unit, err := strconv.ParseInt(w.recorded(`SELECT id FROM units WHERE code = '0299900124'`), 10, 64)
	require.NoError(t, err)
	w.waits(0, bot.UnitID(unit))
	looks := func() string {
		return w.recorded(`SELECT count(*) FROM audit WHERE act = 'xacnhan.xem' AND account_id = 'telegram:2000'`)
	}
	p.goes(at + "&nhin").sees("Đ/c Cán bộ Mai xác nhận")
	require.Equal(t, "4", looks())
	p.goes(at)
	require.Equal(t, "5", looks(), "the next one is shown")
}

var duels = flag.Int("duels", 60, "reports that two officers decide at once, one in a chat, one on the page")

// duelist is the officer in the chat.
var duelist = bot.Chat{Channel: web.Name, ID: "can-bo"}

// TestTwoOfficersDecideOneReport has an officer in a chat and one on the page decide the
// same report at the same moment, again and again: one decision, never two, never none.
func TestTwoOfficersDecideOneReport(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	storetest.Exec(t, app.store, `INSERT INTO accounts (id, chat_key, name, role, scope, created_at) SELECT 'web:can-bo', 'web:can-bo', 'Cán bộ Mai', 'officer', scope, 0 FROM accounts WHERE id = 'telegram:2000'`)
	w := looking(t, app)
	unit, err := strconv.ParseInt(w.recorded(`SELECT id FROM units WHERE code = '0299900124'`), 10, 64)
	require.NoError(t, err)
	won := map[string]int{}
	for i := range *duels {
		id := w.waits(i, bot.UnitID(unit))
		form := p.goes("/trang/xacnhan").form()
		form.Set("d", p.button(confirms, 0))
		chat := w.inChat(fmt.Sprint("show", i), bot.Event{Kind: bot.Said, Command: "xacnhan"}, `SELECT 'o:xnc:' || id FROM views WHERE kind = 'xacnhan.bang' AND chat_key = 'web:can-bo' ORDER BY at DESC, rowid DESC LIMIT 1`)
		var both sync.WaitGroup
		both.Go(func() { p.posts("/trang/lam", form) })
		both.Go(func() {
			for n := range i % 3 { // the chat is nearer: let the page be first, too
				w.inChat(fmt.Sprint("look", i, " ", n), bot.Event{Kind: bot.Said, Command: "trogiup"}, `SELECT 1`)
			}
			w.inChat(fmt.Sprint("tap", i), bot.Event{Kind: bot.Tapped, Data: chat}, `SELECT 1`)
		})
		both.Wait()
		require.Equal(t, http.StatusOK, p.code)
		require.Equal(t, "1", w.recorded(`SELECT count(*) FROM reviews WHERE report_id = '`+id+`'`), "decisions of report %d", i)
		require.Equal(t, "da_xac_nhan 0", w.recorded(`SELECT review || ' ' || (SELECT count(*) FROM awaiting) FROM reports WHERE id = '`+id+`'`))
		won[w.recorded(`SELECT by FROM reviews WHERE report_id = '`+id+`'`)]++
	}
	t.Log("who was first:", won)
}

// waits files a report with a picture.
func (w *walk) waits(i int, unit bot.UnitID) string {
	w.Helper()
	id, at := fmt.Sprint("duel-", i), time.Now()
	_, err := w.app.store.Commit(w.Context(), []bot.Write{
		bot.BindReporter{Account: "web:lan", Chat: privateChat("web:lan"), Unit: unit, Invite: w.app.store.Tokens().UnitPayload(unit, 1), At: at},
		bot.FileReport{ID: bot.ReportID(id), Draft: bot.DraftID(id), Unit: unit, Status: bot.Accepted, Account: "web:lan", At: at},
		bot.KeepPicture{Event: id, Chat: privateChat("web:lan"), Report: bot.ReportID(id), Account: "web:lan", At: at.Add(time.Hour)},
	})
	require.NoError(w, err)
	require.NoError(w, w.app.store.PictureKept(w.Context(), id, bot.Kept{SHA256: fmt.Sprintf("%064d", i), Mime: "image/jpeg"}))
	return id
}

// inChat lets the officer in the chat do something, and asks the records then.
func (w *walk) inChat(id string, ev bot.Event, query string) string {
	w.Helper()
	ev.ID, ev.Chat, ev.From, ev.At = "web:"+id, duelist, "web:can-bo", time.Now()
	require.NoError(w, w.app.handle(w.Context(), ev))
	return w.recorded(query)
}
