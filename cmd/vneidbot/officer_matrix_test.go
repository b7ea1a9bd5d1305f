package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/store/storetest"
)

// The matrix of the page: every view × who looks × what about, and every way in which a
// session is none any more. What a form of it may do is the desk's matrix.

// viewPaths are the addresses of the page's views, from its one list of them.
func viewPaths(t *testing.T) (paths []string) {
	t.Helper()
	source, err := os.ReadFile("../../bot/desk/page/routes.go")
	require.NoError(t, err)
	for _, m := range regexp.MustCompile(`(?m)^\t\{"([^"]*)", "\w+", \w+, \(\*visit\)`).FindAllSubmatch(source, -1) {
		paths = append(paths, "/trang"+string(m[1]))
	}
	require.Greater(t, len(paths), 7)
	return paths
}

// posts are what forms of the page are sent to.
var pagePosts = []string{"/trang/lam", "/trang/gui", "/trang/thoat"}

// browserOf is the browser of an officer with a scope, nil for an administrator, and its
// account.
func browserOf(t *testing.T, app *App, name string, scope bot.Scope) (*pc, bot.AccountID) {
	t.Helper()
	account, now := bot.AccountID(web.Name+":"+name), time.Now()
	chat := bot.Chat{Channel: web.Name, ID: name}
	writes := []bot.Write{bot.SetAccount{ID: account, Chat: chat, Name: &name, At: now}}
	if scope != nil {
		writes = append(writes, bot.InviteOfficer{Event: name, At: now, OfficerCode: bot.OfficerCode{Hash: name, Scope: scope, By: adminAccount, Expires: now.Add(time.Hour)}},
			bot.SpendCode{Hash: name, Account: account, Chat: chat, At: now})
	} else {
		app.admins.ids = append(app.admins.ids, account)
		app.desk.Admins = append(app.desk.Admins, account)
	}
	tokens, cookie := app.store.Tokens(), cookieOf(name)
	writes = append(writes,
		bot.OfferPage{Event: name, PageOffer: bot.PageOffer{Account: account, Link: "l" + name, Code: "c" + name, Until: now.Add(time.Hour)}, At: now},
		bot.OpenPage{Offer: "l" + name, Session: bot.PageSession{ID: name, Account: account, Until: now.Add(time.Hour)}, Cookie: tokens.HashPageSecret(bot.PageCookie, cookie), At: now})
	_, err := app.store.Commit(t.Context(), writes)
	require.NoError(t, err)
	p := newPC(t, app)
	at, err := url.Parse(p.at)
	require.NoError(t, err)
	p.http.Jar.SetCookies(at, []*http.Cookie{{Name: "trang", Value: cookie, Path: "/"}})
	return p, account
}

// cookieOf is the secret of a browser's cookie.
func cookieOf(name string) string { return fmt.Sprintf("k%x", name) }

const adminAccount bot.AccountID = "telegram:1"

// marked are three units that can be told apart wherever they are named: of the area,
// of another, and of another with a level in common.
func marked(t *testing.T, app *App, w *walk) map[string]bot.UnitID {
	t.Helper()
	out := map[string]bot.UnitID{}
	for object, which := range map[string][2]string{
		"trong": {`= 'Phường Dương Kinh' ORDER BY u.id`, "mam_non"}, "ngoài": {`<> 'Phường Dương Kinh' ORDER BY u.id`, "mam_non"},
		"một phần": {`<> 'Phường Dương Kinh' ORDER BY u.id DESC`, "thcs"},
	} {
		id := w.recorded(`SELECT u.id FROM units u JOIN areas a ON a.id = u.area_id WHERE a.name ` + which[0] + ` LIMIT 1`)
		storetest.Exec(t, app.store, `UPDATE units SET name = ?, level = ? WHERE id = ?`, "Trường "+object, which[1], id)
		out[object] = unitID(t, id)
		w.waits(int(out[object]), out[object])
		asks(t, app, object, id)
	}
	return out
}

// seenBy tells whether the object lies in the scope of who looks.
func seenBy(role, object string) bool {
	switch role {
	case "địa bàn":
		return object == "trong"
	case "cấp học":
		return object == "một phần"
	}
	return true
}

// tells is whether a view names units at all.
func tells(path string) bool {
	return slices.Contains([]string{"/trang/donvi", "/trang/xacnhan", "/trang/denghi", "/trang/donvi/{id}", "/trang/bieu/{area}/{day}/{number}", "/trang/phan/{area}"}, path)
}

// formOf is the address of a form of the unit's area, which is frozen if need be.
func formOf(t *testing.T, app *App, w *walk, path string, unit bot.UnitID) string {
	t.Helper()
	area := w.recorded(fmt.Sprint(`SELECT area_id FROM units WHERE id = `, unit))
	id, err := strconv.ParseInt(area, 10, 64)
	require.NoError(t, err)
	day := app.place.Today()
	_, err = app.store.Commit(t.Context(), []bot.Write{bot.FreezeForm{Key: "matrix:" + area, Form: bot.Form{Kind: bot.ByOfficer, Area: bot.AreaID(id), Day: day, Number: 1,
		AsOf: bot.AsOfMoment(time.Now()), At: time.Now(), By: adminAccount}}})
	require.NoError(t, err)
	return strings.NewReplacer("{area}", area, "{day}", day.Format(time.DateOnly), "{number}", "1").Replace(path)
}

func TestThePageMatrix(t *testing.T) {
	t.Parallel()
	_, app := boot(t, withPage(t))
	w := looking(t, app)
	units := marked(t, app, w)
	cases := 0
	for role, scope := range map[string]bot.Scope{"địa bàn": bot.WholeArea(areaOf(t, w, "Phường Dương Kinh")), "cấp học": bot.OfLevels(bot.Lower), "thành phố": bot.Everything, "quản trị": nil} {
		p, _ := browserOf(t, app, role, scope)
		for _, path := range viewPaths(t) {
			for object, unit := range units {
				at, name := strings.Replace(path, "{id}", fmt.Sprint(unit), 1), fmt.Sprint(path, " by ", role, " about ", object)
				want := seenBy(role, object)
				found := want
				if strings.Contains(path, "{area}") {
					at = formOf(t, app, w, path, unit)
				}
				switch { // a form is of a whole area, a part of any in which one has something
				case strings.Contains(path, "{number}"):
					want = want && role != "cấp học"
					found = want
				case strings.Contains(path, "{area}"):
					found = want || role == "cấp học"
				}
				p.goes(at)
				if strings.Contains(path, "{") {
					require.Equal(t, map[bool]int{true: http.StatusOK, false: http.StatusNotFound}[found], p.code, name)
				} else {
					require.Equal(t, http.StatusOK, p.code, name)
				}
				if strings.HasPrefix(path, "/trang/phan/") && found {
					require.Contains(t, p.text(), "KHÔNG PHẢI BIỂU CỦA ĐỊA BÀN", name)
				}
				require.Equal(t, want && tells(path), strings.Contains(p.text(), "Trường "+object), "%s: %s", name, p.text())
				cases++
			}
		}
	}
	t.Log(cases, "cases")
}

// ended are the ways in which a browser has no session (any more).
var ended = map[string]func(t *testing.T, app *App, p *pc, account bot.AccountID){
	"no cookie": func(t *testing.T, app *App, p *pc, _ bot.AccountID) { p.http.Jar = newPC(t, app).http.Jar },
	"another cookie": func(t *testing.T, _ *App, p *pc, _ bot.AccountID) {
		at, _ := url.Parse(p.at)
		p.http.Jar.SetCookies(at, []*http.Cookie{{Name: "trang", Value: strings.Repeat("A", 43), Path: "/"}})
	},
	"expired": func(t *testing.T, app *App, _ *pc, account bot.AccountID) {
		storetest.Exec(t, app.store, `UPDATE page_sessions SET until = 1 WHERE account_id = ?`, account)
	},
	"closed": func(t *testing.T, app *App, _ *pc, account bot.AccountID) {
		_, err := app.store.Commit(t.Context(), []bot.Write{bot.ClosePage{Session: strings.TrimPrefix(string(account), web.Name+":"), Account: account}})
		require.NoError(t, err)
	},
	"removed": func(t *testing.T, app *App, _ *pc, account bot.AccountID) {
		_, err := app.store.Commit(t.Context(), []bot.Write{bot.RemoveOfficer{Account: account, By: adminAccount, At: time.Now()}})
		require.NoError(t, err)
	},
	"a principal": func(t *testing.T, app *App, _ *pc, account bot.AccountID) {
		storetest.Exec(t, app.store, `UPDATE accounts SET role = '', scope = '' WHERE id = ?`, account)
	},
}

// Whose session is none gets the entrance and nothing else, by every address; what is
// posted does nothing.
func TestWithoutASessionThePageIsShut(t *testing.T) {
	t.Parallel()
	_, app := boot(t, withPage(t))
	w := looking(t, app)
	units := marked(t, app, w)
	for name, end := range ended {
		account := strings.ReplaceAll(name, " ", "-")
		p, id := browserOf(t, app, account, bot.Everything)
		form := p.goes("/trang/donvi").form()
		end(t, app, p, id)
		before := w.recorded(`SELECT (SELECT count(*) FROM audit) || ' ' || (SELECT count(*) FROM views) || ' ' || (SELECT count(*) FROM jobs)`)
		for _, path := range viewPaths(t) {
			p.goes(strings.Replace(path, "{id}", fmt.Sprint(units["trong"]), 1)).sees("page.open.hint")
			require.NotContains(t, p.text(), "Trường", "%s %s", name, path)
			p.goes(strings.Replace(path, "{id}", fmt.Sprint(units["trong"]), 1) + "?nhin").sees("page.open.hint")
		}
		form.Set("d", "o:cmd:xuat")
		p.posts("/trang/lam", form).sees("page.open.hint")
		p.sends("a.csv", faulty, "/maudanhsach", func(f map[string]string) { f["token"] = form.Get("token") })
		require.Contains(t, []int{http.StatusForbidden, http.StatusOK}, p.code, name)
		require.Contains(t, p.text(), own("page.open.hint"), name)
		require.Equal(t, before, w.recorded(`SELECT (SELECT count(*) FROM audit) || ' ' || (SELECT count(*) FROM views) || ' ' || (SELECT count(*) FROM jobs)`), name)
	}
}

// A form that was not drawn for this session does nothing, whatever it is sent to.
func TestEveryFormOfThePageHasItsToken(t *testing.T) {
	t.Parallel()
	_, app := boot(t, withPage(t))
	w := looking(t, app)
	p, _ := browserOf(t, app, "một", bot.Everything)
	other, _ := browserOf(t, app, "hai", bot.Everything)
	theirs := other.goes("/trang/donvi").form().Get("token")
	for _, token := range []string{"", "x", strings.Repeat("A", 43), theirs} {
		for _, path := range pagePosts {
			form := p.goes("/trang/donvi").form()
			form.Set("token", token)
			form.Set("d", "o:cmd:xuat")
			if path == "/trang/gui" {
				p.sends("a.csv", faulty, "/maudanhsach", func(f map[string]string) { f["token"] = token })
			} else {
				p.posts(path, form)
			}
			require.Equal(t, "0", w.recorded(`SELECT count(*) FROM jobs WHERE kind IN ('export', 'file', 'list')`), "%s %q", path, token)
			if path == "/trang/thoat" { // the browser forgets its cookie, the session stays
				require.Equal(t, "2", w.recorded(`SELECT count(*) FROM page_sessions`))
				at, err := url.Parse(p.at)
				require.NoError(t, err)
				p.http.Jar.SetCookies(at, []*http.Cookie{{Name: "trang", Value: cookieOf("một"), Path: "/"}})
			} else {
				require.Equal(t, http.StatusForbidden, p.code, "%s %q", path, token)
			}
		}
	}
}

// An officer whose scope is another one now sees that one alone, and the forms of
// before change nothing outside it.
func TestAShrunkenScopeOnThePage(t *testing.T) {
	t.Parallel()
	_, app := boot(t, withPage(t))
	w := looking(t, app)
	units := marked(t, app, w)
	p, account := browserOf(t, app, "cán-bộ", bot.WholeArea(areaOf(t, w, "Phường Dương Kinh")))
	unit := "/trang/donvi/" + fmt.Sprint(units["trong"])
	taps := map[string]string{
		"rename":  p.goes(unit).labelled("button.unit_name", 1),
		"confirm": p.goes("/trang/xacnhan?loai=sach").button(confirms, 0),
		"settle":  p.goes("/trang/denghi").labelled("button.matter_settle", 1),
		"phone":   p.goes("/trang/donvi").labelled("page.list.call", 1),
	}
	setting := p.goes("/trang/caidat").button(regexp.MustCompile(`value="([^"]*:phone)"`), 0)
	storetest.Exec(t, app.store, `UPDATE accounts SET scope = replace(scope, ?, ?) WHERE id = ?`, areaOf(t, w, "Phường Dương Kinh"), areaOf(t, w, "Phường Lê Chân"), account)

	require.Equal(t, http.StatusNotFound, p.goes(unit).code)
	require.NotContains(t, p.goes("/trang/donvi").text(), "Trường trong")
	before := w.recorded(`SELECT count(*) FROM audit WHERE act NOT LIKE 'trang%'`)
	for what, data := range taps {
		p.goes("/trang/donvi").presses(data)
		require.Equal(t, http.StatusOK, p.code, what)
		require.NotContains(t, p.text(), "Trường", what)
	}
	p.goes("/trang/caidat").presses(setting, "0225 000 0009").sees("deny.scope")
	require.Equal(t, before, w.recorded(`SELECT count(*) FROM audit WHERE act NOT LIKE 'trang%'`))
	require.Equal(t, "3", w.recorded(`SELECT count(*) FROM awaiting`))
}

// areaOf is the id of the area with the name.
func areaOf(t *testing.T, w *walk, name string) (id bot.AreaID) {
	t.Helper()
	_, err := fmt.Sscan(w.recorded(`SELECT id FROM areas WHERE name = '`+name+`'`), &id)
	require.NoError(t, err)
	return id
}
