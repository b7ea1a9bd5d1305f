package server

import (
	"container/list"
	"net"
	"net/netip"
	"sync"
)

// conns are the connections that are open. Each costs a descriptor, which the
// database and the platforms need too, and nobody who opens one has to say
// anything: so there is a measure for all and one for each address, and whoever
// asks nothing makes room for who comes. A few more than the measure are let in to
// ask how the program is, and nothing else.
type conns struct {
	most   int            // over all
	mostOf int            // of one address
	ours   []netip.Prefix // of our own proxies, which speak for many

	mu     sync.Mutex
	over   bool // the server stops
	open   map[*conn]struct{}
	peers  map[netip.Prefix]*peer
	silent list.List // of *conn: those that ask nothing, the longest first
}

// spares are let in when there is no room.
const spares = 64

// peer is what one address has open.
type peer struct {
	n      int
	silent list.List // of *conn
}

// conn is one of them. Its places in the lists are nil while it asks.
type conn struct {
	net.Conn
	conns *conns
	from  netip.Prefix
	spare bool // there was no room for it

	place, ofPeer *list.Element
}

// Close implements net.Conn.
func (c *conn) Close() error {
	c.conns.mu.Lock()
	c.conns.left(c)
	c.conns.mu.Unlock()
	return c.Conn.Close()
}

func newConns(most, mostOf int, ours []netip.Prefix) *conns {
	return &conns{most: most, mostOf: mostOf, ours: ours, open: map[*conn]struct{}{}, peers: map[netip.Prefix]*peer{}}
}

// enter takes a connection in, at the cost of one that is silent if need be; nil
// when it has no place.
func (s *conns) enter(raw net.Conn) (in *conn) {
	s.mu.Lock()
	in, out := s.place(raw)
	s.mu.Unlock()
	if out != nil { // not under the lock: a close may take its time
		_ = out.Conn.Close()
	}
	if in == nil {
		_ = raw.Close()
	}
	return in
}

func (s *conns) place(raw net.Conn) (in, out *conn) {
	from, proxy := s.origin(raw)
	p := s.peers[from]
	if p == nil {
		p = &peer{}
	}
	c := &conn{Conn: raw, conns: s, from: from}
	switch {
	case s.over:
		return nil, nil
	case p.n >= s.mostOf && !proxy:
		if out = longest(&p.silent); out == nil {
			return nil, nil
		}
	case len(s.open) >= s.most:
		out = longest(&s.silent)
		c.spare = out == nil || len(s.open) > s.most
	}
	if c.spare && len(s.open) >= s.most+spares {
		return nil, nil
	}
	if out != nil {
		s.left(out)
	}
	s.open[c], s.peers[from] = struct{}{}, p
	p.n++
	s.hush(c)
	return c, out
}

// origin is the address as one household has it, and whether it is a proxy of ours.
func (s *conns) origin(c net.Conn) (from netip.Prefix, proxy bool) {
	at, err := netip.ParseAddrPort(c.RemoteAddr().String())
	if err != nil {
		return from, false
	}
	a := at.Addr().Unmap()
	bits := a.BitLen()
	if a.Is6() {
		bits = 64
	}
	from, _ = a.Prefix(bits)
	for _, p := range s.ours {
		proxy = proxy || p.Contains(a)
	}
	return from, proxy
}

func longest(silent *list.List) *conn {
	if first := silent.Front(); first != nil {
		return first.Value.(*conn)
	}
	return nil
}

// hush puts the connection behind those that are silent for longer.
func (s *conns) hush(c *conn) {
	if p := s.peers[c.from]; p != nil && c.place == nil {
		c.place, c.ofPeer = s.silent.PushBack(c), p.silent.PushBack(c)
	}
}

// speaks takes it out of the silent ones.
func (s *conns) speaks(c *conn) {
	if c.place != nil {
		s.silent.Remove(c.place)
		s.peers[c.from].silent.Remove(c.ofPeer)
		c.place, c.ofPeer = nil, nil
	}
}

// left forgets the connection.
func (s *conns) left(c *conn) {
	if _, ok := s.open[c]; !ok {
		return
	}
	s.speaks(c)
	delete(s.open, c)
	p := s.peers[c.from]
	if p.n--; p.n == 0 {
		delete(s.peers, c.from)
	}
}

// close ends those that are silent, and those that come from now on. Browsers open
// one to spare, and http.Server.Shutdown waits five seconds for each to say
// something. Whoever was about to ask finds the same as a moment later: nobody
// listens.
func (s *conns) close() {
	s.mu.Lock()
	s.over = true
	var out []*conn
	for at := s.silent.Front(); at != nil; at = at.Next() {
		out = append(out, at.Value.(*conn))
	}
	for _, c := range out {
		s.left(c)
	}
	s.mu.Unlock()
	for _, c := range out {
		_ = c.Conn.Close()
	}
}
