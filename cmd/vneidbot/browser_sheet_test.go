package main

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// reviewing opens the demonstration's reports that wait, of a pile.
func (s *surf) reviewing(width, height int64, pile string) *tab {
	p := s.tab(width, height)
	p.opens(s.url+deskAt+wardDesk+"?den=/xacnhan%3Floai="+pile, "h1")
	return p
}

// opens goes to a page until something of it is seen. What is asked for by a bare word
// is looked for in texts and addresses as well ("h1" in "05h12"), so everywhere it is CSS.
func (p *tab) opens(url, sees string) {
	p.t.Helper()
	p.do(chromedp.Navigate(url), chromedp.WaitVisible(chromedp.CSS(sees)))
}

// waiting are the reports that wait for the demonstration's officer.
func (s *surf) waiting() (n int) {
	s.inStore(func(st *store.Store) {
		require.NoError(s.t, st.Snapshot(s.t.Context(), func(now *store.Snapshot) (err error) {
			n, err = now.Waiting(bot.Everything, bot.ReviewPlace{}, 100)
			return err
		}))
	})
	return n
}

// marks tell how each report of the sheet stands.
func (p *tab) marks() []string {
	return eval[[]string](p, `[...document.querySelectorAll('.shot')].map(s => s.dataset.mark)`)
}

// settled waits until the sheet says so, as the program has it.
func (p *tab) settled(want ...string) {
	p.t.Helper()
	require.Eventually(p.t, func() bool {
		return slices.Equal(want, p.marks()) && eval[int](p, `flying`) == 0
	}, waitMost, pollEvery, "%v is not %v\n%s", p.marks(), want, p.prog.logged())
}

// clicks clicks what the page has now, wherever it stands while pictures come in.
func (p *tab) clicks(what string) {
	p.t.Helper()
	eval[chromedp.Void](p, fmt.Sprintf(`document.querySelector(%q).click()`, what))
}

func (p *tab) keys(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.do(chromedp.KeyEvent(k))
	}
}

// TestASheetByKeyboard reviews ten pictures without a mouse: confirms, returns for a
// reason and in own words, takes back, and goes on.
func TestASheetByKeyboard(t *testing.T) {
	s := newSurf(t)
	all := s.waiting()
	p := s.reviewing(1280, 800, "sach")
	require.Len(t, p.marks(), 10)
	eval[chromedp.Void](p, `document.querySelector('.shot').focus()`)
	p.keys(kb.Enter, kb.Enter)
	p.settled("ok", "ok", "", "", "", "", "", "", "", "")
	require.Equal(t, all-2, s.waiting())
	p.keys(kb.ArrowRight)
	require.True(t, eval[bool](p, `document.activeElement.getAttribute('href') === '#anh-4' && getComputedStyle(document.querySelector('#anh-4')).display !== 'none'`))
	p.keys("x")
	require.True(t, eval[bool](p, `document.querySelector('.panel.on .wrong').open`))
	p.shot("20-sheet-reasons")
	p.keys("1")
	p.settled("ok", "ok", "", "no", "", "", "", "", "", "")
	require.Contains(t, eval[string](p, `document.querySelectorAll('.said')[3].textContent`), "Ảnh mờ, không đọc được")
	p.keys(kb.ArrowRight, "8")
	require.Eventually(t, func() bool { return eval[bool](p, `document.activeElement.name === 'w'`) }, waitMost, pollEvery)
	p.keys("chụp nhầm thư mời họp", kb.Enter)
	p.settled("ok", "ok", "", "no", "", "no", "", "", "", "")
	require.Equal(t, "× Trả lại: chụp nhầm thư mời họp", eval[string](p, `document.querySelectorAll('.said')[5].textContent`))
	p.shot("21-sheet")
	p.fits("sheet")
	p.keys("u")
	p.settled("ok", "ok", "", "no", "", "", "", "", "", "")
	p.keys("u")
	p.settled("ok", "ok", "", "", "", "", "", "", "", "")
	p.keys("a", "9", "0")
	require.Equal(t, all-2, s.waiting(), "other keys decide nothing")
	eval[chromedp.Void](p, `for (const key of ['Enter', '1', 'u']) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, repeat: true, bubbles: true }))`)
	p.settled("ok", "ok", "", "", "", "", "", "", "", "")
	require.Equal(t, all-2, s.waiting(), "a key that is held decides once")

	// What another officer decides meanwhile is passed over, and named.
	require.True(t, eval[bool](p, `document.querySelector('[data-act=all]').click() === undefined`))
	p.sees("page.sheet.none_here")
	require.Equal(t, 4, s.waiting(), "those with a mark")
	p.shot("22-sheet-done")
	s.noErrors()
}

// TestASheetWhoseSessionIsOver says that what was decided last is not written.
func TestASheetWhoseSessionIsOver(t *testing.T) {
	s := newSurf(t)
	all := s.waiting()
	p := s.reviewing(1280, 800, "sach")
	require.Len(t, p.marks(), 10)
	_, err := chromedp.Call(p.ctx, network.ClearBrowserCookies, cdp.Empty{})
	require.NoError(t, err)
	eval[chromedp.Void](p, `document.querySelector('.shot').focus()`)
	p.keys(kb.Enter)
	p.sees("page.sheet.shut")
	p.sees("page.open.code")
	require.Equal(t, all, s.waiting())
	s.noErrors()
}

// TestMarkedReportsInABrowser looks at reports with a mark one by one: the same picture
// side by side, decided by keys as well.
func TestMarkedReportsInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.reviewing(1280, 800, "co")
	require.Equal(t, 2, eval[int](p, `document.querySelectorAll('.pair img').length`))
	p.shot("23-marked")
	p.fits("marked")
	name := eval[string](p, `document.querySelector('.one h2').textContent`)
	eval[chromedp.Void](p, `document.querySelector('.one .btn.main').focus()`)
	p.keys("4")
	other := func() bool {
		return eval[string](p, `(document.querySelector('.one h2') || {}).textContent || ''`) != name && eval[int](p, `flying`) == 0
	}
	require.Eventually(t, other, waitMost, pollEvery)
	p.keys("u")
	require.Eventually(t, func() bool { return s.waiting() == 14 && eval[int](p, `flying`) == 0 }, waitMost, pollEvery, "taken back by its key, although the page shows the next one")
	p.keys("4")
	require.Eventually(t, func() bool { return s.waiting() == 13 && eval[int](p, `flying`) == 0 }, waitMost, pollEvery)
	p.keys(kb.Enter)
	require.Eventually(t, func() bool { return s.waiting() == 12 }, waitMost, pollEvery)
	p.opens(s.url+"/trang/donvi?s=cbc", "#rows")
	require.Contains(t, p.text(), "Ảnh của đơn vị khác", "a unit whose report was given back says why it has none")
	s.noErrors()
}

// TestASheetWithoutTheScript: each picture is a link and a form.
func TestASheetWithoutTheScript(t *testing.T) {
	s := newSurf(t)
	p := s.tab(1280, 800)
	_, err := chromedp.Call(p.ctx, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/trang/page.js", Block: true}}})
	require.NoError(t, err)
	all := s.waiting()
	p.opens(s.url+deskAt+wardDesk+"?den=/xacnhan%3Floai=sach", "#anh-1")
	require.False(t, eval[bool](p, `'all' in window || document.querySelector('.review').hasAttribute('data-on')`), "the script is not there")
	p.clicks(`a[href="#anh-3"]`)
	require.Equal(t, "anh-3", eval[string](p, `[...document.querySelectorAll('.panel')].filter(e => getComputedStyle(e).display !== 'none').map(e => e.id).join()`))
	p.clicks("#anh-3 [data-act=confirm]")
	p.do(chromedp.WaitVisible(chromedp.CSS(".shot[data-mark=ok]")))
	require.Equal(t, all-1, s.waiting())
	p.clicks(`a[href="#anh-4"]`)
	p.clicks("#anh-4 summary")
	p.clicks(`#anh-4 [data-key="2"]`)
	p.do(chromedp.WaitVisible(chromedp.CSS(".shot[data-mark=no]")))
	require.Equal(t, all-2, s.waiting())
	p.shot("24-no-script")
	p.clicks("[data-act=undo]")
	require.Eventually(t, func() bool { return s.waiting() == all-1 }, waitMost, pollEvery)
	s.noErrors()
}

// TestASheetOnAPhoneAndAWideScreen is whole at every width, light and dark.
func TestASheetOnAPhoneAndAWideScreen(t *testing.T) {
	s := newSurf(t)
	for _, pile := range []string{"sach", "co"} {
		p := s.reviewing(1280, 800, pile)
		for _, size := range [][2]int64{{320, 700}, {360, 740}, {768, 900}, {1000, 800}, {1180, 800}, {1280, 800}, {1920, 1080}} {
			p.do(chromedp.EmulateViewport(size[0], size[1]))
			p.fits(fmt.Sprint(pile, size))
			p.shot(fmt.Sprintf("25-%s-%d", pile, size[0]))
		}
		p.readable(pile)
		p.dark()
		p.readable(pile + ", dark")
		p.shot("25-" + pile + "-1920-dark")
		p.do(chromedp.EmulateViewport(360, 740))
		p.shot("25-" + pile + "-360-dark")
		if pile == "sach" {
			all := s.waiting()
			eval[chromedp.Void](p, `document.querySelector('.shot').focus()`)
			p.keys(kb.Enter)
			p.do(chromedp.WaitVisible(chromedp.CSS("#anh-1 [data-act=confirm]")))
			require.Equal(t, all, s.waiting(), "where the picture is not seen beside the sheet, Enter opens it")
			p.clicks(`a[href="#anh-2"]`)
			p.do(chromedp.WaitVisible(chromedp.CSS("#anh-2 [data-act=confirm]")))
			p.shot("25-panel-360-dark")
			p.clicks("#anh-2 [data-act=confirm]")
			p.do(chromedp.WaitVisible(chromedp.CSS("#anh-3 [data-act=confirm]")))
		}
	}
	s.noErrors()
}

// TestDemonstrationIsTapped reviews a report, sends the sample picture and asks for totals
// by the hints alone; where three panes have no room they are tabs.
func TestDemonstrationIsTapped(t *testing.T) {
	s := newSurf(t)
	p := s.tab(1280, 800)
	p.do(chromedp.Navigate(s.url+"/demo/"), chromedp.WaitVisible(chromedp.CSS("iframe")))
	tap := func(label string) {
		t.Helper()
		require.True(t, eval[bool](p, fmt.Sprintf(`(() => { const b = [...document.querySelectorAll('button')].find(b => b.textContent === %q); if (b) b.click(); return !!b })()`, label)), label)
	}
	until := func(pane, what string) {
		t.Helper()
		require.Eventually(t, func() bool {
			return eval[bool](p, fmt.Sprintf(`(d => !!d && %s)(document.querySelector('#%s iframe').contentDocument)`, what, pane))
		}, waitMost, pollEvery, "%s: %s", pane, what)
	}
	until(deskPane, `!!d.querySelector('h1')`)
	tap(own("web.demo.step_review"))
	until(deskPane, `!!d.querySelector('[data-act=confirm]')`)
	all := s.waiting()
	eval[chromedp.Void](p, fmt.Sprintf(`document.querySelector('#%s iframe').contentDocument.querySelector('[data-act=confirm]').click()`, deskPane))
	require.Eventually(t, func() bool { return s.waiting() == all-1 }, waitMost, pollEvery)
	tap("/tonghop")
	until(groupPane, `d.body.innerText.includes('TỔNG HỢP')`)
	tap(own("web.demo.send_sample"))
	until(phonePane, `!!d.querySelector('.mine img')`)
	p.shot("30-demo")
	p.readable("demo")
	for _, width := range []int64{320, 360, 768, 1179, 1180, 1920} {
		p.do(chromedp.EmulateViewport(width, 800))
		p.fits(fmt.Sprint("demo ", width))
		shown := 1
		if width >= 1180 {
			shown = 3
		}
		require.Equal(t, shown, eval[int](p, `[...document.querySelectorAll('.pane')].filter(e => e.offsetParent).length`), width)
		p.shot(fmt.Sprint("30-demo-", width))
	}
	p.do(chromedp.EmulateViewport(360, 740))
	require.True(t, eval[bool](p, fmt.Sprintf(`(document.querySelector('[data-tab=%s]').click(), document.getElementById('%s').offsetParent !== null)`, deskPane, deskPane)))
	p.dark()
	p.readable("demo, dark")
	p.shot("30-demo-360-dark")
	s.noErrors()
}
