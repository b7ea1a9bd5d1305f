package botapi

import (
	"bytes"
	"context"
	"crypto/x509"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

// far is a server, and how many connections it was opened.
type far struct {
	*httptest.Server
	client *http.Client
	opened atomic.Int32
}

// farWith starts one. Nothing of a client may run on after its test.
func farWith(t *testing.T, secure bool, answer http.HandlerFunc) *far {
	before := goleak.IgnoreCurrent()
	f := &far{Server: httptest.NewUnstartedServer(answer), client: NewHTTP(8)}
	f.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, 0)
	f.Config.ConnState = func(_ net.Conn, s http.ConnState) {
		if s == http.StateNew {
			f.opened.Add(1)
		}
	}
	if secure {
		f.StartTLS()
		known := x509.NewCertPool()
		known.AddCert(f.Certificate())
		f.client.Transport.(*wire).tls.RootCAs = known
	} else {
		f.Start()
	}
	t.Cleanup(func() {
		f.client.CloseIdleConnections()
		f.Close()
		goleak.VerifyNone(t, before)
	})
	return f
}

func (f *far) ask(t *testing.T, ctx context.Context, body io.Reader) (status int, said string, err error) {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, f.URL+"/call", body)
	require.NoError(t, err)
	resp, err := f.client.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	all, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(all), err
}

// soon is a context that ends, as every call's does.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func echo(w http.ResponseWriter, r *http.Request) {
	all, _ := io.ReadAll(r.Body)
	_, _ = w.Write(all)
}

func TestConnectionsAreUsedAgain(t *testing.T) {
	for name, secure := range map[string]bool{"plain": false, "secure": true} {
		t.Run(name, func(t *testing.T) {
			f := farWith(t, secure, echo)
			for _, size := range []int{0, 10, 100_000, 10} { // in one piece, and in several
				status, said, err := f.ask(t, soon(t), strings.NewReader(strings.Repeat("x", size)))
				require.NoError(t, err)
				require.Equal(t, http.StatusOK, status)
				require.Equal(t, size, len(said))
			}
			require.Equal(t, int32(1), f.opened.Load())
			var all sync.WaitGroup
			for range 5 {
				all.Go(func() {
					for range 20 {
						if _, said, err := f.ask(t, soon(t), strings.NewReader("hello")); err != nil || said != "hello" {
							t.Error(said, err)
						}
					}
				})
			}
			all.Wait()
			require.LessOrEqual(t, f.opened.Load(), int32(5))
		})
	}
}

// What the other side closed meanwhile is no reason for a call to fail.
func TestAConnectionThatWasClosedIsNotUsed(t *testing.T) {
	for name, secure := range map[string]bool{"plain": false, "secure": true} {
		t.Run(name, func(t *testing.T) {
			f := farWith(t, secure, echo)
			for range 10 {
				_, _, err := f.ask(t, soon(t), strings.NewReader("hello"))
				require.NoError(t, err)
				f.CloseClientConnections()
			}
			require.Equal(t, int32(10), f.opened.Load())
		})
	}
}

func TestACallEndsWithItsContext(t *testing.T) {
	came := make(chan struct{}, 1)
	f := farWith(t, false, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/half" {
			_, _ = io.WriteString(w, "half ")
			_ = http.NewResponseController(w).Flush()
		}
		came <- struct{}{}
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(soon(t))
	go func() { <-came; cancel() }()
	_, _, err := f.ask(t, ctx, nil)
	require.ErrorIs(t, err, context.Canceled, "before the answer")

	ctx, cancel = context.WithCancel(soon(t))
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, f.URL+"/half", nil)
	require.NoError(t, err)
	resp, err := f.client.Do(r)
	require.NoError(t, err)
	cancel()
	_, err = io.ReadAll(resp.Body)
	require.ErrorIs(t, err, context.Canceled, "in the middle of it")
	require.NoError(t, resp.Body.Close())
	require.Empty(t, f.client.Transport.(*wire).idle, "it is not used again")
}

// Who does not read an answer to its end leaves the rest on the connection.
func TestAnAnswerThatIsNotReadEndsItsConnection(t *testing.T) {
	f := farWith(t, false, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, strings.Repeat("x", 100_000)) })
	for range 3 {
		r, err := http.NewRequestWithContext(soon(t), http.MethodGet, f.URL, nil)
		require.NoError(t, err)
		resp, err := f.client.Do(r)
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
	}
	require.Equal(t, int32(3), f.opened.Load())
}

// A server that will not take a file says so before it has read it.
func TestAnAnswerMayComeBeforeAllWasSent(t *testing.T) {
	f := farWith(t, false, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusRequestEntityTooLarge) })
	status, _, err := f.ask(t, soon(t), bytes.NewReader(make([]byte, 16<<20)))
	require.NoError(t, err)
	require.Equal(t, http.StatusRequestEntityTooLarge, status)
}

func TestACallWithoutAnEndGoesTheUsualWay(t *testing.T) {
	f := farWith(t, false, echo)
	_, said, err := f.ask(t, t.Context(), strings.NewReader("hello"))
	require.NoError(t, err)
	require.Equal(t, "hello", said)
	require.Empty(t, f.client.Transport.(*wire).idle)
}
