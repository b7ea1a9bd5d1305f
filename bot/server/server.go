// Package server is the program's HTTP side. It mounts what it is given and
// knows no channel: webhooks and pages, files, and health for whoever watches.
package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
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
}

// Server listens from New on, so that an address in use is told at start, and
// answers from Run on.
type Server struct {
	http  *http.Server
	l     net.Listener
	fresh fresh
}

// stopWithin is how long requests under way may take when the server stops.
const stopWithin = 10 * time.Second

// New binds the address. The error is that of the listener.
func New(o Options) (*Server, error) {
	l, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	for pattern, h := range o.Mounts {
		mux.Handle(pattern, h)
	}
	mux.HandleFunc("GET /healthz", alive)
	if o.Ready != nil {
		mux.Handle("GET /readyz", &readiness{check: o.Ready, log: o.Log, now: time.Now})
	}
	s := &Server{l: l, fresh: fresh{conns: map[net.Conn]struct{}{}}}
	s.http = &http.Server{
		Handler:           mux,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ConnState:         s.fresh.changed,
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
		s.fresh.close()
		stopped <- s.http.Shutdown(late)
	})
	err := s.http.Serve(s.l)
	if detach() || !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
