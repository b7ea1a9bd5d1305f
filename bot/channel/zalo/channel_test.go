package zalo_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/channeltest"
	"vneidbot/bot/channel/zalo"
	"vneidbot/bot/channel/zalo/zalotest"
)

// someone is a person of the emulation in the words of the conformance tests.
type someone struct{ u *zalotest.User }

func (p someone) Chat() bot.Chat                      { return bot.Chat{Channel: "zalo", ID: p.u.ChatID()} }
func (p someone) Account() bot.AccountID              { return bot.AccountID("zalo:" + p.u.ID()) }
func (p someone) Say(text string)                     { p.u.Say(text) }
func (p someone) Picture(data []byte, caption string) { p.u.SendPhoto(data, caption) }

func (p someone) Seen() []channeltest.Shown {
	var shown []channeltest.Shown
	for _, m := range p.u.Screen() {
		if !m.Bot {
			continue
		}
		var s channeltest.Shown
		s.Text, s.Labels = m.Lines()
		if m.Picture != nil {
			s.Pictures = 1
		}
		shown = append(shown, s)
	}
	return shown
}

// faults are the platform's ways to fail for each outcome it has.
var faults = map[channel.Outcome]zalotest.Fault{
	channel.Again:    {Page: 502},
	channel.Limited:  {Code: 429, Text: "Quota exceeded", Retry: int(channeltest.Wait / time.Second)},
	channel.Rejected: {Code: 400, Text: "Bad Request"},
	channel.Fatal:    {Code: 401, Text: "Unauthorized"},
}

// published serves a shelf's pictures from a server of its own.
func published(t *testing.T, shelf *channeltest.Shelf) func(context.Context, bot.Attachment) (string, error) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, err := shelf.Read(strings.TrimPrefix(r.URL.Path, "/"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "image/png")
		http.ServeContent(w, r, "", time.Time{}, f)
	}))
	t.Cleanup(srv.Close)
	return func(_ context.Context, picture bot.Attachment) (string, error) {
		f, err := shelf.Read(picture.SHA256)
		if err != nil {
			return "", err
		}
		return srv.URL + "/" + picture.SHA256, f.Close()
	}
}

func harness(t *testing.T, quirks zalotest.Quirks, options func(*zalo.Options)) *channeltest.Harness {
	srv, shelf := zalotest.New(t, quirks), &channeltest.Shelf{}
	t.Cleanup(func() { require.Empty(t, srv.Refused()) })
	o := zalo.Options{Options: botapi.Options{Token: zalotest.Token, APIURL: srv.URL(), PollTimeout: time.Second}, PhotoHosts: []string{srv.Host()},
		ChatLink: "https://zalo.me/123", Publish: published(t, shelf)}
	options(&o)
	c, err := zalo.New(o)
	require.NoError(t, err)
	return &channeltest.Harness{
		Channel: c, Keep: shelf.Keep, Secrets: []string{zalotest.Token, "emulated-token"},
		Person: func(n int) channeltest.Person {
			return someone{srv.User(fmt.Sprintf("6ede9afa66b88fe6%04d", n), fmt.Sprintf("Người %d", n))}
		},
		Fail: func(to channeltest.Person, o channel.Outcome) bool {
			f, has := faults[o]
			f.Method = "sendMessage"
			if has {
				srv.Fault(f)
			}
			return has
		},
	}
}

func TestConformance(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]zalotest.Quirks{
		"as seen":       {},
		"as documented": {PhotoField: "photo", IdleStatus: 408, FailStatus: true, List: true},
		"odd":           {Seconds: true, Numbers: true, Nameless: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			channeltest.Run(t, func(t *testing.T) *channeltest.Harness {
				return harness(t, quirks, func(*zalo.Options) {})
			})
		})
	}
}

func TestConformanceByWebhook(t *testing.T) {
	t.Parallel()
	for name, quirks := range map[string]zalotest.Quirks{"flat": {}, "wrapped": {Wrapped: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			channeltest.Run(t, func(t *testing.T) *channeltest.Harness {
				var handler atomic.Pointer[http.Handler]
				site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*handler.Load()).ServeHTTP(w, r) }))
				t.Cleanup(site.Close)
				h := harness(t, quirks, func(o *zalo.Options) { o.WebhookURL = site.URL })
				path, mount := h.Channel.Handler()
				require.Equal(t, "/zalo", path)
				handler.Store(&mount)
				return h
			})
		})
	}
}

// What Zalo does not take is said in words: with the picture's own where it had some, and
// the message's.
func TestAPictureThatZaloRefusesIsSaid(t *testing.T) {
	t.Parallel()
	srv, shelf := zalotest.New(t, zalotest.Quirks{}), &channeltest.Shelf{}
	c, err := zalo.New(zalo.Options{Options: botapi.Options{Token: zalotest.Token, APIURL: srv.URL()}, Publish: published(t, shelf)})
	require.NoError(t, err)
	p := someone{srv.User("6ede9afa66b88fe60001", "Lan")}
	p.Say("chào")
	sum, err := shelf.Keep([]byte("a picture"))
	require.NoError(t, err)
	m := bot.Message{Kind: bot.Notice, Picture: &bot.Attachment{SHA256: sum, Instead: "Hình xem tại: https://vd.example/1"}}
	for _, text := range []string{"", "Lời mời"} {
		srv.Fault(zalotest.Fault{Method: "sendPhoto", Code: 400, Text: "Bad Request"})
		m.Parts = []bot.Para{{Text: text}}
		_, err := c.Send(t.Context(), p.Chat(), m)
		require.NoError(t, err)
		shown := p.Seen()
		require.Equal(t, strings.TrimSpace(m.Picture.Instead+"\n\n"+text), shown[len(shown)-1].Text)
	}
}
