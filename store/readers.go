package store

import "sync"

// readers lends the connections for reading, the one used last first. SQLite drops
// a connection's whole page cache at its first read after somebody's commit: the
// fewer connections read in turn, the fewer pages are read anew.
type readers struct {
	free chan struct{} // holds one for each idle connection: who takes it may pop

	mu   sync.Mutex
	idle []*conn
}

func newReaders(most int) *readers { return &readers{free: make(chan struct{}, most)} }

// pop hands out a connection to whoever took one from free.
func (r *readers) pop() *conn {
	r.mu.Lock()
	defer r.mu.Unlock()
	c := r.idle[len(r.idle)-1]
	r.idle = r.idle[:len(r.idle)-1]
	return c
}

// push takes a connection back, or in.
func (r *readers) push(c *conn) {
	r.mu.Lock()
	r.idle = append(r.idle, c)
	r.mu.Unlock()
	r.free <- struct{}{}
}
