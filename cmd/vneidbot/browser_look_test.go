package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

// TestWhatOneTappedStaysInABrowser reports by taps on a narrow phone: each answer
// stays below its question, also after a reload, and no choice is easily missed.
func TestWhatOneTappedStaysInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(320, 700)
	p.do(chromedp.Navigate(s.url + "/"))
	p.calls("Gọi thầy Minh", "0999000200")
	p.says(demoCode)
	p.tap("button.yes")
	p.sees("status.tu_choi")
	p.evenChoices()
	p.shot("11-choices")
	p.tap("status.tu_choi")
	p.sees("reason.ask")
	require.Eventually(t, func() bool {
		return eval[float64](p, `[...document.querySelectorAll('.bubble')].pop().getBoundingClientRect().top - document.getElementById('scroll').getBoundingClientRect().top`) >= 0
	}, waitMost, pollEvery, "a question with many answers is read from its beginning")
	p.shot("11-reasons")
	for _, when := range []string{"at once", "after a reload"} {
		require.Equal(t, []string{demoCode, own("button.yes"), own("status.tu_choi")}, p.mine(), when)
		require.Equal(t, "mine bot mine bot mine bot", strings.Join(p.sides(), " "), when)
		require.Equal(t, 1, p.count(own("status.ask")), when)
		require.Zero(t, p.left("status.duoc_tiep_nhan"), "what was answered cannot be answered again")
		p.fits(when)
		p.do(chromedp.Reload())
		p.sees("reason.ask")
	}
	for _, at := range eval[[]string](p, `[...document.querySelectorAll('.when')].map(e => e.textContent)`) {
		require.Regexp(t, `^\d\dh\d\d$`, at)
	}
	s.noErrors()
}

// evenChoices demands that the choices of the newest message are of one height and
// one below the other.
func (p *tab) evenChoices() {
	p.t.Helper()
	boxes := eval[[][]float64](p, `(() => { const all = document.querySelectorAll('.rows');
	  return [...all[all.length - 1].querySelectorAll('.choice')].map(e => { const r = e.getBoundingClientRect(); return [r.top, r.height, r.width] }) })()`)
	require.Greater(p.t, len(boxes), 4)
	for i, b := range boxes {
		require.Equal(p.t, []float64{48, boxes[0][2]}, b[1:])
		require.True(p.t, i == 0 || b[0] >= boxes[i-1][0]+48+8, "one stands beside another")
	}
}

// calls demands whom the head offers to phone.
func (p *tab) calls(label, number string) {
	p.t.Helper()
	require.Eventually(p.t, func() bool { return eval[string](p, `document.getElementById('who').innerText`) == label }, waitMost, pollEvery, label)
	require.Equal(p.t, "tel:"+number, eval[string](p, `document.getElementById('call').href`))
}

// mine are the person's own words on the page.
func (p *tab) mine() []string {
	return eval[[]string](p, `[...document.querySelectorAll('.mine .bubble')].map(e => e.innerText.trim())`)
}

// sides tell who said each message.
func (p *tab) sides() []string {
	return eval[[]string](p, `[...document.querySelectorAll('#log > li:not(.day)')].map(e => e.className)`)
}

// left is how many buttons with the label can be pressed.
func (p *tab) left(key string) int {
	return eval[int](p, fmt.Sprintf(`[...document.querySelectorAll('button')].filter(b => b.textContent === %q).length`, label(key)))
}

// TestCardsInABrowser: summary and receipt are cards, the code is large enough to be
// read out, and then the head has the area's own office.
func TestCardsInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 740)
	p.do(chromedp.Navigate(s.url + "/"))
	p.says(demoCode + " chưa đăng ký")
	p.tap("button.yes")
	p.sees("summary.text")
	require.Equal(t, own("status.chua_dang_ky"), eval[string](p, `document.querySelector('.card:not(.got) .st.chua_dang_ky').innerText`))
	require.Equal(t, 4, eval[int](p, `document.querySelectorAll('.card dt').length`))
	p.shot("12-summary")
	p.tap("button.send")
	p.sees("receipt.drawn")
	require.Regexp(t, `^BC-\d{4}-\d{4}$`, eval[string](p, `document.querySelector('.card.got .code').innerText`))
	require.Equal(t, "26px", eval[string](p, `getComputedStyle(document.querySelector('.code')).fontSize`))
	require.Equal(t, own("contact.ask"), eval[string](p, `[...document.querySelectorAll('.bubble')].pop().innerText`), "what is asked stands by itself")
	require.Equal(t, []string{own("button.guide"), own("button.report_again"), own("button.skip")},
		eval[[]string](p, `[...[...document.querySelectorAll('#log > li')].pop().querySelectorAll('.choice')].map(e => e.innerText)`), "what is skipped stands below it alone")
	require.Equal(t, 1, eval[int](p, `document.querySelectorAll('#log > .day').length`), "the day is the office's, not this phone's")
	p.calls("Gọi "+demoOffice.Contact, "0999000100")
	require.Equal(t, demoOffice.Office, eval[string](p, `document.getElementById('office').innerText`))
	p.shot("12-receipt")
	for _, width := range []int64{320, 360, 1280} {
		p.do(chromedp.EmulateViewport(width, 800))
		p.fits("cards")
	}
	p.readable("cards")
	p.dark()
	p.readable("cards, dark")
	p.do(chromedp.EmulateViewport(360, 740))
	p.shot("12-receipt-dark")
	p.tap("button.skip")
	require.Eventually(t, func() bool { return p.left("button.skip") == 0 }, waitMost, pollEvery)
	require.Equal(t, 1, p.count(own("receipt.drawn")), "a receipt is not said again")
	s.noErrors()
}

// TestWhatCanBeTappedInABrowser: commands in the bot's words, addresses of the
// office's own, and nothing that a person wrote.
func TestWhatCanBeTappedInABrowser(t *testing.T) {
	s := newSurf(t)
	s.inStore(func(st *store.Store) {
		_, err := st.Commit(t.Context(), []bot.Write{bot.SetSetting{Setting: bot.SettingGuideVi, Value: "Xem https://vneid.example/a. Hoặc https://b.example"},
			byHand("guide")})
		require.NoError(t, err)
	})
	p := s.tab(360, 740)
	p.do(chromedp.Navigate(s.url + "/"))
	p.says("/trogiup")
	p.sees("help.how")
	require.Contains(t, eval[[]string](p, `[...document.querySelectorAll('.command')].map(e => e.textContent)`), "/huongdan")
	p.shot("13-help")
	eval[chromedp.Void](p, `[...document.querySelectorAll('.command')].find(e => e.textContent === '/huongdan').click()`)
	p.sees("guide.head")
	require.Equal(t, []string{"https://vneid.example/a", "https://b.example/"}, eval[[]string](p, `[...document.querySelectorAll('.said a')].map(a => a.href)`))
	require.Equal(t, []string{"/trogiup", "/huongdan"}, p.mine())
	p.says(demoCode)
	p.tap("button.yes")
	p.tap("button.other_words")
	p.sees("status.other")
	p.says("đang chờ https://la.example/x và /xoahet, xem https://tracuunnt.gdt.gov.vn.la.example/")
	p.tap("button.skip")
	p.sees("summary.text")
	require.Contains(t, eval[string](p, `document.querySelector('.card').innerText`), "la.example", "it is shown")
	require.Zero(t, eval[int](p, `document.querySelectorAll('.card a, .mine a').length`))
	s.noErrors()
}

// TestLongWordsInABrowser counts what is written as it is sent.
func TestLongWordsInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 740)
	p.do(chromedp.Navigate(s.url + "/"))
	p.sees("web.begin")
	write := func(words string) string {
		eval[chromedp.Void](p, fmt.Sprintf(`(() => { const f = document.getElementById('text'); f.value = %q; f.dispatchEvent(new Event('input')) })()`, words))
		return eval[string](p, `document.getElementById('over').innerText`)
	}
	most := strings.Repeat("ệ", 4096/3)
	require.Empty(t, write(most), "4,095 bytes are taken")
	require.Equal(t, strings.Replace(own("web.over"), "#", "3", 1), write(most+"abcd"))
	p.shot("14-too-long")
	p.do(chromedp.Click(chromedp.CSS("#send")))
	require.Empty(t, p.mine(), "what would be refused is not sent")
	require.Empty(t, write(most+"a"))
	p.do(chromedp.Click(chromedp.CSS("#send")))
	p.sees("unit.ask")
	require.Equal(t, []string{most + "a"}, p.mine())
	require.Zero(t, eval[int](p, `document.querySelectorAll('.bad').length`))
	s.noErrors()
}

// TestTouchMakesNoRingInABrowser: what shows the keyboard's place is for the keyboard.
func TestTouchMakesNoRingInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 740)
	p.do(chromedp.Navigate(s.url + "/"))
	for _, tap := range []string{"#begin", "#text"} {
		p.do(chromedp.Click(chromedp.CSS(tap)))
		width := eval[string](p, `(e => { const s = getComputedStyle(e); return s.outlineStyle === 'none' ? '' : s.outlineWidth + ' ' + s.outlineOffset })(document.activeElement)`)
		require.Contains(t, []string{"", "2px 0px"}, width, tap)
		p.sees("unit.ask")
	}
}

// TestWithoutScriptInABrowser says whom to ask, and has no field that would do nothing.
func TestWithoutScriptInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 740)
	_, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
	p.do(chromedp.Navigate(s.url+"/"), chromedp.WaitVisible(chromedp.CSS("noscript .welcome")), chromedp.WaitNotVisible(chromedp.CSS("#writer")))
	p.shot("15-no-script")
	seen := p.text()
	for _, words := range []string{own("web.noscript_alone"), "thầy Minh", "0999 000 200"} {
		require.Contains(t, seen, words)
	}
	require.Regexp(t, regexp.MustCompile(`(?s)tel:0999000200`), eval[string](p, `document.querySelector('noscript').innerHTML`))
}

// TestPictureTellsHowFarItIsInABrowser sends one over a weak network, and one that
// does not get through and is given up.
func TestPictureTellsHowFarItIsInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 740)
	p.do(chromedp.Navigate(s.url + "/"))
	p.says(demoCode + " đã được tiếp nhận")
	p.tap("button.yes")
	p.sees("photo.ask")
	_, err := chromedp.Call(p.ctx, network.Enable, network.EnableParams{})
	require.NoError(t, err)
	_, err = chromedp.Call(p.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{DownloadThroughput: -1, UploadThroughput: 300_000}}})
	require.NoError(t, err)
	eval[chromedp.Void](p, `window.states = []; new MutationObserver(() => { const w = [...document.querySelectorAll('.mine .when')].pop();
	  if (w && w.textContent !== states[states.length - 1]) states.push(w.textContent) }).observe(document.getElementById('log'), { childList: true, subtree: true })`)
	p.picture(bigPicture(t))
	p.sees("summary.text")
	states := eval[[]string](p, `window.states`)
	require.Contains(t, states, own("web.sending")+"…")
	require.Regexp(t, own("web.sending")+` [1-9]\d? %`, strings.Join(states, "\n"))
	require.Regexp(t, "^"+own("web.sent")+` \d\dh\d\d( \d\d/\d\d/\d{4})?$`, states[len(states)-1])

	s.prog.kill()
	p.picture(bigPicture(t))
	p.sees("web.offline")
	require.Equal(t, 1, p.left("web.again"))
	require.Eventually(t, func() bool { // not while it is being tried
		p.dropped("web.drop")
		return eval[int](p, `document.querySelectorAll('.mine img').length`) == 1
	}, waitMost, pollEvery)
	require.Equal(t, "null", eval[string](p, `String(localStorage.getItem('vneid-queue:/'))`), "it is not sent later")
	s.noErrors()
}

// dropped presses the button with the label, if there is one.
func (p *tab) dropped(key string) {
	eval[chromedp.Void](p, fmt.Sprintf(`(b => b && b.click())([...document.querySelectorAll('button')].find(b => b.textContent === %q))`, own(key)))
}
