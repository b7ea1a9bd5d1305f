package server

import (
	"net"
	"net/http"
	"sync"
)

// fresh are the connections that have not asked for anything yet. Browsers open
// one to spare, and http.Server.Shutdown waits five seconds for each to say
// something: a restart would take as long.
type fresh struct {
	mu    sync.Mutex
	over  bool
	conns map[net.Conn]struct{}
}

// changed is the server's ConnState.
func (f *fresh) changed(c net.Conn, state http.ConnState) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case state != http.StateNew:
		delete(f.conns, c)
	case f.over:
		_ = c.Close()
	default:
		f.conns[c] = struct{}{}
	}
}

// close ends them, and those that come from now on. Whoever was about to ask
// finds the same as a moment later: nobody listens.
func (f *fresh) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.over = true
	for c := range f.conns {
		_ = c.Close()
	}
}
