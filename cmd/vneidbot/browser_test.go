package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// How long a browser is waited for, and how often it is asked.
const (
	waitMost  = time.Minute
	pollEvery = 50 * time.Millisecond
)

// screens is where what a browser showed can be looked at.
const screens = "../../.screens"

// surf is the demonstration in a process of its own, and the browser before it.
type surf struct {
	t    testing.TB
	url  string
	addr string
	dir  string
	prog *process
	root context.Context

	mu     sync.Mutex
	errors []string // of the pages' consoles
}

// newSurf starts the demonstration, and with the first of them the browser. Where none is
// installed the test is skipped, or fails when CI_STRICT is set.
func newSurf(t testing.TB) *surf {
	if _, err := exec.LookPath(chromium); err != nil {
		require.Empty(t, os.Getenv("CI_STRICT"), "chromium is not installed")
		t.Skip("chromium is not installed")
	}
	if t, test := t.(*testing.T); test {
		t.Parallel() // a browser waits more than it works
	}
	s := &surf{t: t, addr: freeAddr(t), dir: t.TempDir()}
	s.url = "http://" + s.addr
	s.start()
	t.Cleanup(func() { s.prog.kill() })
	var err error
	s.root, err = browserOnce()
	require.NoError(t, err)
	return s
}

const chromium = "chromium"

// browserOnce is the browser, for all tests: the phones in it know nothing of each other.
var browserOnce = sync.OnceValues(func() (context.Context, error) {
	home, err := dirForAll("vneidbot-browser-")
	if err != nil {
		return nil, err
	}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(chromium), chromedp.UserDataDir(home),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.WindowSize(390, 844), chromedp.WSURLReadTimeout(90*time.Second))
	root, end := chromedp.NewContext(alloc)
	atEnd(func() { end(); stop() })
	return root, chromedp.Do(root)
})

func (s *surf) start() {
	s.prog = launchOf(s.t, unwatched(s.t), "program", []string{"HOME=" + s.dir, "LANG=vi"}, "demo", "--addr", s.addr, "--keep", s.dir)
	require.Eventually(s.t, func() bool {
		r, err := http.Get(s.url + "/healthz")
		if err != nil {
			return false
		}
		return r.Body.Close() == nil
	}, time.Minute, 50*time.Millisecond, "it did not start")
}

// tab is a page of the browser; another browser context is another phone.
type tab struct {
	*surf
	ctx context.Context
}

func (s *surf) tab(width, height int64) *tab {
	ctx, cancel := chromedp.NewContext(s.root, chromedp.WithNewBrowserContext())
	require.NoError(s.t, chromedp.Listen(ctx, s.hear))
	ctx, end := context.WithTimeout(ctx, 3*time.Minute)
	s.t.Cleanup(func() { end(); cancel() })
	p := &tab{s, ctx}
	p.do(chromedp.EmulateViewport(width, height))
	return p
}

// hear collects what no page may say; lost connections are the tests' own doing.
func (s *surf) hear(ev any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch e := ev.(type) {
	case *runtime.EventExceptionThrown:
		s.errors = append(s.errors, e.ExceptionDetails.Text+fmt.Sprint(e.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" && e.Entry.Source != "network" {
			s.errors = append(s.errors, e.Entry.Text)
		}
	}
}

func (s *surf) noErrors() {
	s.mu.Lock()
	defer s.mu.Unlock()
	require.Empty(s.t, s.errors)
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, steps...))
}

func eval[T any](p *tab, script string) T {
	p.t.Helper()
	out, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](script))
	require.NoError(p.t, err)
	return out
}

func (p *tab) text() string {
	return eval[string](p, `document.body ? document.body.innerText : ""`) // a page that is on its way has none
}

func (p *tab) sees(key string) {
	p.t.Helper()
	words := strings.TrimRight(own(key), ":.") // a card's head ends with none
	late := time.Now().Add(waitMost)
	for !strings.Contains(p.text(), words) {
		if time.Now().After(late) {
			p.shot("missing")
			require.FailNow(p.t, "not on the page", "%q in:\n%s\nprogram:\n%s", words, p.text(), p.prog.logged())
		}
		<-time.After(pollEvery)
	}
}

// tap presses the newest button with the label, twice as hasty thumbs do.
func (p *tab) tap(key string) {
	p.t.Helper()
	p.sees(key)
	label := own(key)
	require.True(p.t, eval[bool](p, fmt.Sprintf(`(() => {
	  const all = [...document.querySelectorAll('button')].filter(b => b.textContent === %q && !b.hasAttribute('aria-disabled') && b.offsetParent);
	  const b = all[all.length - 1]; if (!b) return false; b.click(); b.click(); return true })()`, label)), label)
}

func (p *tab) says(words string) {
	p.t.Helper()
	p.do(chromedp.SendKeys(chromedp.CSS("#text"), words+"\r"))
}

func (p *tab) picture(path string) {
	p.t.Helper()
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{path}))
}

func (p *tab) shot(name string) {
	p.t.Helper()
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	require.NoError(p.t, err)
	require.NoError(p.t, os.MkdirAll(screens, 0o755))
	require.NoError(p.t, os.WriteFile(filepath.Join(screens, name+".png"), png, 0o644))
	if in := guidePictures[name]; in != "" && *update {
		require.NoError(p.t, os.WriteFile(filepath.Join("../../bot/guide/pictures", in), png, 0o644))
	}
}

// guidePictures are the screens that the guides and the README show: -update takes
// them anew.
var guidePictures = map[string]string{"41-report": "principal.png", "21-sheet": "sheet.png"}

// fits demands that nothing is wider than the page.
func (p *tab) fits(what string) {
	p.t.Helper()
	require.Empty(p.t, eval[[]string](p, `(() => {
	  const wide = innerWidth, bad = [];
	  if (document.documentElement.scrollWidth > wide) bad.push('page ' + document.documentElement.scrollWidth);
	  const box = document.getElementById('scroll');
	  if (box && box.scrollWidth > box.clientWidth) bad.push('log ' + box.scrollWidth);
	  for (const e of document.querySelectorAll('.bubble, .card, .choice, .top *, .writer > div > *')) {
	    const r = e.getBoundingClientRect();
	    if (r.width && (r.left < -1 || r.right > wide + 1)) bad.push(e.className + ' ' + r.right);
	  }
	  return bad })()`), what)
}

// readable demands that every control has a name, and every text its contrast.
func (p *tab) readable(what string) {
	p.t.Helper()
	require.Empty(p.t, eval[[]string](p, `(() => {
	  const bad = [];
	  const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
	  for (const e of document.querySelectorAll('button, a[href], input, textarea, select, img, iframe, [role=region]')) {
	    const name = e.getAttribute('aria-label') || e.alt || e.title || e.textContent.trim() || (e.labels && e.labels[0] && e.labels[0].textContent.trim());
	    if (seen(e) && !name) bad.push('no name: ' + e.outerHTML.slice(0, 80));
	  }
	  const parse = c => c.match(/[\d.]+/g).map(Number);
	  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4); }); return .2126 * r + .7152 * g + .0722 * b; };
	  const back = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > .99) return c.slice(0, 3); } return [255, 255, 255]; };
	  for (const e of document.querySelectorAll('h1, h2, p, pre, span, button, a, textarea, label, b, select, dt, dd, li')) {
	    if (!seen(e) || e.hasAttribute('aria-disabled') || e.closest('.hidden') || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
	    const a = light(parse(getComputedStyle(e).color).slice(0, 3)), b = light(back(e));
	    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
	    if (ratio < 4.5) bad.push('contrast ' + ratio.toFixed(2) + ': ' + e.className + ' ' + e.textContent.slice(0, 30));
	  }
	  return bad })()`), what)
}

// bigPicture is a screenshot of noise, so large that the page makes it smaller.
func bigPicture(t *testing.T) string {
	img := image.NewRGBA(image.Rect(0, 0, 900, 1600))
	noise := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = byte(noise.Uint32())
	}
	for x := range 900 {
		for y := range 200 {
			img.Set(x, y, color.RGBA{11, 92, 173, 255})
		}
	}
	var b bytes.Buffer
	require.NoError(t, (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&b, img))
	require.Greater(t, b.Len(), 2<<20)
	path := filepath.Join(t.TempDir(), "man-hinh.png")
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

// dark makes the page think that the phone is in its dark mode.
func (p *tab) dark() {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
	require.NoError(p.t, err)
}

// count tells how many of a pattern are in the transcript's visible bubbles.
func (p *tab) count(words string) int { return strings.Count(p.text(), words) }
