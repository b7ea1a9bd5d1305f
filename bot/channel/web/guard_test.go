package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/web"
)

func say(client, text string) map[string]string {
	return map[string]string{"client": client, "text": text}
}

func TestForgedCookiesOpenNothing(t *testing.T) {
	s := newSite(t, nil)
	s.run(s.open(), accept)
	for _, cookie := range []string{"x", "%%%", base64.RawURLEncoding.EncodeToString(make([]byte, 32))} {
		p := &phone{site: s, cookie: cookie}
		for _, path := range []string{"/log", "/events", "/file/1"} {
			code, head, _ := p.get(path)
			require.Equal(t, http.StatusForbidden, code, path)
			require.Contains(t, head.Get("Set-Cookie"), "Max-Age=0", "the browser may begin anew")
		}
		code, _, body := p.post("/say", say("client-0001", "chào"))
		require.Equal(t, http.StatusForbidden, code)
		require.Contains(t, string(body), s.words.Words("vi", bot.T("web.error.forbidden")))
	}
}

func TestOtherSessionsAreOutOfReach(t *testing.T) {
	s := newSite(t, nil)
	w := s.open()
	var events atomic.Int64
	s.run(w, func(context.Context, bot.Event) error { events.Add(1); return nil })
	mine, other := s.person(1), s.person(2)
	code, _, _ := mine.upload("client-0001", "", "anh.png", pngBytes)
	require.Equal(t, http.StatusOK, code)
	seq := mine.log()[0].Seq
	id, err := w.Send(context.Background(), mine.Chat(), bot.Message{Parts: []bot.Para{{Text: "Đúng?"}}, Buttons: [][]bot.Button{{{Label: "Đúng", Data: "d:1:1"}}}})
	require.NoError(t, err)

	code, head, body := mine.get(fmt.Sprint("/file/", seq))
	require.Equal(t, http.StatusOK, code)
	require.Equal(t, pngBytes, body)
	require.Equal(t, "image/png", head.Get("Content-Type"))
	for _, path := range []string{fmt.Sprint("/file/", seq), "/file/999", "/file/x"} {
		code, _, _ = other.get(path)
		require.Equal(t, http.StatusForbidden, code, path)
	}
	code, _, _ = (&phone{site: s}).get(fmt.Sprint("/file/", seq))
	require.Equal(t, http.StatusForbidden, code, "a stranger")
	for _, m := range []string{id, "999"} {
		code, _, _ = other.post("/say", map[string]string{"client": "client-0002", "data": "d:1:1", "message": m})
		require.Equal(t, http.StatusForbidden, code)
	}
	require.Empty(t, other.log())
	require.EqualValues(t, 1, events.Load())
}

func TestPostsOfOtherSites(t *testing.T) {
	s := newSite(t, nil)
	s.run(s.open(), func(context.Context, bot.Event) error { t.Error("it was handled"); return nil })
	for name, spoil := range map[string]func(http.Header){
		"origin":    func(h http.Header) { h.Set("Origin", "https://evil.example") },
		"null":      func(h http.Header) { h.Set("Origin", "null") },
		"site":      func(h http.Header) { h.Set("Sec-Fetch-Site", "cross-site") },
		"no header": func(h http.Header) { h.Del("X-Vneid") },
	} {
		for _, path := range []string{"/say", "/open", "/picture"} {
			r := s.person(1).request(http.MethodPost, path, "application/json", strings.NewReader(`{"client":"client-0001","text":"x","payload":"u1"}`))
			spoil(r.Header)
			code, head, _ := do(r)
			require.Equal(t, http.StatusForbidden, code, name+path)
			require.Empty(t, head.Get("Set-Cookie"), "another site cannot end the session")
		}
	}
}

func TestLookingMakesNoSession(t *testing.T) {
	s := newSite(t, nil)
	s.run(s.open(), accept)
	p := &phone{site: s}
	for path, want := range map[string]int{"/": 200, "/chat.js": 200, "/chat.css": 200, "/log": 200, "/events": 403, "/uploads/": 404, "/file/": 404, "/say": 405} {
		code, head, _ := p.get(path)
		require.Equal(t, want, code, path)
		require.NotContains(t, head.Get("Set-Cookie"), "Max-Age=34")
	}
	code, head, _ := p.post("/open", map[string]string{"client": "client-0001", "payload": "uAbc"})
	require.Equal(t, http.StatusOK, code)
	cookie := head.Get("Set-Cookie")
	for _, want := range []string{"__Host-vneid=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"} {
		require.Contains(t, cookie, want)
	}
}

func TestInvitationIsSpentAndNotWritten(t *testing.T) {
	s := newSite(t, nil)
	got := make(chan bot.Event, 1)
	s.run(s.open(), func(_ context.Context, ev bot.Event) error { got <- ev; return nil })
	code, _, _ := s.person(1).post("/open", map[string]string{"client": "client-0001", "payload": "uAbc-_9"})
	require.Equal(t, http.StatusOK, code)
	ev := <-got
	require.Equal(t, "start", ev.Command)
	require.Equal(t, "uAbc-_9", ev.Args)
	require.Equal(t, "web:nguoi1:client-0001", ev.ID)
	require.Empty(t, s.person(1).log())
}

func TestBodiesThatCannotBeRead(t *testing.T) {
	s := newSite(t, nil)
	s.run(s.open(), func(context.Context, bot.Event) error { t.Error("it was handled"); return nil })
	p := s.person(1)
	for name, c := range map[string]struct {
		body map[string]string
		want int
	}{
		"no client":   {say("", "x"), 400},
		"odd client":  {say("a:b:c:d:e", "x"), 400},
		"nothing":     {say("client-0001", " \n"), 400},
		"both":        {map[string]string{"client": "client-0001", "text": "x", "data": "d:1:1"}, 400},
		"long data":   {map[string]string{"client": "client-0001", "data": strings.Repeat("d", 65)}, 400},
		"long text":   {say("client-0001", strings.Repeat("x", 4097)), 413},
		"longer text": {say("client-0001", strings.Repeat("x", 100_000)), 413},
	} {
		code, _, body := p.post("/say", c.body)
		require.Equal(t, c.want, code, name)
		require.Contains(t, string(body), `"error":"`)
	}
	code, _, _ := do(p.request(http.MethodPost, "/say", "text/plain", strings.NewReader(`{"client":"client-0001","text":"x"}`)))
	require.Equal(t, http.StatusBadRequest, code)
	code, _, _ = p.post("/open", map[string]string{"client": "client-0001", "payload": "<script>"})
	require.Equal(t, http.StatusBadRequest, code)
	code, _, body := p.upload("client-0001", "", "anh.png", append(bytes.Clone(pngBytes), make([]byte, 20<<20)...))
	require.Equal(t, http.StatusRequestEntityTooLarge, code)
	require.Contains(t, string(body), "20 MB")
	require.Empty(t, append(s.uploads("??"), s.uploads("tmp")...))
	require.Empty(t, p.log())
}

// What cannot be a picture is known by its first bytes and takes no room. An
// officer's list does.
func TestFilesThatAreNoPictures(t *testing.T) {
	s := newSite(t, nil)
	got := make(chan bot.Event, 1)
	s.run(s.open(), func(_ context.Context, ev bot.Event) error { got <- ev; return nil })
	p := s.person(1)
	noise := make([]byte, 1<<20)
	_, _ = rand.Read(noise[1:]) // the first byte is one that no text has
	for name, data := range map[string][]byte{
		"trang.html": []byte("<html><script>alert(1)</script>"), "anh.png": noise, "anh.jpg": append([]byte("\xff\xd8\xff\x3a"), noise...),
		"anh.heic": []byte("\x00\x00\x00\x18ftypmp42" + strings.Repeat("x", 100)), "rong.jpg": nil, "la.csv": noise,
	} {
		code, _, _ := p.upload("client-"+strings.ReplaceAll(name, ".", "-"), "", name, data)
		require.Equal(t, http.StatusOK, code, name)
		ev := <-got
		require.Equal(t, bot.Filed, ev.Kind, name)
		require.Equal(t, name, ev.File.Name)
	}
	require.Empty(t, append(s.uploads("??"), s.uploads("tmp")...))
	log := p.log()
	require.Empty(t, log[0].File+log[0].Picture, "there is nothing to be opened")
	code, _, _ := p.get(fmt.Sprint("/file/", log[0].Seq))
	require.Equal(t, http.StatusNotFound, code)

	code, _, _ = p.upload("client-0001", "", "danh-sach.csv", []byte("Mã số thuế,Tên đơn vị\n0299900124,Mầm non Hoa Sen\n"))
	require.Equal(t, http.StatusOK, code)
	require.Equal(t, bot.Filed, (<-got).Kind)
	log = p.log()
	_, head, _ := p.get(fmt.Sprint("/file/", log[len(log)-1].Seq))
	require.Equal(t, "application/octet-stream", head.Get("Content-Type"))
	require.Contains(t, head.Get("Content-Disposition"), "attachment")

	for name, data := range map[string][]byte{
		"hai-byte.csv": []byte("T\x00\xea\x00n\x00 \x00\x11\x01\xa1\x01n\x00 \x00v\x00\xcb\x1e,\x00X\x00\xe3\x00\n\x00M\x00N\x00 \x00"),
		"anh.xlsx":     pngBytes,
	} {
		code, _, _ = p.upload("client-"+strings.ReplaceAll(name, ".", "-"), "", name, data)
		require.Equal(t, http.StatusOK, code)
		ev := <-got
		require.Equal(t, bot.Filed, ev.Kind, "%s: it is a list by its name, and what is in it is said where it is read", name)
		require.NotEmpty(t, ev.File.Ref, name)
	}
}

// What phones photograph in is a picture, which browsers cannot show: it can be
// opened as a file.
func TestPicturesOfIPhones(t *testing.T) {
	s := newSite(t, nil)
	got := make(chan bot.Event, 1)
	s.run(s.open(), func(_ context.Context, ev bot.Event) error { got <- ev; return nil })
	data, err := os.ReadFile("../../evidence/testdata/screen.heic")
	require.NoError(t, err)
	code, _, _ := s.person(1).upload("client-0001", "", "IMG_1.HEIC", data)
	require.Equal(t, http.StatusOK, code)
	ev := <-got
	require.Equal(t, bot.Pictured, ev.Kind)
	require.Equal(t, "image/heic", ev.File.Mime)
	log := s.person(1).log()
	require.Empty(t, log[0].Picture)
	_, head, body := s.person(1).get(log[0].File[1:])
	require.Equal(t, data, body)
	require.Contains(t, head.Get("Content-Disposition"), "IMG_1.HEIC")
}

func TestPostedAgainIsTheSame(t *testing.T) {
	s := newSite(t, nil)
	fails := 1
	var events []bot.Event
	s.run(s.open(), func(_ context.Context, ev bot.Event) error {
		events = append(events, ev)
		if fails--; fails >= 0 {
			return fmt.Errorf("away")
		}
		return nil
	})
	p := s.person(1)
	for _, want := range []int{503, 200, 200} {
		code, _, _ := p.post("/say", say("client-0001", "một lần"))
		require.Equal(t, want, code)
		_, _, _ = p.upload("client-0002", "", "anh.png", pngBytes)
	}
	require.Len(t, p.log(), 2)
	require.Equal(t, events[0], events[2])
	require.Len(t, s.uploads("??"), 1)
}

func TestTooManyPosts(t *testing.T) {
	s := newSite(t, func(o *web.Options) { o.Limits = web.Limits{Posts: 3, Address: 10, Sessions: 1} })
	s.run(s.open(), accept)
	post := func(n int) int {
		code, head, body := s.person(n).post("/say", say("client-0001", "x"))
		if code == http.StatusTooManyRequests {
			require.NotEmpty(t, head.Get("Retry-After"))
			require.Contains(t, string(body), s.words.Words("vi", bot.T("web.error.slow")))
		}
		return code
	}
	for _, want := range []int{200, 200, 200, 429} {
		require.Equal(t, want, post(1))
	}
	code, _, _ := (&phone{site: s}).post("/say", say("client-0001", "x"))
	require.Equal(t, 200, code)
	code, _, _ = (&phone{site: s}).post("/say", say("client-0001", "x"))
	require.Equal(t, 429, code, "a second new session from one address")
	for _, want := range []int{200, 200, 200, 429} {
		require.Equal(t, want, post(2))
	}
	require.Equal(t, 429, post(3), "the address has had enough")
}

func TestTooManyPictures(t *testing.T) {
	s := newSite(t, func(o *web.Options) { o.Limits = web.Limits{Pictures: 2, Uploads: 3} })
	s.run(s.open(), accept)
	for i, c := range []struct{ person, want int }{{1, 200}, {1, 200}, {1, 429}, {2, 429}} {
		code, _, _ := s.person(c.person).upload(fmt.Sprint("client-000", i), "", "anh.png", pngBytes)
		require.Equal(t, c.want, code, i)
	}
	code, _, _ := s.person(1).post("/say", say("client-0009", "chữ thì được"))
	require.Equal(t, http.StatusOK, code)
}

func TestFullDiskTakesNoPictures(t *testing.T) {
	full := bot.Fail(bot.Exhausted, "disk", nil)
	s := newSite(t, func(o *web.Options) { o.Space = func() (int64, error) { return 1 << 30, full } })
	s.run(s.open(), accept)
	p := s.person(1)
	code, head, body := p.upload("client-0001", "", "anh.png", pngBytes)
	require.Equal(t, http.StatusServiceUnavailable, code, "the page keeps the picture and tries again")
	require.NotEmpty(t, head.Get("Retry-After"))
	require.Contains(t, string(body), s.words.Words("vi", bot.T("web.error.away")))
	full = nil
	code, _, _ = p.upload("client-0001", "", "anh.png", pngBytes)
	require.Equal(t, http.StatusOK, code)
}

// Browsers say their origin in lower case and without the usual port.
func TestOriginAsBrowsersSayIt(t *testing.T) {
	for public, said := range map[string]string{
		"https://BaoCao.Example.vn":     "https://baocao.example.vn",
		"https://baocao.example.vn:443": "https://baocao.example.vn",
		"http://10.0.0.7:80/bc":         "http://10.0.0.7",
		"http://10.0.0.7:8080":          "http://10.0.0.7:8080",
	} {
		s := newSite(t, func(o *web.Options) { o.PublicURL = public })
		s.run(s.open(), accept)
		r := (&phone{site: s}).request(http.MethodPost, "/say", "application/json", strings.NewReader(`{"client":"client-0001","text":"x"}`))
		r.Header.Set("Origin", said)
		code, _, _ := do(r)
		require.Equal(t, http.StatusOK, code, public)
	}
}

func TestAddressesBehindProxies(t *testing.T) {
	trusted, err := web.ReadPrefixes([]string{"127.0.0.1", "10.0.0.0/8", " "})
	require.NoError(t, err)
	require.Equal(t, []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("10.0.0.0/8")}, trusted)
	_, err = web.ReadPrefixes([]string{"proxy.example"})
	require.Error(t, err)
	for name, c := range map[string]struct {
		trusted []netip.Prefix
		second  int
	}{"trusted": {trusted, 200}, "not trusted": {nil, 429}} {
		s := newSite(t, func(o *web.Options) { o.Limits, o.Trusted = web.Limits{Address: 1}, c.trusted })
		s.run(s.open(), accept)
		for i, want := range []int{200, c.second} {
			r := s.person(1).request(http.MethodPost, "/say", "application/json", strings.NewReader(`{"client":"client-0001","text":"x"}`))
			r.Header.Set("X-Forwarded-For", fmt.Sprintf("198.51.100.%d, 10.1.2.3", i))
			code, _, _ := do(r)
			require.Equal(t, want, code, name)
		}
	}
}

func TestFirstLoadIsSmall(t *testing.T) {
	s := newSite(t, nil)
	s.run(s.open(), accept)
	sum := 0
	for _, path := range []string{"/", "/chat.css", "/chat.js"} {
		r := (&phone{site: s}).request(http.MethodGet, path, "", nil)
		r.Header.Set("Accept-Encoding", "gzip")
		code, head, body := do(r)
		require.Equal(t, 200, code)
		require.Equal(t, "gzip", head.Get("Content-Encoding"))
		z, err := gzip.NewReader(bytes.NewReader(body))
		require.NoError(t, err)
		plain, err := io.ReadAll(z)
		require.NoError(t, err)
		require.NotContains(t, string(plain), "://fonts", "nothing from elsewhere")
		sum += len(body)
		r = (&phone{site: s}).request(http.MethodGet, path, "", nil)
		r.Header.Set("If-None-Match", head.Get("ETag"))
		code, _, _ = do(r)
		require.Equal(t, http.StatusNotModified, code)
	}
	t.Logf("first load: %d bytes compressed", sum)
	require.Less(t, sum, 60<<10)
}

// TestOldBrowsersCanReadThePage holds script and style to what browsers of 2017
// know, but for what they may skip without harm.
func TestOldBrowsersCanReadThePage(t *testing.T) {
	for name, young := range map[string]string{
		"chat.js":  `=>|\?\.[a-z(\[]|\?\?|` + "`" + `|\b(let|const|class|async|await)\s|\.(replaceChildren|replaceAll|at|flat|flatMap|finally|includes)\(`,
		"chat.css": `(^|[^-])\bgap:|\binset:|:(has|is|where|not\([^)]*,)\(|aspect-ratio|margin-inline|padding-inline|@container|@layer`,
	} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		code := regexp.MustCompile(`(?s)/\*.*?\*/|(^|\s)//[^\n]*`).ReplaceAllString(string(text), "")
		require.Empty(t, regexp.MustCompile(young).FindAllString(code, -1), name)
	}
}

func TestFetchOpensUploadsAlone(t *testing.T) {
	s := newSite(t, nil)
	w := s.open()
	for _, ref := range []string{"../vneid.db", "/etc/passwd", "", strings.Repeat("a", 40)} {
		_, err := w.Fetch(context.Background(), bot.File{Ref: ref})
		require.Equal(t, channel.Rejected, channel.AsSendError(err).Outcome, ref)
	}
}

// A core that panics answers as one that is not there: the page posts again.
func TestACorePanicsAlone(t *testing.T) {
	s := newSite(t, nil)
	s.run(s.open(), func(context.Context, bot.Event) error { panic("broken") })
	code, _, _ := s.person(1).post("/say", say("client-0001", "xin chào"))
	require.Equal(t, http.StatusServiceUnavailable, code)
	code, _, _ = s.person(1).get("/log")
	require.Equal(t, http.StatusOK, code)
}

// Events of one address say so, whoever sends them, without saying which it is.
func TestEventsTellTheirAddressesApart(t *testing.T) {
	trusted, err := web.ReadPrefixes([]string{"127.0.0.1"})
	require.NoError(t, err)
	s := newSite(t, func(o *web.Options) { o.Trusted, o.Key = trusted, []byte("key") })
	got := make(chan bot.Event, 9)
	s.run(s.open(), func(_ context.Context, ev bot.Event) error { got <- ev; return nil })
	from := func(n int, address string) string {
		r := s.person(n).request(http.MethodPost, "/say", "application/json", strings.NewReader(fmt.Sprintf(`{"client":"client-%s","text":"x"}`, strings.NewReplacer(".", "-", ":", "-").Replace(address))))
		r.Header.Set("X-Forwarded-For", address)
		code, _, _ := do(r)
		require.Equal(t, http.StatusOK, code)
		return (<-got).Origin
	}
	one := from(1, "198.51.100.7")
	require.Len(t, one, 16)
	require.Equal(t, one, from(2, "198.51.100.7"))
	require.NotEqual(t, one, from(1, "198.51.100.8"))
	require.Equal(t, from(1, "2001:db8:1:2::1"), from(2, "2001:db8:1:2:9::9"), "a household has a whole /64")
}
