// Package server is the program's HTTP side. It mounts what it is given and
// knows no channel: webhooks and pages, files, and health for whoever watches.
package server

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// Options is what a Server serves.
type Options struct {
	Addr   string                  // host:port; port 0 takes a free one
	Mounts map[string]http.Handler // by pattern of http.ServeMux, open to everybody
	// Ready asks each part whether it works; nil where nobody asks. It is called
	// once in a few seconds at most, however often strangers ask.
	Ready func(ctx context.Context) map[string]error
	Log   *slog.Logger

	Proxies     []netip.Prefix // whose connections speak for many
	Connections int            // open at once; by default by what the system lets the program open
	OfAddress   int            // of one address, a quarter of them and at most 2,000
	Within      Within         // how long a request may take, for tests
}

// Within bounds a request; 0 takes the default. Handlers that need longer say so
// themselves, with http.ResponseController.
type Within struct {
	Header time.Duration // to be said, 10 s
	Read   time.Duration // with its body, 30 s
	Write  time.Duration // to be answered, 1 min
	Idle   time.Duration // until the next one, 2 min
}

// Server listens from New on, so that an address in use is told at start, and
// answers from Run on.
type Server struct {
	http  *http.Server
	l     net.Listener
	conns *conns
}

// stopWithin is how long requests under way may take when the server stops.
const stopWithin = 10 * time.Second

// New binds the address. The error is that of the listener.
func New(o Options) (*Server, error) {
	o.measure()
	l, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	for pattern, h := range o.Mounts {
		mux.Handle(pattern, h)
	}
	mux.HandleFunc("GET "+healthPath, alive)
	if o.Ready != nil {
		mux.Handle("GET /readyz", &readiness{check: o.Ready, log: o.Log, now: time.Now})
	}
	s := &Server{l: l, conns: newConns(o.Connections, o.OfAddress, o.Proxies)}
	s.http = &http.Server{
		Handler:           roomy(mux),
		ReadHeaderTimeout: cmp.Or(o.Within.Header, 10*time.Second),
		ReadTimeout:       cmp.Or(o.Within.Read, 30*time.Second),
		WriteTimeout:      cmp.Or(o.Within.Write, time.Minute),
		IdleTimeout:       cmp.Or(o.Within.Idle, 2*time.Minute),
		MaxHeaderBytes:    64 << 10,
		ConnState:         s.conns.changed,
		ConnContext:       known,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelDebug),
	}
	return s, nil
}

// Addr is where it listens.
func (s *Server) Addr() string { return s.l.Addr().String() }

// Close gives the address back when Run was never called.
func (s *Server) Close() error { return s.http.Close() }

// Run answers until ctx ends, then lets requests under way finish.
func (s *Server) Run(ctx context.Context) error {
	stopped := make(chan error, 1)
	detach := context.AfterFunc(ctx, func() {
		late, cancel := context.WithTimeout(context.Background(), stopWithin)
		defer cancel()
		s.conns.close()
		stopped <- s.http.Shutdown(late)
	})
	err := s.http.Serve(gate{s.l, s.conns})
	if detach() || !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
