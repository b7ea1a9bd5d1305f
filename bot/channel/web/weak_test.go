package web_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
)

func TestConnectionCutInMidUpload(t *testing.T) {
	s := newSite(t, nil)
	got := make(chan bot.Event, 2)
	s.run(s.open(), func(_ context.Context, ev bot.Event) error { got <- ev; return nil })
	p := s.person(1)
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.server.URL, "http://"))
	require.NoError(t, err)
	fmt.Fprintf(conn, "POST /picture HTTP/1.1\r\nHost: x\r\nCookie: __Host-vneid=%s\r\nX-Vneid: 1\r\nOrigin: %s\r\n"+
		"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n"+
		"--b\r\nContent-Disposition: form-data; name=\"client\"\r\n\r\nclient-0001\r\n"+
		"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n%s", p.cookie, origin, pngBytes)
	files := func(n int) func() bool { return func() bool { return len(s.uploads("tmp")) == n } }
	require.Eventually(t, files(1), 5*time.Second, time.Millisecond, "it is being written")
	require.NoError(t, conn.Close())
	require.Eventually(t, files(0), 5*time.Second, time.Millisecond, "half a picture is no picture")
	require.Empty(t, p.log())
	require.Empty(t, got)

	code, _, _ := p.upload("client-0001", "", "a.png", pngBytes)
	require.Equal(t, http.StatusOK, code)
	require.Equal(t, int64(len(pngBytes)), (<-got).File.Size)
	kept, err := os.ReadFile(s.onlyUpload())
	require.NoError(t, err)
	require.True(t, bytes.Equal(pngBytes, kept))
}

func (s *site) onlyUpload() string {
	list := s.uploads("??")
	require.Len(s.t, list, 1)
	return list[0]
}

// air is a relay between two copies in one process.
type air struct {
	mu    sync.Mutex
	heard []func(string)
}

func (a *air) Publish(_ context.Context, chat string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, f := range a.heard {
		f(chat)
	}
	return nil
}

func (a *air) Listen(ctx context.Context, heard func(string)) error {
	a.mu.Lock()
	a.heard = append(a.heard, heard)
	a.mu.Unlock()
	<-ctx.Done()
	return nil
}

func (a *air) listeners() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.heard)
}

func TestCopiesHearOfEachOther(t *testing.T) {
	between := &air{}
	s := newSite(t, func(o *web.Options) { o.Relay = between })
	first := s.open()
	s.run(first, accept)
	s.run(s.open(), accept) // browsers reach the second one
	require.Eventually(t, func() bool { return between.listeners() == 2 }, 5*time.Second, time.Millisecond)
	p := s.person(1)
	next, end := p.stream(context.Background(), "/events", "")
	defer end()
	id, err := first.Send(context.Background(), p.Chat(), bot.Message{Parts: []bot.Para{{Text: "từ bản kia"}}})
	require.NoError(t, err)
	seen, data := next()
	require.Equal(t, id, seen)
	require.Contains(t, data, "từ bản kia")
}

func TestACopyThatIsAloneTellsNobody(t *testing.T) {
	between, alone := &air{}, &atomic.Bool{}
	s := newSite(t, func(o *web.Options) { o.Relay, o.Alone = between, alone.Load })
	copy := s.open()
	s.run(copy, accept)
	told := make(chan string, 9)
	ctx, end := context.WithCancel(t.Context())
	defer end()
	go func() { _ = between.Listen(ctx, func(words string) { told <- words }) }()
	require.Eventually(t, func() bool { return between.listeners() == 2 }, 5*time.Second, time.Millisecond)
	p := s.person(1)
	next, hangUp := p.stream(context.Background(), "/events", "")
	defer hangUp()
	for _, quiet := range []bool{true, false} {
		alone.Store(quiet)
		id, err := copy.Send(context.Background(), p.Chat(), bot.Message{Parts: []bot.Para{{Text: "một câu"}}})
		require.NoError(t, err)
		seen, _ := next()
		require.Equal(t, id, seen)
		if !quiet {
			require.Equal(t, p.Chat().ID+" "+id, <-told, "the first word is about the second message")
		}
	}
}

// Whoever asks whether the program is ready hears no while nobody takes posts.
func TestThePageWorksWhileItsPostsAreTaken(t *testing.T) {
	s := newSite(t, nil)
	w := s.open()
	require.Error(t, w.Check(t.Context()))
	code, _, _ := s.person(1).post("/say", say("client-0001", "xin chào"))
	require.Equal(t, http.StatusServiceUnavailable, code, "the page posts it again")
	stop := s.run(w, accept)
	require.NoError(t, w.Check(t.Context()))
	stop()
	require.Error(t, w.Check(t.Context()))
}
