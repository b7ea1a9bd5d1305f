package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// until waits until the page says so.
func (p *tab) until(what, why string) {
	p.t.Helper()
	require.Eventually(p.t, func() bool { return eval[bool](p, what) }, waitMost, pollEvery, "%s\n%s", why, p.prog.logged())
}

// TestTenReportsByEnterAloneInANarrowPane: the first press opens a picture over the sheet,
// and each further one confirms what is seen and opens the next.
func TestTenReportsByEnterAloneInANarrowPane(t *testing.T) {
	s := newSurf(t)
	all := s.waiting()
	p := s.reviewing(400, 720, "sach")
	p.until(`document.activeElement.matches('.shot')`, "the keyboard is at the sheet")
	p.keys(kb.Enter)
	for n := 1; n <= 10; n++ {
		p.until(fmt.Sprintf(`document.activeElement === document.querySelector('#anh-%[1]d [data-act=confirm]') && [...document.querySelectorAll('#anh-%[1]d img')].every(i => i.complete)`, n),
			fmt.Sprint("the button of picture ", n, " has the keyboard"))
		if n == 1 {
			eval[chromedp.Void](p, `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true }))`)
		}
		p.keys(kb.Enter)
	}
	require.Eventually(t, func() bool { return s.waiting() == all-10 }, waitMost, pollEvery, "%s", p.prog.logged())
	p.until(`flying === 0 && !document.querySelector('.panel:target')`, "back at the sheet, or at the end")
	p.shot("26-ten-by-enter")
	s.noErrors()
}

// TestWhatIsBeingTypedOutlivesTheAnswerBefore: the answer about one picture comes while the
// officer already writes why the next one comes back, or has its reasons open.
func TestWhatIsBeingTypedOutlivesTheAnswerBefore(t *testing.T) {
	s := newSurf(t)
	all := s.waiting()
	p := s.reviewing(1280, 800, "sach")
	slow := `(() => { line = line.then(() => new Promise(done => { window.answers = done; })) })()`
	eval[chromedp.Void](p, slow)
	p.until(`document.activeElement.matches('.shot')`, "the keyboard is at the sheet")
	p.keys(kb.Enter, "8")
	p.until(`document.activeElement.name === 'w'`, "own words")
	p.keys("con dấu che")
	eval[chromedp.Void](p, `answers()`)
	require.Eventually(t, func() bool { return s.waiting() == all-1 }, waitMost, pollEvery)
	p.until(`flying === 0`, "it is answered")
	p.keys(" mất tên")
	require.Equal(t, "con dấu che mất tên", eval[string](p, `document.activeElement.value`))
	p.keys(kb.Enter)
	p.settled("ok", "no", "", "", "", "", "", "", "", "")

	eval[chromedp.Void](p, slow)
	p.until(`document.activeElement.matches('.shot')`, "the keyboard is at the sheet")
	p.keys(kb.Enter, "x")
	require.True(t, eval[bool](p, `document.querySelector('.panel.on .wrong').open`))
	eval[chromedp.Void](p, `answers()`)
	p.settled("ok", "no", "ok", "", "", "", "", "", "", "")
	require.True(t, eval[bool](p, `document.querySelector('.panel.on .wrong').open`), "the reasons stay open")
	s.noErrors()
}
