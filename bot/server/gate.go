package server

import (
	"context"
	"net"
	"net/http"
	"syscall"
	"time"
)

// gate is the listener with the measure of conns.
type gate struct {
	net.Listener
	conns *conns
}

// Accept implements net.Listener. Whoever has no place is not heard of.
func (g gate) Accept() (net.Conn, error) {
	for {
		raw, err := g.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if c := g.conns.enter(raw); c != nil {
			return c, nil
		}
	}
}

// changed is the server's ConnState.
func (s *conns) changed(c net.Conn, state http.ConnState) {
	own, ok := c.(*conn)
	if !ok {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch state {
	case http.StateIdle:
		s.hush(own)
	case http.StateActive:
		s.speaks(own)
	case http.StateClosed, http.StateHijacked:
		s.left(own)
	case http.StateNew: // it is silent since it was taken in
	}
}

type connKey struct{}

// known is the server's ConnContext.
func known(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// roomy answers on a spare connection whether the program runs, and to all else
// that it must come again. The connection ends with the answer; one whose body is
// still to come ends without, for waiting for it would keep the place.
func roomy(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, _ := r.Context().Value(connKey{}).(*conn)
		switch {
		case c == nil || !c.spare:
			h.ServeHTTP(w, r)
		case r.ContentLength != 0:
			_ = http.NewResponseController(w).SetReadDeadline(time.Unix(1, 0)) // or it would be read to its end all the same
			panic(http.ErrAbortHandler)
		case r.URL.Path == healthPath:
			w.Header().Set("Connection", "close")
			h.ServeHTTP(w, r)
		default:
			w.Header().Set("Connection", "close")
			w.Header().Set("Retry-After", "5")
			http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
		}
	})
}

// The most connections: what the system lets the program open, less what is left
// for files and for calls to the outside; and of it, the part of one address.
const (
	connsMost = 16_384
	connsOf   = 2_000
	filesKept = 1_024
)

func (o *Options) measure() {
	if o.Connections == 0 {
		var files syscall.Rlimit
		o.Connections = connsMost
		if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files); err == nil && files.Cur < connsMost+filesKept {
			o.Connections = max(int(files.Cur)/2, int(files.Cur)-filesKept)
		}
	}
	if o.OfAddress == 0 {
		o.OfAddress = min(connsOf, o.Connections/4)
	}
}
