package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

const (
	realToken = "123456789:AAH-abcdefghijklmnopqrstuvwxyz_0123"
	realHook  = "webhook-secret-of-the-test"
)

var secrets = []string{realToken, "AAH-abcdefghijklmnopqrstuvwxyz_0123", url.QueryEscape(realToken), realHook}

func harmless(t *testing.T, what, text string) {
	t.Helper()
	for _, s := range secrets {
		require.NotContains(t, text, s, what)
	}
}

// broken is a transport that fails in the words it is given.
type broken struct{ err error }

func (b broken) RoundTrip(*http.Request) (*http.Response, error) { return nil, b.err }

// answering is a server that answers every call alike; quoting the address is
// what proxies' error pages do.
func answering(t *testing.T, status int, body string) string {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "http://127.0.0.1:1"+r.URL.Path)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, strings.ReplaceAll(body, "%PATH%", r.URL.Path))
	}))
	t.Cleanup(srv.Close)
	return srv.URL
}

func reset(t *testing.T) string {
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	srv.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, 0)
	t.Cleanup(srv.Close)
	return srv.URL
}

func silent(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() })
	return "http://" + l.Addr().String()
}

// TestNoFailureTellsTheToken runs every failure that is known to have leaked
// one through every call there is, and reads all errors and the whole log.
func TestNoFailureTellsTheToken(t *testing.T) {
	for name, c := range map[string]struct {
		url       string
		transport http.RoundTripper
		token     string
	}{
		"refused":                  {url: "http://127.0.0.1:1"},
		"no such host":             {url: "http://nowhere.invalid"},
		"timeout":                  {url: silent(t)},
		"reset":                    {url: reset(t)},
		"redirect":                 {url: answering(t, 302, "")},
		"page quoting the address": {url: answering(t, 502, "<html>http://api%PATH%</html>")},
		"JSON quoting the address": {url: answering(t, 500, `{"ok":false,"error_code":500,"description":"no route to %PATH%"}`)},
		"400 quoting the address":  {url: answering(t, 400, `{"ok":false,"error_code":400,"description":"Bad Request: %PATH%"}`)},
		"403":                      {url: answering(t, 403, `{"ok":false,"error_code":403,"description":"Forbidden: %PATH%"}`)},
		"200 of something else":    {url: answering(t, 200, "http://%PATH%")},
		"result of another type":   {url: answering(t, 200, `{"ok":true,"result":"%PATH%"}`)},
		"newline in the token":     {url: "http://127.0.0.1:1", token: realToken + "\n"},
		"space in the token":       {url: "http://127.0.0.1:1", token: " " + realToken + " "},
		"own client, plain error":  {url: "http://127.0.0.1:1", transport: broken{errors.New("cannot reach http://api/bot" + realToken + "/x")}},
		"own client, escaped":      {url: "http://127.0.0.1:1", transport: broken{errors.New("cannot reach " + url.QueryEscape(realToken))}},
		"TLS to a plain server":    {url: strings.Replace(answering(t, 200, "{}"), "http:", "https:", 1)},
		"proxy error":              {url: "http://127.0.0.1:1", transport: broken{&url.Error{Op: "Post", URL: "http://p/bot" + realToken, Err: errors.New("proxy")}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log lockedLog
			token := realToken
			if c.token != "" {
				token = c.token
			}
			ch, err := New(Options{Options: botapi.Options{Token: token, APIURL: c.url, WebhookSecret: realHook, PollTimeout: time.Second,
				Logger: slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))}})
			require.NoError(t, err)
			if c.transport != nil {
				ch.HTTP.Transport, ch.files.Transport = c.transport, c.transport
			}
			t.Cleanup(ch.HTTP.CloseIdleConnections)
			t.Cleanup(ch.files.CloseIdleConnections)

			ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
			defer cancel()
			for _, err := range everyCall(ctx, ch) {
				if err != nil {
					harmless(t, name, fmt.Sprintf("%v %+v %#v", err, err, err))
					for e := err; e != nil; e = errors.Unwrap(e) {
						harmless(t, name, e.Error())
					}
				}
			}
			harmless(t, name, log.String())
		})
	}
}

func everyCall(ctx context.Context, c *Channel) []error {
	to := bot.Chat{Channel: Name, ID: "5"}
	m := bot.Message{Parts: []bot.Para{{Text: "x"}}}
	edit, photo := m, m
	edit.Edit, edit.Delete, photo.Picture = "3", "4", withFile(c, []byte("not a picture"), "a.png")
	_, err1 := c.Send(ctx, to, m)
	_, err2 := c.Send(ctx, to, edit)
	_, err3 := c.Send(ctx, to, photo)
	_, err4 := c.Fetch(ctx, bot.File{Ref: "f"})
	_, err5 := c.getUpdates(ctx, 1, 0, 1)
	_, err6 := c.download(ctx, "photos/1.jpg")
	return []error{err1, err2, err3, err4, err5, err6, c.Check(ctx), c.unhook(ctx), c.setHook(ctx),
		c.SetMenu(ctx, Menu{Lang: "vi"}), c.Run(ctx, func(context.Context, bot.Event) error { return nil })}
}

func TestADownloadDoesNotTellTheToken(t *testing.T) {
	for name, serve := range map[string]http.HandlerFunc{
		"404": func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) },
		"redirect": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.1:1"+r.URL.Path, http.StatusFound)
		},
		"reset": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"cut off": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			_, _ = w.Write([]byte("abc"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			mux := http.NewServeMux()
			mux.HandleFunc("/bot"+realToken+"/getFile", func(w http.ResponseWriter, _ *http.Request) {
				_, _ = io.WriteString(w, `{"ok":true,"result":{"file_id":"f","file_path":"photos/1.jpg"}}`)
			})
			mux.HandleFunc("/file/bot"+realToken+"/photos/1.jpg", serve)
			srv := httptest.NewServer(mux)
			srv.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, 0)
			defer srv.Close()
			c, err := New(Options{Options: botapi.Options{Token: realToken, APIURL: srv.URL}})
			require.NoError(t, err)
			defer c.files.CloseIdleConnections()
			defer c.HTTP.CloseIdleConnections()

			body, err := c.Fetch(context.Background(), bot.File{Ref: "f"})
			if err == nil {
				_, err = io.ReadAll(body)
				require.NoError(t, body.Close())
			}
			require.Error(t, err)
			require.Equal(t, channel.Again, channel.AsSendError(err).Outcome)
			for e := err; e != nil; e = errors.Unwrap(e) {
				harmless(t, name, fmt.Sprintf("%v %+v %#v", e, e, e))
			}
		})
	}
}

// TestNoRedirectIsFollowed keeps the token, which Go would send as Referer and
// in the path, from whoever Telegram's address redirects to.
func TestNoRedirectIsFollowed(t *testing.T) {
	var visits atomic.Int32
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { visits.Add(1) }))
	defer elsewhere.Close()
	srv := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	defer srv.Close()
	c, err := New(Options{Options: botapi.Options{Token: realToken, APIURL: srv.URL}})
	require.NoError(t, err)
	defer c.files.CloseIdleConnections()
	defer c.HTTP.CloseIdleConnections()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	for _, err := range everyCall(ctx, c)[:8] {
		require.Error(t, err)
	}
	require.Zero(t, visits.Load())
}

func TestNothingPrintsTheToken(t *testing.T) {
	o := Options{Options: botapi.Options{Token: realToken, WebhookURL: "https://bot.example.vn", WebhookSecret: realHook}}
	c, err := New(o)
	require.NoError(t, err)
	for _, v := range []any{o, &o, c, c.Token, c.Bot, c.Options, *c.Bot} {
		harmless(t, "printed", fmt.Sprintf("%v %+v %#v %s", v, v, v, v))
		var b bytes.Buffer
		slog.New(slog.NewTextHandler(&b, nil)).Info("x", "v", v)
		harmless(t, "logged", b.String())
	}
}

func TestNewRefusesWhatCannotWork(t *testing.T) {
	for name, o := range map[string]botapi.Options{
		"no token":                           {},
		"no number":                          {Token: "abc:def"},
		"no secret":                          {Token: "123"},
		"a number too large":                 {Token: "99999999999999999999:abc"},
		"a line in it":                       {Token: "123:a\nb"},
		"a bad address":                      {Token: realToken, APIURL: "api.telegram.org"},
		"an address that breaks the library": {Token: realToken, APIURL: "http://[::1"},
		"a query":                            {Token: realToken, APIURL: "http://x/?a=b"},
		"a bad webhook":                      {Token: realToken, WebhookURL: "bot.example.vn"},
		"a bad secret":                       {Token: realToken, WebhookSecret: "dấu"},
	} {
		_, err := New(Options{Options: o})
		require.Error(t, err, name)
		require.Equal(t, bot.Invalid, bot.KindOf(err), name)
		harmless(t, name, err.Error())
	}
	c, err := New(Options{Options: botapi.Options{Token: "1:a"}})
	require.NoError(t, err, "short tokens are for emulations")
	require.Equal(t, "https://api.telegram.org", c.Base.String())
}

func TestRedact(t *testing.T) {
	clean := botapi.Redact(realToken+"\n", realHook)
	for _, text := range []string{
		"GET https://api/bot" + realToken + "/getMe", "x " + url.QueryEscape(realToken), "half " + secrets[1], "hook=" + realHook,
		"another bot's: 987654321:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi", "escaped 987654321%3AABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi",
	} {
		got := clean(text)
		harmless(t, text, got)
		require.Contains(t, got, botapi.Redacted)
		require.NotContains(t, got, "ABCDEFGHIJ")
	}
	require.Equal(t, "15:30 ngày 21/5/2025, đơn vị 0299900124", clean("15:30 ngày 21/5/2025, đơn vị 0299900124"))
	require.Equal(t, "a cat at 1", botapi.Redact("1:a", "")("a cat at 1"), "short parts are ordinary letters")
	require.Equal(t, "bot***/getMe", botapi.Redact("1:a", "")("bot1:a/getMe"), "a token of an emulation")
	require.Equal(t, "", botapi.Redact("", "")(""))
}
