package web_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/channeltest"
	"vneidbot/bot/channel/web"
	"vneidbot/bot/evidence"
	"vneidbot/locales"
	"vneidbot/store"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
	"vneidbot/store/storetest"
)

const origin = "https://baocao.example.vn"

// site is a page behind a server of its own; the channel can be made anew.
type site struct {
	shelf  *shelf.Shelf
	t      testing.TB
	store  *store.Store
	words  *locales.Catalog
	mount  atomic.Pointer[http.Handler]
	server *httptest.Server
	change func(*web.Options)

	mu     sync.Mutex
	phones map[int]*phone
}

func newSite(t testing.TB, change func(*web.Options)) *site {
	t.Helper()
	words, err := locales.New()
	require.NoError(t, err)
	s := &site{t: t, store: storetest.Open(t), words: words, change: change, phones: map[int]*phone{}}
	s.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		(*s.mount.Load()).ServeHTTP(w, r)
	}))
	t.Cleanup(s.server.Close)
	s.shelf, err = shelf.Open(filepath.Join(s.store.Dir(), "shelf"), disk.At(s.store.Dir()), 0)
	require.NoError(t, err)
	return s
}

// uploads are the files that the page has taken; "tmp" has those that are coming.
func (s *site) uploads(in string) []string {
	list, err := filepath.Glob(filepath.Join(s.store.Dir(), "shelf", in, "*"))
	require.NoError(s.t, err)
	return list
}

// open makes the channel, as a start of the program does.
func (s *site) open() *web.Web {
	o := web.Options{Transcript: s.store.Web(), Sessions: s.store.Web(), Shelf: s.shelf, Begins: evidence.Begins, Pictures: s.store.Web(),
		PublicURL: origin, Words: s.words}
	if s.change != nil {
		s.change(&o)
	}
	w, err := web.New(o)
	require.NoError(s.t, err)
	_, h := w.Handler()
	s.mount.Store(&h)
	return w
}

// run serves until the test ends, and returns when posts are taken.
func (s *site) run(w *web.Web, handle channel.Handle) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.Run(ctx, handle) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			require.NoError(s.t, <-done)
		})
	}
	s.t.Cleanup(stop)
	require.Eventually(s.t, func() bool { return w.Check(ctx) == nil }, time.Minute, time.Millisecond, "it takes no posts")
	return stop
}

func accept(context.Context, bot.Event) error { return nil }

// phone is a browser as far as the page's wire goes: it posts one thing after
// the other and repeats what was not answered 200.
type phone struct {
	site   *site
	id     string
	cookie string
	todo   chan func() bool
}

// person is the n-th phone, with a session already.
func (s *site) person(n int) *phone {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.phones[n]; p != nil {
		return p
	}
	secret := make([]byte, 32)
	_, _ = rand.Read(secret)
	sum := sha256.Sum256(secret)
	p := &phone{site: s, id: fmt.Sprint("nguoi", n), cookie: base64.RawURLEncoding.EncodeToString(secret), todo: make(chan func() bool, 100)}
	require.NoError(s.t, s.store.Web().Begin(context.Background(), p.id, sum[:], time.Now()))
	s.phones[n] = p
	over, cancel := context.WithCancel(context.Background())
	var done sync.WaitGroup
	done.Go(func() { p.work(over) })
	s.t.Cleanup(func() { cancel(); done.Wait() })
	return p
}

func (p *phone) work(over context.Context) {
	for {
		select {
		case <-over.Done():
			return
		case post := <-p.todo:
			for tick := time.NewTicker(3 * time.Millisecond); !post(); {
				select {
				case <-over.Done():
					return
				case <-tick.C:
				}
			}
		}
	}
}

func (p *phone) request(method, path, kind string, body io.Reader) *http.Request {
	r, err := http.NewRequestWithContext(context.Background(), method, p.site.server.URL+path, body)
	require.NoError(p.site.t, err)
	if p.cookie != "" {
		r.AddCookie(&http.Cookie{Name: "__Host-vneid", Value: p.cookie})
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", kind)
		r.Header.Set("X-Vneid", "1")
		r.Header.Set("Origin", origin)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return r
}

// do sends the request and returns code and body; 0 for no answer.
func do(r *http.Request) (int, http.Header, []byte) {
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, nil, nil
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, nil, nil
	}
	return resp.StatusCode, resp.Header, body
}

func (p *phone) post(path string, body map[string]string) (int, http.Header, []byte) {
	data, _ := json.Marshal(body)
	return do(p.request(http.MethodPost, path, "application/json", bytes.NewReader(data)))
}

func (p *phone) get(path string) (int, http.Header, []byte) {
	return do(p.request(http.MethodGet, path, "", nil))
}

// formOf is the form of a picture without a caption.
func formOf(client string, data []byte) (body []byte, kind string) {
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	_ = form.WriteField("client", client)
	f, _ := form.CreateFormFile("file", "anh.png")
	_, _ = f.Write(data)
	_ = form.Close()
	return b.Bytes(), form.FormDataContentType()
}

func (p *phone) upload(client, caption, name string, data []byte) (int, http.Header, []byte) {
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	_ = form.WriteField("client", client)
	_ = form.WriteField("caption", caption)
	f, _ := form.CreateFormFile("file", name)
	_, _ = f.Write(data)
	_ = form.Close()
	return do(p.request(http.MethodPost, "/picture", form.FormDataContentType(), &b))
}

func (p *phone) later(post func() (int, http.Header, []byte)) {
	p.todo <- func() bool { code, _, _ := post(); return code == http.StatusOK }
}

func (p *phone) Chat() bot.Chat         { return bot.Chat{Channel: web.Name, ID: p.id} }
func (p *phone) Account() bot.AccountID { return bot.AccountID("web:" + p.id) }

func (p *phone) Say(text string) {
	client := rand.Text()
	p.later(func() (int, http.Header, []byte) {
		return p.post("/say", map[string]string{"client": client, "text": text})
	})
}

func (p *phone) Picture(data []byte, caption string) {
	client := rand.Text()
	p.later(func() (int, http.Header, []byte) { return p.upload(client, caption, "anh.png", data) })
}

// entry is a line of the log as the page gets it.
type entry struct {
	Seq     int64          `json:"seq"`
	Kind    string         `json:"kind"`
	Mine    bool           `json:"mine"`
	Client  string         `json:"client"`
	Of      int64          `json:"of"`
	Text    string         `json:"text"`
	Parts   []bot.Para     `json:"parts"`
	Buttons [][]bot.Button `json:"buttons"`
	Picture string         `json:"picture"`
	File    string         `json:"file"`
	Label   string         `json:"label"`
	Album   []struct {
		Picture string `json:"picture"`
		Text    string `json:"text"`
	} `json:"album"`
}

// log replays what the page would.
func (p *phone) log() (all []entry) {
	for since, more := int64(0), true; more; {
		code, _, body := p.get(fmt.Sprint("/log?since=", since))
		require.Equal(p.site.t, http.StatusOK, code)
		var l struct {
			Entries []entry `json:"entries"`
			More    bool    `json:"more"`
		}
		require.NoError(p.site.t, json.Unmarshal(body, &l))
		for _, e := range l.Entries {
			since = e.Seq
			all = append(all, e)
		}
		more = l.More
	}
	return all
}

// screen is the bot's messages with their edits.
func (p *phone) screen() (screen []entry) {
	at := map[int64]int{}
	for _, e := range p.log() {
		switch e.Kind {
		case "answer":
			at[e.Seq] = len(screen)
			screen = append(screen, e)
		case "edit":
			e.Seq = e.Of
			screen[at[e.Of]] = e
		}
	}
	return screen
}

func (p *phone) Seen() []channeltest.Shown {
	var shown []channeltest.Shown
	for _, e := range p.screen() {
		var s channeltest.Shown
		var words []string
		for _, para := range e.Parts {
			words = append(words, para.Text)
			if para.Mono {
				s.Mono = append(s.Mono, para.Text)
			}
		}
		s.Text = strings.TrimSpace(strings.Join(words, "\n\n"))
		for _, row := range e.Buttons {
			for _, b := range row {
				s.Labels = append(s.Labels, b.Label)
			}
		}
		if e.Picture != "" {
			s.Pictures = 1
		}
		for _, shot := range e.Album {
			s.Pictures++
			s.Text += "\n" + shot.Text
		}
		if e.File != "" {
			_, _, body := p.get(strings.TrimPrefix(e.File, "."))
			s.Files = map[string]string{e.Label: string(body)}
		}
		shown = append(shown, s)
	}
	return shown
}

func (p *phone) Tap(label string) error {
	screen := p.screen()
	for i := len(screen) - 1; i >= 0; i-- {
		for _, row := range screen[i].Buttons {
			for _, b := range row {
				if b.Label == label && b.Data != "" {
					client, seq := rand.Text(), fmt.Sprint(screen[i].Seq)
					p.later(func() (int, http.Header, []byte) {
						return p.post("/say", map[string]string{"client": client, "data": b.Data, "message": seq})
					})
					return nil
				}
			}
		}
	}
	return fmt.Errorf("no button %q", label)
}
