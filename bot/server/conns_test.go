package server_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/server"
)

// dial opens a connection from an address of this machine. It fails the test
// rather than hang.
func dial(t *testing.T, base, from string) net.Conn {
	t.Helper()
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}}
	c, err := d.DialContext(t.Context(), "tcp", strings.TrimPrefix(base, "http://"))
	require.NoError(t, err)
	require.NoError(t, c.SetDeadline(time.Now().Add(20*time.Second)))
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// asks sends a request without the end of its connection and returns the status, 0
// when the connection was closed instead.
func asks(c net.Conn, path string) int {
	fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", path)
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0
	}
	_, _ = io.Copy(io.Discard, res.Body)
	return res.StatusCode
}

// held is a page whose answers wait until they are let go.
func held() (page http.Handler, asked func(n int), free func()) {
	in, let := make(chan struct{}, 1000), make(chan struct{})
	page = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { in <- struct{}{}; <-let })
	return page, func(n int) {
		for range n {
			<-in
		}
	}, func() { close(let) }
}

func TestBodiesThatNeverCome(t *testing.T) {
	read := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) })
	ignored := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
	base := serve(t, server.Options{Mounts: map[string]http.Handler{"/read": read, "/ignored": ignored}, Within: server.Within{Read: 100 * time.Millisecond}})
	for _, path := range []string{"/read", "/ignored", "/none", "/healthz"} {
		c := dial(t, base, "127.0.0.1")
		fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf", path)
		_, err := io.Copy(io.Discard, c)
		require.NotErrorIs(t, err, os.ErrDeadlineExceeded, "%s: the connection ends", path)
	}
}

func TestReadersThatNeverRead(t *testing.T) {
	ended := make(chan error, 1)
	endless := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		var err error
		for piece := make([]byte, 1<<20); err == nil; {
			_, err = w.Write(piece)
		}
		ended <- err
	})
	base := serve(t, server.Options{Mounts: map[string]http.Handler{"/": endless}, Within: server.Within{Write: 100 * time.Millisecond}})
	c := dial(t, base, "127.0.0.1")
	fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	select {
	case err := <-ended:
		require.Error(t, err)
	case <-time.After(20 * time.Second):
		t.Fatal("it still writes")
	}
}

// Whoever asks nothing makes room; the one who has been silent for longest first.
func TestIdleConnectionsMakeRoom(t *testing.T) {
	base := serve(t, server.Options{Connections: 8, OfAddress: 100})
	oldest := dial(t, base, "127.0.0.1") // says nothing: after an answer it is silent a little later than its asker knows
	for range 7 {
		dial(t, base, "127.0.0.1")
	}
	fresh := dial(t, base, "127.0.0.2")
	require.Equal(t, 200, asks(fresh, "/healthz"))
	_, err := oldest.Read(make([]byte, 1))
	require.ErrorIs(t, err, io.EOF)
	require.Equal(t, 200, asks(fresh, "/healthz"), "the one that was heard last stays")
}

func TestAnAddressHasItsShareOfConnections(t *testing.T) {
	page, asked, free := held()
	defer free()
	base := serve(t, server.Options{Connections: 100, OfAddress: 3, Mounts: map[string]http.Handler{"/held": page}})
	other := dial(t, base, "127.0.0.2")
	require.Equal(t, 200, asks(other, "/healthz"))
	for range 50 {
		dial(t, base, "127.0.0.1")
	}
	for range 3 {
		c := dial(t, base, "127.0.0.1")
		fmt.Fprint(c, "GET /held HTTP/1.1\r\nHost: x\r\n\r\n")
	}
	asked(3)
	require.Zero(t, asks(dial(t, base, "127.0.0.1"), "/healthz"), "all of the three ask something")
	require.Equal(t, 200, asks(other, "/healthz"))
}

func TestAProxySpeaksForMany(t *testing.T) {
	page, asked, free := held()
	defer free()
	base := serve(t, server.Options{Connections: 100, OfAddress: 3, Proxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
		Mounts: map[string]http.Handler{"/held": page}})
	for range 20 {
		c := dial(t, base, "127.0.0.1")
		fmt.Fprint(c, "GET /held HTTP/1.1\r\nHost: x\r\n\r\n")
	}
	asked(20)
}

// When every connection is busy there is a reserve for those who ask how it is.
func TestHealthIsAnsweredWhenThereIsNoRoom(t *testing.T) {
	page, asked, free := held()
	defer free()
	base := serve(t, server.Options{Connections: 10, OfAddress: 1000, Mounts: map[string]http.Handler{"/held": page}})
	for range 10 {
		c := dial(t, base, "127.0.0.1")
		fmt.Fprint(c, "GET /held HTTP/1.1\r\nHost: x\r\n\r\n")
	}
	asked(10)
	for range 100 { // more than the reserve holds, and they say nothing
		dial(t, base, "127.0.0.1")
	}
	half := dial(t, base, "127.0.0.1")
	fmt.Fprint(half, "POST /held HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf")
	_, err := half.Read(make([]byte, 1))
	require.NotErrorIs(t, err, os.ErrDeadlineExceeded, "nobody waits for its body")
	for range 30 {
		c := dial(t, base, "127.0.0.2")
		require.Equal(t, 200, asks(c, "/healthz"))
		_, err := c.Read(make([]byte, 1))
		require.ErrorIs(t, err, io.EOF, "it does not stay")
	}
	require.Equal(t, 503, asks(dial(t, base, "127.0.0.2"), "/held"))
}
