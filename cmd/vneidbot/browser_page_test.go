package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// office opens the officers' page as the demonstration's officer does: a link in the
// chat, and its button.
func (s *surf) office(width, height int64) *tab {
	p := s.tab(width, height)
	p.do(chromedp.Navigate(s.url + "/demo/can-bo-phuong/"))
	p.says("/trang")
	const link = `document.querySelector('a[href*="/trang/mo/"]')`
	require.Eventually(p.t, func() bool { return eval[bool](p, link+" !== null") }, waitMost, pollEvery)
	p.do(chromedp.Navigate(eval[string](p, link+".href")))
	p.sees("page.open.lead")
	p.do(chromedp.Click(chromedp.CSS("form .btn.main")))
	p.sees("page.over.now")
	return p
}

// flat demands that nothing is wider than the page, at every width, and that a phone's
// bar covers nothing at the end of it.
func (p *tab) flat(what string) {
	p.t.Helper()
	for _, width := range []int64{320, 360, 760, 1000, 1280, 1920} {
		p.do(chromedp.EmulateViewport(width, 800))
		require.LessOrEqual(p.t, eval[int64](p, `document.documentElement.scrollWidth`), width, "%s at %d", what, width)
	}
	p.do(chromedp.EmulateViewport(360, 740))
	require.True(p.t, eval[bool](p, `(() => { const end = [...document.querySelectorAll('.foot a')].pop(); end.scrollIntoView({ block: 'end' }); return end.getBoundingClientRect().bottom <= document.querySelector('.bar nav').getBoundingClientRect().top })()`), "%s: the end is under the bar", what)
}

// look takes pictures of what is to be looked at by people.
func (p *tab) look(name string) {
	for _, size := range [][2]int64{{360, 740}, {1280, 800}, {1920, 1080}} {
		p.do(chromedp.EmulateViewport(size[0], size[1]))
		p.shot(fmt.Sprintf("page-%s-%d", name, size[0]))
	}
}

// printed demands that a list on paper is a table without what only a screen needs.
func (p *tab) printed(name string) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	require.NoError(p.t, err)
	p.do(chromedp.EmulateViewport(1040, 720))
	require.Equal(p.t, "table-row none none none", eval[string](p, `['#rows tr:not([hidden])', '.bar', '.tools', '#rows .act'].map(q => getComputedStyle(document.querySelector(q)).display).join(' ')`))
	p.shot("page-print-" + name)
	_, err = chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	require.NoError(p.t, err)
}

func TestTheOfficersPageInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.office(1280, 800)
	for _, view := range []struct{ name, path, key string }{
		{"overview", "/trang", "page.over.now"}, {"units", "/trang/donvi", "page.list.find_by"},
	} {
		p.do(chromedp.Navigate(s.url + view.path))
		p.sees("page.units")
		p.flat(view.name)
		p.readable(view.name)
		p.look(view.name)
	}
	total := eval[int](p, `document.querySelectorAll('#rows tr').length`)
	require.Greater(t, total, 10)
	shown := `[...document.querySelectorAll('#rows tr')].filter(r => !r.hidden).length`
	p.do(chromedp.SendKeys(chromedp.CSS("#q"), "hoa sen"))
	require.Equal(t, "Mầm non Hoa Sen", eval[string](p, `[...document.querySelectorAll('#rows tr')].find(r => !r.hidden).querySelector('a').textContent`), "found without accents, as it is typed")
	require.Less(t, eval[int](p, shown), total)
	require.True(t, strings.HasSuffix(eval[string](p, `location.search`), "?q=hoa+sen"), "the address says what is shown")

	p.do(chromedp.Click(chromedp.CSS(`#rows tr:not([hidden]) a`)))
	p.sees("page.unit.asks")
	p.flat("unit")
	p.readable("unit")
	p.look("unit")
	s.noErrors()
	p.dark()
	for _, path := range []string{"/trang", "/trang/donvi"} {
		p.do(chromedp.Navigate(s.url + path))
		p.readable(path + ", dark")
		p.look("dark" + strings.ReplaceAll(path, "/", "-"))
	}
	p.printed("units")
}

// reports files a report of a unit of the demonstration's area that has none, and tells its id.
func (s *surf) reports(t *testing.T) (id bot.UnitID) {
	t.Helper()
	s.inStore(func(st *store.Store) {
		require.NoError(t, st.Snapshot(t.Context(), func(now *store.Snapshot) error {
			areas, err := now.Areas()
			if err != nil {
				return err
			}
			at := slices.IndexFunc(areas, func(a bot.Area) bool { return a.Name == demoArea && a.ValidOn(time.Now()) })
			rows, err := now.UnitRows(bot.MissingOf{Scope: bot.WholeArea(areas[at].ID)})
			for _, u := range rows {
				if u.Status == bot.NoStatus {
					id = u.ID
				}
			}
			return err
		}))
		name := bot.ReportID(fmt.Sprint("now-", id))
		_, err := st.Commit(t.Context(), []bot.Write{
			bot.SetAccount{ID: "web:now", Chat: bot.Chat{Channel: "web", ID: "now"}, At: time.Now()},
			bot.FileReport{ID: name, Draft: bot.DraftID(name), Unit: id, Status: bot.Refused, Account: "web:now", At: time.Now()}})
		require.NoError(t, err)
	})
	return id
}

// TestThePageStaysCurrent: what changes meanwhile is on the open page without a reload,
// sent by itself, and nothing changes below what somebody types.
func TestThePageStaysCurrent(t *testing.T) {
	s := newSurf(t)
	p := s.office(1280, 800)
	eval[chromedp.Void](p, `window.here = true`)
	refused := `document.querySelector('tfoot td:nth-of-type(4)').textContent`
	was := eval[string](p, refused)
	s.reports(t)
	eval[chromedp.Void](p, `ask()`)
	require.Eventually(t, func() bool { return eval[string](p, refused) != was }, waitMost, pollEvery)
	require.True(t, eval[bool](p, `window.here`), "the page was not loaded anew")

	p.opens(s.url+"/trang/donvi", "#rows")
	p.do(chromedp.SendKeys("#q", "a"))
	eval[chromedp.Void](p, `window.here = true; window.sent = fetch; window.got = 0; window.fetch = (...a) => window.sent(...a).then(async r => { window.got = (await r.clone().text()).split('<tr ').length - 2; return r })`)
	id := s.reports(t)
	chip := fmt.Sprintf(`document.querySelector('#u%d .st').className`, id)
	require.Equal(t, "st none", eval[string](p, chip))
	eval[chromedp.Void](p, `ask()`)
	require.Eventually(t, func() bool { return eval[string](p, chip) == "st no" }, waitMost, pollEvery)
	require.Less(t, 2*eval[int](p, `window.got`), eval[int](p, `document.querySelectorAll('#rows tr').length`), "few rows are sent again")
	require.Equal(t, "q a true", eval[string](p, `document.activeElement.id + ' ' + document.getElementById('q').value + ' ' + window.here`))

	p.clicks(`[value="o:cmd:xuat"]`)
	p.do(chromedp.WaitVisible(`#tra-loi a[download]`))
	eval[chromedp.Void](p, `window.fetch = () => Promise.reject(new Error('away')); ask()`)
	require.Eventually(t, func() bool {
		return strings.Contains(eval[string](p, `document.getElementById('luc').textContent`), "Mất kết nối")
	}, waitMost, pollEvery)
	s.noErrors()
}

// TestTheOfficersPageWithoutItsScript does the same by links and forms alone.
func TestTheOfficersPageWithoutItsScript(t *testing.T) {
	s := newSurf(t)
	p := s.office(360, 740)
	_, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
	p.do(chromedp.Navigate(s.url + "/trang/donvi"))
	require.NotContains(t, p.text(), label("page.list.print"), "what needs the script is not offered")
	p.do(chromedp.SendKeys(chromedp.CSS("#q"), "hoa sen\r"), chromedp.WaitVisible(chromedp.CSS("#said")))
	rows := `[...document.querySelectorAll('#rows tr')].filter(r => r.offsetParent).map(r => r.querySelector('a').textContent)`
	require.Eventually(t, func() bool { return len(eval[[]string](p, rows)) == 1 }, waitMost, pollEvery)
	require.Equal(t, []string{"Mầm non Hoa Sen"}, eval[[]string](p, rows))
	p.do(chromedp.Click(chromedp.CSS("#rows tr:not([hidden]) button[name=d]")), chromedp.WaitVisible(chromedp.CSS("#tra-loi")))
	p.flat("an answer")
	p.look("answer")
	require.Contains(t, eval[string](p, `document.querySelector('#tra-loi').innerText`), "Mầm non Hoa Sen")
}

// TestAWideTableIsFoundAsItIsTyped: of more units than the page holds the others are asked
// for while somebody types.
func TestAWideTableIsFoundAsItIsTyped(t *testing.T) {
	s := newSurf(t)
	p := s.tab(1280, 800)
	p.opens(s.url+deskAt+cityDesk+"?den=/donvi%3Fs=cbc", "#rows")
	require.Contains(t, p.text(), "Tất cả 4.000", "numbers are grouped as everywhere")
	p.do(chromedp.SendKeys(chromedp.CSS("#q"), "hoa sen duong kinh"))
	names := `[...document.querySelectorAll('#rows tr')].map(r => r.querySelector('a').textContent).join()`
	require.Eventually(t, func() bool { return eval[string](p, names) == "Mầm non Hoa Sen" }, waitMost, pollEvery)
	require.Equal(t, "q", eval[string](p, `document.activeElement.id`), "whoever types goes on typing")
	require.Contains(t, eval[string](p, `location.search`), "q=hoa+sen+duong+kinh")
	s.noErrors()
}
