package zalo

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/channel/zalo/zalotest"
)

var errCore = errors.New("the core is away")

// rig is a channel on the emulation whose events are parked in memory.
type rig struct {
	t    *testing.T
	srv  *zalotest.Server
	c    *Channel
	log  lockedLog
	stop func() error

	mu     sync.Mutex
	parked []bot.Event
	fails  int // parkings that fail first
	notes  []string
	came   chan struct{}
}

type lockedLog struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func newRig(t *testing.T, quirks zalotest.Quirks, change ...func(*Options)) *rig {
	r := &rig{t: t, srv: zalotest.New(t, quirks), came: make(chan struct{}, 1000)}
	o := Options{PhotoHosts: []string{r.srv.Host()}, Park: r.park, Commands: []string{"tonghop", "th", "baocao", "gannhom"}}
	o.Options = botapi.Options{Token: zalotest.Token, APIURL: r.srv.URL(), PollTimeout: time.Second, Logger: slog.New(slog.NewTextHandler(&r.log, nil)),
		Undecodable: func(_ context.Context, kind, _ string) error {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.notes = append(r.notes, kind)
			return nil
		}}
	for _, f := range change {
		f(&o)
	}
	var err error
	r.c, err = New(o)
	require.NoError(t, err)
	t.Cleanup(r.c.HTTP.CloseIdleConnections)
	t.Cleanup(r.c.photos.client.CloseIdleConnections)
	return r
}

func (r *rig) park(_ context.Context, ev bot.Event) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.fails > 0 {
		r.fails--
		return errCore
	}
	r.parked = append(r.parked, ev)
	r.came <- struct{}{}
	return nil
}

func (r *rig) start() *rig {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- r.c.Run(ctx, func(context.Context, bot.Event) error { panic("events are parked, not handled") })
	}()
	var once sync.Once
	var err error
	r.stop = func() error {
		once.Do(func() { cancel(); err = <-done })
		return err
	}
	r.t.Cleanup(func() { _ = r.stop() })
	return r
}

// event waits for the n-th parked event, from 1.
func (r *rig) event(n int) bot.Event {
	r.t.Helper()
	late := time.After(10 * time.Second)
	for {
		r.mu.Lock()
		if len(r.parked) >= n {
			defer r.mu.Unlock()
			return r.parked[n-1]
		}
		r.mu.Unlock()
		select {
		case <-r.came:
		case <-late:
			require.FailNow(r.t, "no such event", "%s", r.log.String())
		}
	}
}

// hookRig is a rig by webhook, with the address to deliver to by hand.
func hookRig(t *testing.T, quirks zalotest.Quirks, change ...func(*Options)) (*rig, string) {
	var h http.Handler
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) { h.ServeHTTP(w, req) }))
	t.Cleanup(site.Close)
	r := newRig(t, quirks, append([]func(*Options){func(o *Options) { o.WebhookURL, o.WebhookSecret = site.URL, "s3cret-of-hook" }}, change...)...)
	path, handler := r.c.Handler()
	h = handler
	return r, site.URL + path
}

func deliver(t *testing.T, url, secret, body string) int {
	t.Helper()
	req, err := http.NewRequest(http.MethodPost, url, strings.NewReader(body))
	require.NoError(t, err)
	req.Header.Set(secretHeader, secret)
	resp, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	t.Cleanup(http.DefaultClient.CloseIdleConnections)
	return resp.StatusCode
}
