package main

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/store"
)

var webReceipt = regexp.MustCompile(`BC-\d{4}-\d{4}`)

// TestPageInABrowser is a principal's whole report by phone, with what happens
// to phones: hasty thumbs, a reload, a lost connection, a program that is killed.
func TestPageInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 740)
	began := time.Now()
	p.do(chromedp.Navigate(s.url+"/"), chromedp.WaitVisible(chromedp.CSS("#begin")))
	t.Logf("page ready after %v", time.Since(began).Round(time.Millisecond))
	p.shot("1-begin")
	p.readable("welcome")
	began = time.Now()
	p.tap("web.begin")
	p.sees("unit.ask")
	t.Logf("first message after %v", time.Since(began).Round(time.Millisecond))
	require.Zero(t, p.count("/start"), "nobody said that")
	p.says(demoCode)
	p.sees("Mầm non Hoa Sen")
	p.shot("2-unit")
	p.tap("button.yes")
	p.sees("status.duoc_tiep_nhan")

	p.do(chromedp.Reload())
	p.sees("status.duoc_tiep_nhan")
	require.Equal(t, 1, p.count("\n"+demoCode), "a reload shows everything once")
	p.tap("status.duoc_tiep_nhan")
	p.sees("photo.ask")

	big, samples := bigPicture(t), onShelf(t, s.dir)
	s.prog.kill()
	p.picture(big)
	p.sees("web.offline")
	p.shot("3-offline")
	s.start()
	eval[bool](p, `window.dispatchEvent(new Event('online'))`)
	p.sees("summary.text")
	require.Equal(t, 1, eval[int](p, `document.querySelectorAll('.mine img').length`), "one picture, however often it was sent")
	requireShrunk(t, s.dir, samples, big)
	p.shot("4-summary")
	p.tap("button.send")
	p.sees("receipt.drawn")
	receipt := webReceipt.FindString(p.text())
	require.NotEmpty(t, receipt)
	p.shot("5-receipt")

	for _, width := range []int64{320, 360, 390, 768, 1280} {
		p.do(chromedp.EmulateViewport(width, 800))
		p.fits("report")
	}
	p.readable("light")
	p.dark()
	p.readable("dark")
	p.shot("6-dark")
	s.noErrors()
	s.prog.stop(t)
	s.requireReport(receipt)
}

// onShelf are the files that are kept.
func onShelf(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "shelf", "??", strings.Repeat("?", 64)))
	require.NoError(t, err)
	return list
}

// requireShrunk demands that the one upload beside the demonstration's samples is the
// picture made smaller, in bytes and not so that its letters are lost.
func requireShrunk(t *testing.T, dir string, samples []string, path string) {
	t.Helper()
	list := slices.DeleteFunc(onShelf(t, dir), func(file string) bool { return slices.Contains(samples, file) })
	require.Len(t, list, 1, "nothing had to be cut out of it")
	sent, err := os.ReadFile(list[0])
	require.NoError(t, err)
	was, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Less(t, len(sent), len(was)/2)
	size, kind, err := image.DecodeConfig(bytes.NewReader(sent))
	require.NoError(t, err)
	require.Equal(t, "jpeg", kind)
	require.Equal(t, []int{900, 1600}, []int{size.Width, size.Height})
}

// requireReport demands that the unit has one report, with its picture.
func (s *surf) requireReport(receipt string) {
	s.t.Helper()
	s.inStore(func(st *store.Store) {
		unit := hoaSen(s.t, st)
		facts, err := st.Look(context.Background(), bot.Event{At: time.Now(), From: "web:x", Chat: bot.Chat{Channel: "web", ID: "x"}},
			bot.Needs{Unit: unit.ID, History: unit.ID})
		require.NoError(s.t, err)
		require.Len(s.t, facts.History, 1)
		require.Equal(s.t, receipt, string(facts.History[0].Receipt))
		require.Equal(s.t, 1, facts.History[0].Pictures)
	})
}

// TestDemonstrationInABrowser looks at the phones side by side.
func TestDemonstrationInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(1280, 860)
	for _, path := range []string{"nhom-phuong", "nhom-thanh-pho"} {
		p.do(chromedp.Navigate(s.url + "/demo/" + path + "/"))
		p.says("/tonghop")
		p.sees("TỔNG HỢP")
		for _, width := range []int64{320, 768, 1280} {
			p.do(chromedp.EmulateViewport(width, 800))
			p.fits(path)
		}
		p.readable(path)
		p.do(chromedp.EmulateViewport(320, 700))
		p.shot("8-" + path)
		p.tap("button.refresh")
		p.do(chromedp.EmulateViewport(1280, 860))
	}
	p.do(chromedp.Navigate(s.url + "/demo/lan/"))
	p.says(demoCode + " đã được tiếp nhận")
	p.sees("Mầm non Hoa Sen")
	p.do(chromedp.Navigate(s.url+"/demo/"), chromedp.WaitVisible(chromedp.CSS("iframe")))
	p.fits("demo")
	p.readable("demo")
	require.Equal(t, 3, eval[int](p, `document.querySelectorAll('iframe').length`))
	inFrame := `document.querySelector('iframe').contentDocument`
	require.Eventually(t, func() bool { return eval[int](p, inFrame+`.querySelectorAll('.bot').length`) > 0 }, 20*time.Second, 50*time.Millisecond)
	eval[chromedp.Void](p, inFrame+`.querySelector('#text').value = '/huongdan'; `+inFrame+`.querySelector('#send').click()`)
	require.Eventually(t, func() bool {
		return eval[string](p, `document.querySelector('output').textContent`) != own("web.demo.idle")
	}, 20*time.Second, 50*time.Millisecond)
	p.shot("9-demo")
	s.noErrors()
}
