package main

import (
	"database/sql"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/storetest"
)

// withPage gives the program an address of its own.
func withPage(t *testing.T) func(*Config) {
	addr := freeAddr(t)
	return func(c *Config) { c.HTTPAddr, c.PublicURL = addr, "http://"+addr }
}

// pc is an officer's browser, without its script.
type pc struct {
	t    *testing.T
	at   string // of the program
	http *http.Client
	code int
	path string // where it is
	html string
}

func newPC(t *testing.T, app *App) *pc {
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	return &pc{t: t, at: app.cfg.PublicURL, http: &http.Client{Jar: jar, Timeout: 20 * time.Second}}
}

func (p *pc) goes(path string) *pc {
	p.t.Helper()
	r, err := p.http.Get(p.at + path)
	require.NoError(p.t, err)
	return p.got(r)
}

func (p *pc) got(r *http.Response) *pc {
	body, err := io.ReadAll(r.Body)
	require.NoError(p.t, err)
	_ = r.Body.Close()
	p.code, p.path, p.html = r.StatusCode, r.Request.URL.RequestURI(), string(body)
	return p
}

// posts sends a form as browsers do.
func (p *pc) posts(path string, form url.Values) *pc {
	p.t.Helper()
	r, err := http.NewRequest(http.MethodPost, p.at+path, strings.NewReader(form.Encode()))
	require.NoError(p.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", p.at)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	done, err := p.http.Do(r)
	require.NoError(p.t, err)
	return p.got(done)
}

var hidden = regexp.MustCompile(`name="(token|id|back)" value="([^"]*)"`)

// form are the hidden fields of the page's forms.
func (p *pc) form() url.Values {
	out := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(p.html, -1) {
		out.Set(m[1], html.UnescapeString(m[2]))
	}
	return out
}

// presses taps a button of the desk, with words if there are some.
func (p *pc) presses(data string, words ...string) *pc {
	p.t.Helper()
	f := p.form()
	f.Set("d", data)
	f.Set("w", strings.Join(words, " "))
	return p.posts("/trang/lam", f)
}

var tags = regexp.MustCompile(`(?s)<head>.*</head>|<[^>]*>`)

// text is what is read on the page.
func (p *pc) text() string {
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(p.html, " "))), " ")
}

func (p *pc) sees(words ...string) *pc {
	p.t.Helper()
	for _, w := range words {
		require.Contains(p.t, p.text(), own(w))
	}
	return p
}

var (
	pageLink = regexp.MustCompile(`/trang/mo/[\w-]+`)
	pageCode = regexp.MustCompile(`[2-9A-Z]{4}-[2-9A-Z]{4}`)
)

// offered is the link and the code of /trang.
func offered(t *testing.T, officer *telegramtest.User) (link, code string) {
	t.Helper()
	perform(t, officer, act{"/trang", "trang.link"})
	shown := officer.Screen()
	last := shown[len(shown)-1]
	link = pageLink.FindString(last.Buttons[0][0].URL)
	code = pageCode.FindString(last.Text)
	require.NotEmpty(t, link)
	require.NotEmpty(t, code)
	return link, code
}

// opens opens the page in a browser of the officer's.
func opens(t *testing.T, app *App, officer *telegramtest.User) *pc {
	t.Helper()
	link, _ := offered(t, officer)
	p := newPC(t, app).goes(link)
	p.posts(link, nil)
	require.Equal(t, http.StatusOK, p.code)
	require.Equal(t, "/trang", p.path)
	return p
}

func TestTheOfficersPageIsOpenedOnce(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	officer := areaOfficer(t, tg, app)
	link, code := offered(t, officer)
	for range 3 { // as previews do
		newPC(t, app).goes(link).sees("page.open.lead")
	}
	p := newPC(t, app)
	p.goes("/trang").sees("page.open.hint")
	p.goes(link).posts(link, nil).sees("page.overview")
	ctx := t.Context()
	_, err := officer.Says(ctx, "Trang làm việc vừa được mở")
	require.NoError(t, err)
	p.goes("/trang").sees("page.overview")
	other := newPC(t, app)
	require.Equal(t, http.StatusNotFound, other.goes(link).posts(link, nil).code, "it is spent")
	other.sees("page.open.bad")
	other.posts("/trang/mo", url.Values{"ma": {code}}).sees("page.open.bad")
	other.goes("/trang").sees("page.open.hint")

	perform(t, officer, act{"[button.close_page]", "trang.closed"})
	p.goes("/trang").sees("page.open.hint")
}

func TestTheOfficersPageByATypedCode(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	officer := areaOfficer(t, tg, app)
	_, code := offered(t, officer)
	p := newPC(t, app)
	p.posts("/trang/mo", url.Values{"ma": {"abc"}}).sees("page.open.form")
	for range 5 {
		p.posts("/trang/mo", url.Values{"ma": {"2222-2222"}}).sees("page.open.bad")
	}
	p.posts("/trang/mo", url.Values{"ma": {code}})
	require.Equal(t, http.StatusTooManyRequests, p.code, "too many wrong ones came from there")
	require.Contains(t, p.text(), "Đã nhập sai nhiều lần")

	link := officer.Screen()[len(officer.Screen())-1].Buttons[0][0].URL
	p.posts(pageLink.FindString(link), nil).sees("page.overview")
}

func TestACodeIsTypedAsItComes(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	officer := areaOfficer(t, tg, app)
	_, code := offered(t, officer)
	p := newPC(t, app)
	p.posts("/trang/mo", url.Values{"ma": {" " + strings.ToLower(strings.ReplaceAll(code, "-", " "))}}).sees("page.overview")
}

func TestAFormOfAnotherPageDoesNothing(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	for name, spoil := range map[string]func(url.Values){
		"no token":      func(f url.Values) { f.Del("token") },
		"another token": func(f url.Values) { f.Set("token", strings.Repeat("A", 43)) },
	} {
		p.goes("/trang")
		f := p.form()
		f.Set("d", "o:cmd:tonghop")
		spoil(f)
		require.Equal(t, http.StatusForbidden, p.posts("/trang/lam", f).code, name)
		p.goes("/trang")
		require.NotContains(t, p.html, `id="tra-loi"`, name)
	}
	r, err := http.NewRequest(http.MethodPost, p.at+"/trang/lam", strings.NewReader(url.Values{"d": {"o:cmd:tonghop"}, "token": p.form()["token"]}.Encode()))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "https://evil.example")
	done, err := p.http.Do(r)
	require.NoError(t, err)
	require.Equal(t, http.StatusForbidden, p.got(done).code)
}

// The desk answers on the page, in the words of the chat, and asks for words there.
func TestTheDeskAnswersOnThePage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	officer := areaOfficer(t, tg, app)
	p := opens(t, app, officer)
	p.presses("o:cmd:donvi").sees("donvi.which")
	require.Contains(t, p.html, `<textarea name="w"`)
	require.Contains(t, p.html, `<button class="btn main">`+own("page.send"))
	p.presses("o:cmd:baocaothay", "0299900124")
	require.Contains(t, p.html, own("page.or_words"), "where buttons answer, words are the other way")
	require.NotContains(t, p.html, `<button class="btn main">`+own("page.send"))
	p.presses("o:cmd:donvi", "0299900124").sees("Mầm non Hoa Sen", "button.unit_history")
	require.NotContains(t, p.html, `<textarea name="w"`)
	p.presses("o:cmd:moicanbo", "Dương Kinh").sees("deny.admin")
	require.Contains(t, p.html, `<section class="answer"`)
	require.Contains(t, p.goes("/trang/donvi").html, `<details class="answer"`, "on another view it stands closed")
	require.Contains(t, p.goes("/trang?x").html, `<section class="answer"`)
	chat, err := app.store.ChatsOf(t.Context(), []bot.AccountID{"telegram:2000"})
	require.NoError(t, err)
	require.Equal(t, "telegram", chat[0].Chat.Channel, "nobody is written to on the page")
}

// Whatever is posted or sent has an answer of the desk's: the principals' conversation
// does not take place here.
func TestThePageIsTheDesksAlone(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	for _, data := range []string{"", "s:1:2", "o:", "o:xyz", "o:cmd:", "o:cmd:baocao", strings.Repeat("o:dv:", 400), "o:dv:\xff"} {
		p.goes("/trang/donvi").presses(data, "0299900124")
		require.Equal(t, http.StatusOK, p.code, data)
		require.NotContains(t, p.text(), "thầy/cô", data)
		require.NotContains(t, p.text(), own("page.waits"), data)
	}
	require.Equal(t, http.StatusRequestEntityTooLarge, p.goes("/trang").presses("o:cmd:donvi", strings.Repeat("dài ", 30_000)).code)
	p.sees("page.error.long")
	p.goes("/trang/danhsach").sends("anh.png", screenshot(), "").sees("anh.png", ".xlsx")
	require.NotContains(t, p.text(), "thầy/cô")
}

func TestThePageEndsWithTheRole(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	_, err := app.store.Commit(t.Context(), []bot.Write{bot.RemoveOfficer{Account: "telegram:2000", By: "telegram:1", At: time.Now()}})
	require.NoError(t, err)
	p.presses("o:cmd:tonghop").sees("page.open.hint", "page.open.over_lost", "page.open.over")
	p.goes("/trang").sees("page.open.hint", "page.open.over")
	require.NotContains(t, newPC(t, app).goes("/trang").text(), own("page.open.over"), "a browser that never had one")
}

func TestWithoutAnAddressThereIsNoPage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	perform(t, areaOfficer(t, tg, app), act{"/trang", "trang.none"})
}

// A form of a page that stands there from before does nothing a second time, and says so.
func TestAnOldFormOfThePageSaysSo(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	first := p.goes("/trang").form()
	first.Set("d", "o:cmd:tonghop")
	p.posts("/trang/lam", first).sees("tonghop.head")
	p.posts("/trang/lam", first).sees("tonghop.head")
	p.presses("o:cmd:trogiup")
	p.posts("/trang/lam", first).sees("page.old")
	p.presses("o:cmd:tonghop").sees("tonghop.head")
}

// The table finds what it prints, with words in any order and kinds as people shorten them.
func TestTheTableFindsWhatItPrints(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	for _, words := range []string{"0299 900 124", "0299900124", "hoa sen mầm non", "mn hoa sen", "MN. Hoa-Sen"} {
		p.goes("/trang/donvi?q=" + url.QueryEscape(words))
		shown := regexp.MustCompile(`<tr role="row"[^>]*>`).FindAllString(p.html, -1)
		open := slices.DeleteFunc(shown, func(row string) bool { return strings.Contains(row, " hidden") })
		require.Len(t, open, 2, "%s: the head and one row", words)
	}
}

// All that can be looked at is drawn, in both languages, with words for everything.
func TestEveryViewOfThePage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	fourReports(t, tg, app)
	officer := areaOfficer(t, tg, app)
	p := opens(t, app, officer)
	for _, lang := range []string{"vi", "en"} {
		storetest.Exec(t, app.store, `UPDATE accounts SET lang = ? WHERE id = 'telegram:2000'`, lang)
		for _, path := range []string{"/trang", "/trang/donvi", "/trang/donvi?q=hoa+sen&s=cho&sap=-ten", "/trang/donvi/1", "/trang/donvi/7", "/trang/denghi", "/trang/denghi?loai=level&tu=50", "/trang/danhsach", "/trang/kybaocao", "/trang/caidat"} {
			p.goes(path)
			require.Contains(t, []int{http.StatusOK, http.StatusNotFound}, p.code, path)
			require.NotContains(t, p.text(), ownIn(lang, "other.failed"), path)
			require.NotContains(t, p.text(), ownIn(lang, "page.error.away"), path)
		}
	}
	for _, path := range []string{"/trang/xyz", "/trang/donvi/999999", "/trang/donvi/x"} {
		require.Equal(t, http.StatusNotFound, p.goes(path).code, path)
	}
}

// A workbook that is asked for on the page is handed out there, to that session alone,
// and to nobody who is no officer any more.
func TestAFileOfThePage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	officer := areaOfficer(t, tg, app)
	p := opens(t, app, officer)
	p.presses("o:cmd:xuat")
	require.Eventually(t, func() bool { return strings.Contains(p.goes("/trang/donvi").html, "/trang/tep/") }, 20*time.Second, 50*time.Millisecond)
	file := regexp.MustCompile(`/trang/tep/\d+/tep`).FindString(p.html)
	require.Equal(t, http.StatusOK, p.goes(file).code)
	require.True(t, strings.HasPrefix(p.html, "PK"), "a workbook")
	require.Equal(t, http.StatusNotFound, newPC(t, app).goes(file).code, "another browser")
	w := looking(t, app)
	storetest.Exec(t, app.store, `UPDATE accounts SET scope = replace(scope, ?, ?) WHERE id = 'telegram:2000'`, areaOf(t, w, "Phường Dương Kinh"), areaOf(t, w, "Phường Lê Chân"))
	require.Equal(t, http.StatusNotFound, p.goes(file).code, "the scope is another one now")
	require.NotContains(t, p.goes("/trang").html, `id="tra-loi"`)
	storetest.Exec(t, app.store, `UPDATE accounts SET role = '', scope = '' WHERE id = 'telegram:2000'`)
	require.Equal(t, http.StatusNotFound, p.goes(file).code, "no officer any more")
}

// What is looked at leaves one line a look.
func TestLooksAtThePageAreAudited(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	unit := regexp.MustCompile(`/trang/donvi/\d+`).FindString(p.goes("/trang/donvi").html)
	p.goes(unit).goes(unit).goes("/trang")
	for act, want := range map[string]int{"trang.donvi": 1, "donvi": 2, "trang.mo": 1} {
		require.Equal(t, want, countRows(t, app, `SELECT count(*) FROM audit WHERE act = ? AND account_id = 'telegram:2000'`, act), act)
	}
}

// A unit of the page can be changed by the page's own buttons, as in chat: the desk
// asks for the name, then whether it is meant, and writes.
func TestAUnitIsChangedOnThePage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t))
	p := opens(t, app, areaOfficer(t, tg, app))
	unit := regexp.MustCompile(`/trang/donvi/(\d+)">Mầm non Hoa Sen<`).FindStringSubmatch(p.goes("/trang/donvi").html)
	at := "/trang/donvi/" + unit[1]
	button := func(label string) string {
		m := regexp.MustCompile(`name="d" value="([^"]*)">` + regexp.QuoteMeta(own(label)) + `<`).FindStringSubmatch(p.html)
		require.NotNil(t, m, "%s in %s", label, p.text())
		return html.UnescapeString(m[1])
	}
	p.goes(at).presses(button("button.unit_name")).sees("donvi.which_name")
	words := regexp.MustCompile(`name="d" value="([^"]*)"><div class="field">`).FindStringSubmatch(p.html)
	require.NotNil(t, words, "a field for the name")
	p.presses(html.UnescapeString(words[1]), "Mầm non Hoa Sen 1").sees("Mầm non Hoa Sen 1", "button.unit_do")
	do := button("button.unit_do")
	f := p.form()
	f.Set("d", do)
	p.posts("/trang/lam", f).sees("donvi.done")
	require.Equal(t, at, p.path)
	p.posts("/trang/lam", f).sees("donvi.done") // the same form again is the same event
	require.EqualValues(t, 1, countRows(t, app, `SELECT count(*) FROM audit WHERE act = 'donvi.ten' AND object = ?`, "unit:"+unit[1]), "one change, one line")
	require.EqualValues(t, 1, countRows(t, app, `SELECT count(*) FROM units WHERE id = ? AND name = 'Mầm non Hoa Sen 1'`, unit[1]))
}

// countRows asks the program's file from outside.
func countRows(t *testing.T, app *App, query string, args ...any) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(app.store.Dir(), "vneid.db")+"?mode=ro&_busy_timeout=5000")
	require.NoError(t, err)
	defer func() { _ = db.Close() }()
	require.NoError(t, db.QueryRow(query, args...).Scan(&n))
	return n
}
