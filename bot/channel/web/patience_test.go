package web_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// hurried is a site whose server bounds every request.
func hurried(t *testing.T, within time.Duration) *site {
	s := newSite(t, nil)
	s.server.Close() // a server that serves reads its bounds
	s.server = httptest.NewUnstartedServer(s.server.Config.Handler)
	s.server.Config.ReadTimeout, s.server.Config.WriteTimeout = within, within
	s.server.Start()
	t.Cleanup(s.server.Close)
	return s
}

// A stream outlives what the server allows a request.
func TestAStreamOutlivesTheServersBounds(t *testing.T) {
	const within = 150 * time.Millisecond
	s := hurried(t, within)
	w := s.open()
	s.run(w, accept)
	p := s.person(1)
	next, end := p.stream(context.Background(), "/events", "")
	defer end()
	for began := time.Now(); time.Since(began) < 4*within; {
		id, err := w.Send(context.Background(), p.Chat(), bot.Message{Parts: []bot.Para{{Text: "một câu"}}})
		require.NoError(t, err)
		seen, _ := next()
		require.Equal(t, id, seen)
	}
}

// A picture may come slowly, as long as it comes.
func TestASlowPictureOutlivesTheServersBounds(t *testing.T) {
	const within = 150 * time.Millisecond
	s := hurried(t, within)
	got := make(chan bot.Event, 1)
	s.run(s.open(), func(_ context.Context, ev bot.Event) error { got <- ev; return nil })
	body, kind := formOf("client-0001", pngBytes)
	slow, ends := io.Pipe()
	go func() {
		tick := time.NewTicker(within / 5)
		defer tick.Stop()
		for piece := range slices.Chunk(body, len(body)/20) {
			<-tick.C
			_, _ = ends.Write(piece)
		}
		_ = ends.Close()
	}()
	code, _, _ := do(s.person(1).request(http.MethodPost, "/picture", kind, slow))
	require.Equal(t, http.StatusOK, code)
	require.EqualValues(t, len(pngBytes), (<-got).File.Size)
}

// Whoever lets a body hang loses the connection, and leaves nothing behind.
func TestAPostThatStopsHalfway(t *testing.T) {
	s := hurried(t, 150*time.Millisecond)
	s.run(s.open(), accept)
	p := s.person(1)
	for _, c := range []struct{ path, kind, body string }{
		{"/say", "application/json", `{"client":"client-0001"`},
		{"/say", "application/json", `{"client":"client-0001","text":"x"}`}, // all that is asked for, and more to come
		{"/open", "application/json", `{`},
		{"/picture", "text/plain", "x"},
		{"/none", "text/plain", "x"},
	} {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.server.URL, "http://"))
		require.NoError(t, err)
		require.NoError(t, conn.SetDeadline(time.Now().Add(40*time.Second)))
		fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: x\r\nCookie: __Host-vneid=%s\r\nX-Vneid: 1\r\nOrigin: %s\r\nContent-Type: %s\r\nContent-Length: 5000\r\n\r\n%s",
			c.path, p.cookie, origin, c.kind, c.body)
		_, err = io.Copy(io.Discard, conn)
		require.NotErrorIs(t, err, os.ErrDeadlineExceeded, c.path)
		require.NoError(t, conn.Close())
	}
}

// One address may hold so many requests and no more; others do not notice.
func TestAnAddressHasItsShareOfRequests(t *testing.T) {
	s := newSite(t, nil)
	in, free := make(chan struct{}, 300), make(chan struct{})
	s.run(s.open(), func(_ context.Context, ev bot.Event) error {
		if ev.Text == "đợi" {
			in <- struct{}{}
			<-free
		}
		return nil
	})
	var all sync.WaitGroup
	for n := range 10 {
		for i := range 20 {
			p := s.person(n)
			all.Go(func() { _, _, _ = p.post("/say", say(fmt.Sprint("client-000", i), "đợi")) })
		}
	}
	for range 200 {
		<-in
	}
	code, head, _ := s.person(50).post("/say", say("client-0001", "xin chào"))
	require.Equal(t, http.StatusTooManyRequests, code)
	require.Equal(t, "2", head.Get("Retry-After"))
	code, _, _ = s.person(50).get("/log")
	require.Equal(t, http.StatusTooManyRequests, code)
	close(free)
	all.Wait()
	code, _, _ = s.person(50).post("/say", say("client-0001", "xin chào"))
	require.Equal(t, http.StatusOK, code)
}
