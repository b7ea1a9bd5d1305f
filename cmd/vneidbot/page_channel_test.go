package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/channeltest"
	"vneidbot/bot/desk/page"
	"vneidbot/locales"
	"vneidbot/store/storetest"
)

// The officers' page passes what every channel passes, as far as it is one: nobody says
// anything there that is no answer to a field, a form that failed comes again only by the
// officer's own hand, and its chats are the sessions of officers.
func TestThePageIsAChannel(t *testing.T) {
	t.Parallel()
	channeltest.Run(t, func(t *testing.T) *channeltest.Harness {
		words, err := locales.New()
		require.NoError(t, err)
		addr := freeAddr(t)
		app, err := New(t.Context(), &Config{DataDir: storetest.Fresh(t), HTTPAddr: addr, PublicURL: "http://" + addr, Zone: "Asia/Ho_Chi_Minh", AccountEvents: 1000, NewSessions: 1000}, quiet(), words)
		require.NoError(t, err)
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() { done <- app.server.Run(ctx) }()
		t.Cleanup(func() { cancel(); require.NoError(t, errors.Join(<-done, app.Close())) })
		people := map[int]*deskPerson{}
		return &channeltest.Harness{
			Channel: app.channels[page.Name],
			Person: func(n int) channeltest.Person {
				if people[n] == nil {
					people[n] = newDeskPerson(t, app, n)
				}
				return people[n]
			},
			Keep:    app.shelf.Keep,
			Secrets: []string{addr, cookieOf("officer-1")},
		}
	})
}

// deskPerson is an officer before the page.
type deskPerson struct {
	*pc
	name string
	work chan func()
	n    int
}

func newDeskPerson(t *testing.T, app *App, n int) *deskPerson {
	name := fmt.Sprint("officer-", n)
	p, _ := browserOf(t, app, name, bot.Everything)
	d := &deskPerson{pc: p, name: name, work: make(chan func(), 100)}
	d.goes("/trang")
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for do := range d.work {
			do()
		}
	}()
	t.Cleanup(func() { close(d.work); <-ended })
	return d
}

// Chat implements channeltest.Person.
func (d *deskPerson) Chat() bot.Chat { return bot.Chat{Channel: page.Name, ID: d.name} }

// Account implements channeltest.Person.
func (d *deskPerson) Account() bot.AccountID { return bot.AccountID("web:" + d.name) }

// Say types words into a field; they come with its button.
func (d *deskPerson) Say(words string) { d.posted(url.Values{"d": {"o:cmd:donvi"}, "w": {words}}) }

// posted is one form, pressed until the program has it.
func (d *deskPerson) posted(form url.Values) {
	d.n++
	for key, value := range map[string]string{"token": d.form().Get("token"), "id": fmt.Sprint(d.name, d.n), "back": barView} {
		form.Set(key, value)
	}
	d.work <- func() {
		d.until(func() (*http.Response, error) {
			return d.send("/trang/lam", "application/x-www-form-urlencoded", form.Encode())
		})
	}
}

// until presses until the page leads back, for as long as a person is patient.
func (d *deskPerson) until(post func() (*http.Response, error)) {
	for end := time.After(20 * time.Second); ; {
		r, err := post()
		if err == nil && r.Body.Close() == nil && r.StatusCode == http.StatusSeeOther {
			return
		}
		select {
		case <-end:
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// send posts without going where the answer leads.
func (d *deskPerson) send(path, kind, body string) (*http.Response, error) {
	r, err := http.NewRequest(http.MethodPost, d.at+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Origin", d.at)
	client := http.Client{Jar: d.http.Jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return client.Do(r)
}

// File implements channeltest.Filer.
func (d *deskPerson) File(name string, data []byte, caption string) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for key, value := range map[string]string{"token": d.form().Get("token"), "id": "file", "w": caption, "back": barView} {
		require.NoError(d.t, form.WriteField(key, value))
	}
	part, err := form.CreateFormFile("file", name)
	require.NoError(d.t, err)
	_, err = part.Write(data)
	require.NoError(d.t, errors.Join(err, form.Close()))
	d.work <- func() {
		d.until(func() (*http.Response, error) { return d.send("/trang/gui", form.FormDataContentType(), body.String()) })
	}
}

// Tap implements channeltest.Tapper.
func (d *deskPerson) Tap(label string) error {
	m := regexp.MustCompile(`name="d" value="([^"]*)">` + regexp.QuoteMeta(html.EscapeString(label)) + `<`).FindStringSubmatch(d.bar())
	if m == nil {
		return fmt.Errorf("no button %q in %s", label, d.html)
	}
	d.posted(url.Values{"d": {html.UnescapeString(m[1])}})
	return nil
}

// barView is the view on which the person stays: there the bar stands open.
const barView = "/caidat"

// bar is the message bar of the page.
func (d *deskPerson) bar() string {
	d.goes("/trang" + barView)
	_, bar, _ := strings.Cut(d.html, `id="tra-loi"`)
	bar, _, _ = strings.Cut(bar, `</section>`)
	return bar
}

var (
	barWords   = regexp.MustCompile(`(?s)<(pre|p|figcaption)[^>]*>(.*?)</(?:p|pre|figcaption)>`)
	barLabels  = regexp.MustCompile(`class="btn"[^>]*>([^<]*)<`)
	barPicture = regexp.MustCompile(`<img `)
	barFile    = regexp.MustCompile(`href="([^"]*/tep)" download="([^"]*)"`)
)

// Seen implements channeltest.Person.
func (d *deskPerson) Seen() (all []channeltest.Shown) {
	for one := range strings.SplitSeq(d.bar(), "<hr>") {
		var s channeltest.Shown
		var words []string
		for _, m := range barWords.FindAllStringSubmatch(one, -1) {
			text := html.UnescapeString(m[2])
			if m[1] == "pre" {
				s.Mono = append(s.Mono, text)
			}
			if !strings.HasPrefix(m[2], "<a ") {
				words = append(words, text)
			}
		}
		s.Text = strings.Join(words, "\n\n")
		s.Pictures = len(barPicture.FindAllString(one, -1))
		for _, m := range barFile.FindAllStringSubmatch(one, -1) {
			r, err := d.http.Get(d.at + m[1])
			require.NoError(d.t, err)
			var b bytes.Buffer
			_, err = b.ReadFrom(r.Body)
			require.NoError(d.t, errors.Join(err, r.Body.Close()))
			s.Files = map[string]string{html.UnescapeString(m[2]): b.String()}
		}
		for _, m := range barLabels.FindAllStringSubmatch(one, -1) {
			if !strings.Contains(m[0], "/tep") {
				s.Labels = append(s.Labels, html.UnescapeString(m[1]))
			}
		}
		if s.Text != "" && s.Text != own("page.waits") {
			all = append(all, s)
		}
	}
	return all
}
