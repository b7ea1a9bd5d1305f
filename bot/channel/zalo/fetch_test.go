package zalo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/zalo/zalotest"
)

func TestAddressesOfPictures(t *testing.T) {
	h := newPhotoHosts(append([]string{"127.0.0.1:8081", " *.Example.VN "}, DefaultPhotoHosts...))
	for address, want := range map[string]bool{
		"https://photo-stal-16.zdn.vn/x.jpg": true, "https://zdn.vn/x": true, "https://ZDN.vn:443/x": true, "https://a.b.example.vn/": true,
		"http://127.0.0.1:8081/x": true, "http://127.0.0.1:8082/x": false, "http://photo.zdn.vn/x": false, "https://evilzdn.vn/x": false,
		"https://zdn.vn.evil.com/x": false, "https://zdn.vn:8443/x": false, "https://u@zdn.vn/x": false, "https://zdn.vn@evil.com/": false,
		"file:///etc/passwd": false, "ftp://zdn.vn/x": false, "https://127.0.0.1/x": false, "https://[::1]/x": false, "no-such-file": false, "": false,
	} {
		u, err := url.Parse(address)
		require.NoError(t, err)
		require.Equal(t, want, h.may(u), address)
	}
}

func TestAddressesThatAreDialled(t *testing.T) {
	for ip, want := range map[string]bool{
		"171.244.25.1": true, "8.8.8.8": true, "2404:6800::1": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false,
		"0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "::1": false, "fe80::1": false, "fc00::1": false,
		"::ffff:127.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "198.18.0.1": false, "::": false,
	} {
		require.Equal(t, want, isPublic(netip.MustParseAddr(ip)), ip)
	}
	h := newPhotoHosts([]string{"zdn.vn"})
	_, err := h.dial(context.Background(), "tcp", "localhost:80")
	require.ErrorIs(t, err, errUnsafe, "a name that resolves to this machine")
}

func TestRedirectsOfPictures(t *testing.T) {
	var visits atomic.Int32
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { visits.Add(1) }))
	defer inside.Close()
	var referer atomic.Value
	mux := http.NewServeMux()
	mux.Handle("/inside", http.RedirectHandler(inside.URL, http.StatusFound))
	mux.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	mux.Handle("/there", http.RedirectHandler("/picture", http.StatusFound))
	mux.HandleFunc("/picture", func(w http.ResponseWriter, r *http.Request) {
		referer.Store(r.Header.Get("Referer"))
		_, _ = io.WriteString(w, "bytes")
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < botapi.MaxFile/1024+10; i++ {
			if _, err := w.Write(make([]byte, 1024)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/huge", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(botapi.MaxFile+1))
	})
	mux.HandleFunc("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(404) })
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) })
	site := httptest.NewServer(mux)
	defer site.Close()
	r := newRig(t, zalotest.Quirks{}, func(o *Options) { o.PhotoHosts = []string{strings.TrimPrefix(site.URL, "http://")} })

	for path, want := range map[string]channel.Outcome{"/inside": channel.Rejected, "/loop": channel.Rejected, "/huge": channel.Rejected,
		"/gone": channel.Rejected, "/busy": channel.Again, "/endless": channel.Rejected} {
		body, err := r.c.Fetch(context.Background(), bot.File{Ref: site.URL + path})
		if err == nil {
			_, err = io.ReadAll(body)
			require.NoError(t, body.Close())
		}
		require.Error(t, err, path)
		require.Equal(t, want, channel.AsSendError(err).Outcome, path)
		require.NotContains(t, err.Error(), "127.0.0.1", path)
	}
	require.Zero(t, visits.Load(), "nobody was sent inside")
	body, err := r.c.Fetch(context.Background(), bot.File{Ref: site.URL + "/there"})
	require.NoError(t, err)
	got, err := io.ReadAll(body)
	require.NoError(t, err)
	require.NoError(t, body.Close())
	require.Equal(t, "bytes", string(got))
	require.Equal(t, "", referer.Load())
}

// TestNoFailureTellsTheToken runs failures through every call and reads all
// errors and the whole log.
func TestNoFailureTellsTheToken(t *testing.T) {
	const token = "123456789:AAH-abcdefghijklmnopqrstuvwxyz_0123"
	quoting := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(502)
		_, _ = io.WriteString(w, "<html>"+r.URL.Path+"</html>")
	}))
	defer quoting.Close()
	telling := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"ok":false,"error_code":400,"description":"Bad Request: `+r.URL.Path+`"}`)
	}))
	defer telling.Close()
	for name, api := range map[string]string{"refused": "http://127.0.0.1:1", "no host": "http://nowhere.invalid", "page": quoting.URL, "JSON": telling.URL} {
		r := newRig(t, zalotest.Quirks{}, func(o *Options) { o.Token, o.APIURL, o.WebhookSecret = token, api, "hook-secret-hook" })
		to, m := bot.Chat{Channel: Name, ID: "5"}, bot.Message{Parts: []bot.Para{{Text: "x"}}}
		_, err1 := r.c.Send(context.Background(), to, m)
		_, err2 := r.c.Webhook(context.Background())
		_, err3 := r.c.getUpdates(context.Background(), time.Second)
		for _, err := range []error{err1, err2, err3, r.c.Check(context.Background()), r.c.setHook(context.Background())} {
			for e := err; e != nil; e = errors.Unwrap(e) {
				text := fmt.Sprintf("%v %+v %#v", e, e, e)
				require.NotContains(t, text, "abcdefghijklmnopqrstuvwxyz", name)
				require.NotContains(t, text, "hook-secret", name)
			}
		}
		require.NotContains(t, fmt.Sprintf("%v %+v %#v %s", r.c, r.c.opts, r.c.opts, r.log.String()), "abcdefghijkl")
	}
}
