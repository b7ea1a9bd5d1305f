package botapi

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// unusedMost is how long a connection without a call stays open.
const unusedMost = 90 * time.Second

// wire makes calls on the goroutine of the caller, each on a connection that it has
// for itself so long. Go's own transport has two goroutines to a connection, and all
// three wake one another several times a call: a twelfth of a report's CPU. That one
// is for calls through a proxy, and for those that nothing would end.
type wire struct {
	plain *http.Transport
	most  int // connections that are kept without a call
	tls   *tls.Config

	mu   sync.Mutex
	idle map[string][]*link // by address, the latest used last
}

// link is one connection.
type link struct {
	net.Conn
	in     *bufio.Reader
	out    *bufio.Writer
	unused time.Time // since when
}

// RoundTrip implements http.RoundTripper.
func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx := r.Context()
	if _, ends := ctx.Deadline(); !ends || w.proxied(r) {
		return w.plain.RoundTrip(r)
	}
	if r.Body != nil {
		defer func() { _ = r.Body.Close() }()
	}
	at := r.URL.Scheme + "://" + r.URL.Host
	l := w.take(at)
	if l == nil {
		var err error
		if l, err = w.open(ctx, r.URL); err != nil {
			return nil, err
		}
	}
	uncut := context.AfterFunc(ctx, l.cut)
	resp, err := l.exchange(r)
	if err != nil {
		uncut()
		_ = l.Close()
		return nil, cmp.Or(ctx.Err(), err)
	}
	resp.Body = &rest{ReadCloser: resp.Body, ctx: ctx, end: func(whole bool) {
		if !uncut() || !whole || resp.Close || l.in.Buffered() > 0 {
			_ = l.Close()
			return
		}
		w.give(at, l)
	}}
	return unzipped(resp)
}

// unzipped takes an answer out of a wrapping that nobody asked for, but some proxies
// put it in.
func unzipped(resp *http.Response) (*http.Response, error) {
	if resp.Header.Get("Content-Encoding") != "gzip" {
		return resp, nil
	}
	plain, err := gzip.NewReader(resp.Body)
	if err != nil {
		_ = resp.Body.Close()
		return nil, err
	}
	resp.ContentLength = -1
	resp.Body = struct {
		io.Reader
		io.Closer
	}{plain, resp.Body}
	return resp, nil
}

func (w *wire) proxied(r *http.Request) bool {
	proxy, err := w.plain.Proxy(r)
	return proxy != nil || err != nil
}

// CloseIdleConnections is called by the client's method of that name.
func (w *wire) CloseIdleConnections() {
	w.plain.CloseIdleConnections()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, idle := range w.idle {
		for _, l := range idle {
			_ = l.Close()
		}
	}
	w.idle = nil
}

// take is a connection that is open and has no call, nil for none.
func (w *wire) take(at string) *link {
	w.mu.Lock()
	defer w.mu.Unlock()
	idle := w.idle[at]
	for len(idle) > 0 && time.Since(idle[0].unused) > unusedMost {
		_ = idle[0].Close()
		idle = idle[1:]
	}
	for n := len(idle) - 1; n >= 0; n-- {
		l := idle[n]
		idle[n], idle = nil, idle[:n]
		if l.silent() {
			w.idle[at] = idle
			return l
		}
		_ = l.Close()
	}
	delete(w.idle, at)
	return nil
}

func (w *wire) give(at string, l *link) {
	l.unused = time.Now()
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.idle[at]) >= w.most {
		_ = l.Close()
		return
	}
	if w.idle == nil {
		w.idle = map[string][]*link{}
	}
	w.idle[at] = append(w.idle[at], l)
}

// open makes a connection.
func (w *wire) open(ctx context.Context, to *url.URL) (*link, error) {
	port := to.Port()
	if port == "" {
		port = to.Scheme
	}
	c, err := w.plain.DialContext(ctx, "tcp", net.JoinHostPort(to.Hostname(), port))
	if err != nil {
		return nil, err
	}
	if to.Scheme == "https" {
		own := w.tls.Clone()
		own.ServerName = to.Hostname()
		secure := tls.Client(c, own)
		shaking, cancel := context.WithTimeout(ctx, w.plain.TLSHandshakeTimeout)
		defer cancel()
		if err := secure.HandshakeContext(shaking); err != nil {
			_ = c.Close()
			return nil, &net.OpError{Op: "dial", Net: "tcp", Err: err}
		}
		c = secure
	}
	return &link{Conn: c, in: bufio.NewReader(c), out: bufio.NewWriter(c)}, nil
}

// cut ends what is under way on the connection.
func (l *link) cut() { _ = l.SetDeadline(time.Unix(1, 0)) }

// refusal is how long an answer is waited for that came before all was sent.
const refusal = time.Second

// exchange writes the request and reads the answer's head. A server that will not
// take all of a request answers and closes: then writing fails, and reading does not.
func (l *link) exchange(r *http.Request) (*http.Response, error) {
	unsent := r.Write(l.out)
	if unsent == nil {
		unsent = l.out.Flush()
	}
	if unsent != nil {
		_ = l.SetReadDeadline(time.Now().Add(refusal))
	}
	for {
		resp, err := http.ReadResponse(l.in, r)
		if err != nil {
			return nil, cmp.Or(unsent, err)
		}
		if resp.StatusCode >= http.StatusOK { // what is below comes before the answer
			resp.Close = resp.Close || unsent != nil
			return resp, nil
		}
	}
}

// silent tells that the other side has neither closed the connection nor said
// anything on it.
func (l *link) silent() bool {
	c := l.Conn
	if secure, ok := c.(*tls.Conn); ok {
		c = secure.NetConn()
	}
	tcp, ok := c.(*net.TCPConn)
	if !ok {
		return false
	}
	raw, err := tcp.SyscallConn()
	if err != nil {
		return false
	}
	silent := false
	err = raw.Read(func(fd uintptr) bool {
		var one [1]byte
		_, _, err := unix.Recvfrom(int(fd), one[:], unix.MSG_PEEK|unix.MSG_DONTWAIT)
		silent = errors.Is(err, unix.EAGAIN)
		return true
	})
	return err == nil && silent
}

// rest is the body of an answer; its end frees the connection.
type rest struct {
	io.ReadCloser
	ctx   context.Context
	end   func(whole bool)
	whole bool
	ended sync.Once
}

func (b *rest) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if b.whole = b.whole || errors.Is(err, io.EOF); err != nil && !b.whole {
		err = cmp.Or(b.ctx.Err(), err)
	}
	return n, err
}

func (b *rest) Close() error {
	b.ended.Do(func() { b.end(b.whole) })
	return nil
}
