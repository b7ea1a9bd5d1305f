package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// What browsers have learnt since 2018, taken away again before the page runs.
const forget = `(() => {
  const gone = (o, ...names) => names.forEach(n => { try { delete o[n]; } catch {} if (n in o) Object.defineProperty(o, n, { value: undefined }); });
  gone(Element.prototype, 'replaceChildren', 'toggleAttribute', 'checkVisibility', 'getAnimations', 'animate', 'part');
  gone(Document.prototype, 'replaceChildren'); gone(DocumentFragment.prototype, 'replaceChildren');
  gone(String.prototype, 'replaceAll', 'matchAll', 'at', 'trimStart', 'trimEnd', 'isWellFormed');
  gone(Array.prototype, 'at', 'flat', 'flatMap', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with');
  gone(Object, 'fromEntries', 'hasOwn', 'groupBy'); gone(Promise, 'allSettled', 'any', 'withResolvers', 'try');
  gone(Promise.prototype, 'finally'); gone(Blob.prototype, 'arrayBuffer', 'text', 'stream', 'bytes');
  gone(Navigator.prototype, 'clipboard', 'userAgentData', 'locks', 'storage'); gone(Crypto.prototype, 'randomUUID');
  gone(window, 'structuredClone', 'queueMicrotask', 'ResizeObserver', 'AbortController', 'createImageBitmap', 'OffscreenCanvas', 'scheduler', 'navigation');
})()`

// TestOldBrowserInABrowser reports with nothing that a browser inside an app on
// an old phone may lack.
func TestOldBrowserInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 640)
	_, err := chromedp.Call(p.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: forget})
	require.NoError(t, err)
	p.do(chromedp.Navigate(s.url + "/"))
	require.Equal(t, "undefined", eval[string](p, `typeof Element.prototype.replaceChildren`))
	p.tap("web.begin")
	p.sees("unit.ask")
	p.says(demoCode + " đã được tiếp nhận")
	p.tap("button.yes")
	p.sees("photo.ask")
	p.picture(bigPicture(t))
	p.sees("summary.text")
	p.tap("button.send")
	p.sees("receipt.drawn")
	p.fits("old browser")
	s.noErrors()
}

// TestKeyboardAloneInABrowser reports without a pointer: what was pressed goes
// away, the keyboard's place does not.
func TestKeyboardAloneInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(1280, 800)
	p.do(chromedp.Navigate(s.url + "/"))
	p.sees("web.begin")
	p.press("web.begin")
	p.sees("button.no_memory")
	p.tabTo("web.placeholder")
	p.do(chromedp.KeyEvent(demoCode + "\r"))
	for _, step := range []struct{ press, sees string }{
		{"button.yes", "status.ask"}, {"status.chua_dang_ky", "summary.text"}, {"button.send", "receipt.drawn"},
	} {
		p.sees(step.press)
		p.press(step.press)
		p.sees(step.sees)
		require.NotEqual(t, "BODY", eval[string](p, `document.activeElement.tagName`), "after %s", step.press)
	}
	s.noErrors()
}

// tabTo goes with the tabulator to what has the label; each stop can be seen.
func (p *tab) tabTo(key string) {
	p.t.Helper()
	label := own(key)
	for range 40 {
		p.do(chromedp.KeyEvent("\t"))
		require.True(p.t, eval[bool](p, `(() => {
		  const e = document.activeElement; // the body between the last stop and the first
		  return e === document.body || getComputedStyle(e.id === 'file' ? e.nextElementSibling : e).outlineStyle !== 'none' })()`), "the stop cannot be seen")
		if eval[string](p, `document.activeElement.placeholder || document.activeElement.textContent`) == label {
			return
		}
	}
	require.Fail(p.t, "the keyboard does not get there", label)
}

func (p *tab) press(key string) {
	p.t.Helper()
	p.tabTo(key)
	p.do(chromedp.KeyEvent("\r"))
}

// TestPictureOutlivesThePageInABrowser has the page closed while a picture could
// not be sent, and opened again later.
func TestPictureOutlivesThePageInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 740)
	p.do(chromedp.Navigate(s.url + "/"))
	p.says(demoCode + " đã được tiếp nhận")
	p.tap("button.yes")
	p.sees("photo.ask")
	s.prog.kill()
	p.picture(bigPicture(t))
	p.sees("web.offline")
	p.do(chromedp.Navigate("about:blank"))
	s.start()
	p.do(chromedp.Navigate(s.url + "/"))
	p.sees("summary.text")
	require.Equal(t, 1, eval[int](p, `document.querySelectorAll('.mine img').length`))
	p.do(chromedp.Reload())
	p.sees("summary.text")
	require.Equal(t, 1, eval[int](p, `document.querySelectorAll('.mine img').length`), "once it is sent it is not kept")
	s.noErrors()
}

// TestWhatWasAnsweredInVainInABrowser has the log hold what the page still
// believes unsent: it is there once.
func TestWhatWasAnsweredInVainInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 740)
	p.do(chromedp.Navigate(s.url + "/"))
	p.says("xin chào cô")
	p.sees("unit.ask")
	eval[chromedp.Void](p, `(() => {
	  const x = new XMLHttpRequest();
	  x.open('GET', './log', false);
	  x.send();
	  const e = JSON.parse(x.responseText).entries.find(e => e.client);
	  localStorage.setItem('vneid-queue:/', JSON.stringify([{ path: './say', at: Date.now(), body: { client: e.client, text: e.text } }])) })()`)
	p.do(chromedp.Reload())
	p.sees("xin chào cô")
	require.Eventually(t, func() bool { return eval[bool](p, `localStorage.getItem('vneid-queue:/') === null`) }, waitMost, pollEvery)
	require.Equal(t, 1, p.count("xin chào cô"))
}

// TestOddFilesInABrowser gives the page what is no picture, a broken one and one
// that is too large: each gets its sentence, and what was typed and given stays.
func TestOddFilesInABrowser(t *testing.T) {
	s := newSurf(t)
	p := s.tab(360, 740)
	p.do(chromedp.Navigate(s.url + "/"))
	p.says(demoCode + " đã được tiếp nhận")
	p.tap("button.yes")
	p.sees("photo.ask")
	file := func(name string, data []byte) string {
		path := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(path, data, 0o600))
		return path
	}
	var small bytes.Buffer
	require.NoError(t, png.Encode(&small, image.NewGray(image.Rect(0, 0, 400, 800))))

	p.picture(file("ke-hoach.pdf", []byte("%PDF-1.7 không phải ảnh")))
	p.sees("photo.not_image")
	p.shot("10-no-picture")
	require.Equal(t, "ke-hoach.pdf", p.mine()[2], "what was not kept is named")
	p.picture(file("hong.png", small.Bytes()[:small.Len()/2]))
	p.sees("photo.broken")
	p.shot("10-broken")
	p.do(chromedp.SendKeys(chromedp.CSS("#text"), "ảnh của trường"))
	p.picture(file("to.gif", append([]byte("GIF89a"), make([]byte, 20<<20)...)))
	p.sees("web.error.big")
	p.shot("10-too-large")
	require.Equal(t, "ảnh của trường", eval[string](p, `document.getElementById('text').value`))
	p.picture(file("that.png", small.Bytes()))
	require.Eventually(t, func() bool { return p.count("CHƯA GỬI") == 2 }, waitMost, pollEvery)
	require.Eventually(t, func() bool {
		return eval[bool](p, `(b => b.scrollHeight - b.scrollTop - b.clientHeight < 2)(document.getElementById('scroll'))`)
	}, waitMost, pollEvery, "the newest is in sight")
	require.Zero(t, eval[int](p, `performance.getEntriesByType('resource').filter(r => r.name.includes('/file/')).length`),
		"what the phone has is not fetched again")
	p.shot("10-right")
	s.noErrors()
}
