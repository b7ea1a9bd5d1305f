package web

import (
	"net/http"
	"net/netip"
	"sync"
)

// everybodyMost is how many people who begin make "everybody".
const everybodyMost = 20

// oneAddress notices that everybody comes from one address: then a proxy stands
// before the program that it does not know of (Options.Trusted), all people share
// one limit, and a single one can use it up.
type oneAddress struct {
	mu    sync.Mutex
	at    string
	many  int  // people who began
	quiet bool // it was told, or there are several addresses
}

// begins notes one more person's address and tells, once, that it is everybody's.
// An address that the world can see may be a school's or a mobile network's.
func (o *oneAddress) begins(r *http.Request, at string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.quiet || o.many > 0 && at != o.at {
		o.quiet = true
		return false
	}
	o.at = at
	o.many++
	o.quiet = o.many >= everybodyMost && (r.Header.Get("X-Forwarded-For") != "" || near(r.RemoteAddr))
	return o.quiet
}

// near tells that the connection comes from this machine or its own network.
func near(remote string) bool {
	at, err := netip.ParseAddrPort(remote)
	return err == nil && (at.Addr().Unmap().IsLoopback() || at.Addr().Unmap().IsPrivate())
}
