package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// TestTheFirstMinuteOfTheDemonstrationInABrowser: what is to be tapped next is in sight
// after each step on a small laptop, the steps that were taken say so, and ten reports
// stand there at once.
func TestTheFirstMinuteOfTheDemonstrationInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(1280, 800)
	p.do(chromedp.Navigate(s.url+"/demo/"), chromedp.WaitVisible(chromedp.CSS("iframe")))
	inPhone := func(what string) string {
		return fmt.Sprintf(`(() => { const d = document.querySelector('#dien-thoai iframe').contentDocument; %s })()`, what)
	}
	steps := func() []string {
		return eval[[]string](p, `[...document.querySelectorAll('.steps li')].map(e => e.className)`)
	}
	require.Equal(t, []string{"next", "", ""}, steps())
	p.clicks(".steps li:nth-child(1) button")
	require.Eventually(t, func() bool {
		return eval[bool](p, inPhone(fmt.Sprintf(`const box = d.getElementById('scroll').getBoundingClientRect();
		  const all = [...d.querySelectorAll('.choice')].filter(e => [%q, %q].includes(e.textContent));
		  return all.length === 2 && all.every(e => e.getBoundingClientRect().bottom <= box.bottom && e.getBoundingClientRect().top >= box.top)`,
			label("button.yes"), label("button.retype"))))
	}, waitMost, pollEvery, "both answers are in sight\n%s", p.text())
	require.Equal(t, []string{"done", "next", ""}, steps())
	require.Eventually(t, func() bool {
		return strings.HasPrefix(eval[string](p, `document.querySelector('#dien-thoai output').textContent`), "đang hỏi: đơn vị nào")
	}, waitMost, pollEvery)
	p.shot("9-demo-step1")
	p.clicks(".steps li:nth-child(3) button")
	require.Eventually(t, func() bool {
		return eval[int](p, `(document.querySelector('#trang iframe').contentDocument || document).querySelectorAll('.shot').length`) == 10
	}, waitMost, pollEvery, "ten reports at once")
	require.Equal(t, []string{"done", "next", "done"}, steps())
	p.shot("9-demo-step3")
	s.noErrors()
}
