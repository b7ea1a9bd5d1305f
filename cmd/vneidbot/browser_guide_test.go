package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"vneidbot/locales"
)

// The guide for principals is one screen of a phone; every guide can be read on a
// phone and on a PC, in the light and in the dark.
func TestGuidesInABrowser(t *testing.T) {
	s := newSurf(t)
	phone := s.tab(390, 844)
	for _, lang := range []string{"vi", "en"} {
		phone.opens(s.url+"/huong-dan/?lang="+lang, "footer")
		require.LessOrEqual(t, eval[int](phone, `document.documentElement.scrollHeight`), 844, "one screen, %s", lang)
	}
	phone.shot("40-guide-en")
	for _, tab := range []*tab{s.tab(360, 780), s.tab(1280, 800)} {
		for _, path := range []string{"", "can-bo", "quan-tri", "may-chu"} {
			tab.opens(s.url+"/huong-dan/"+path, "footer")
			tab.fits(path)
			tab.readable(path)
			tab.dark()
			tab.readable(path + " in the dark")
			tab.shot(fmt.Sprintf("40-guide-%s-%d", path, eval[int](tab, `innerWidth`)))
		}
	}
	s.noErrors()
}

// The picture of the guide and of the README is a whole report: its screenshot, what
// was looked over, the receipt.
func TestAReportForTheGuideInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 1080)
	p.do(chromedp.Navigate(s.url + "/"))
	p.says(demoCode + " đã được tiếp nhận")
	p.tap("button.yes")
	p.sees("photo.ask")
	picture, err := filepath.Abs(samples + "man-hinh.png")
	require.NoError(t, err)
	p.picture(picture)
	p.sees("summary.text")
	p.tap("button.send")
	p.sees("receipt.drawn")
	p.tap("button.skip")
	require.Eventually(t, func() bool { return p.left("button.skip") == 0 }, waitMost, pollEvery)
	require.Eventually(t, func() bool { // an answer that comes scrolls to itself
		return eval[bool](p, `(() => {
		  const box = document.getElementById('scroll'), at = e => e.getBoundingClientRect();
		  box.scrollTop += at(document.querySelector('.mine img')).top - at(box).top - 12;
		  return ['.mine img', '.card .st.duoc_tiep_nhan', '.card.got .code'].every(what => {
		    const r = at(document.querySelector(what));
		    return r.top >= at(box).top && r.bottom <= at(box).bottom }) })()`)
	}, waitMost, pollEvery)
	p.shot("41-report")
	s.noErrors()
}

// The guide of the server gives the lines that the installation is tested with.
func TestTheServersGuideHasTheLinesOfTheInstallation(t *testing.T) {
	block := regexp.MustCompile("(?s)```sh\n.*?```")
	readme, err := os.ReadFile("../../.deploy/README.md")
	require.NoError(t, err)
	for _, lang := range []string{"vi", "en"} {
		page, err := locales.Guides.ReadFile("guide/server." + lang + ".md")
		require.NoError(t, err)
		require.NotEmpty(t, block.FindString(string(page)))
		require.Equal(t, block.FindString(string(readme)), block.FindString(string(page)))
	}
}
