package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/netip"
	"strings"

	"vneidbot/bot"
)

// ReadPrefixes reads addresses and networks, "127.0.0.1" or "10.0.0.0/8".
func ReadPrefixes(list []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, s := range list {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		p, err := netip.ParsePrefix(s)
		if a, single := netip.ParseAddr(s); single == nil {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil {
			return nil, bot.Fail(bot.Invalid, "web: proxies", err)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}

// address is where a request comes from: what the connection says, or what our
// own proxies say. Each proxy appends whom it heard, so the last address that
// is no proxy of ours is the one; what stands before it anybody can write.
func (w *Web) address(r *http.Request) string {
	conn, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	at := conn.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && w.trusts(at); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		at = hop.Unmap()
	}
	if at.Is6() { // a household has a whole /64
		p, _ := at.Prefix(64)
		return p.String()
	}
	return at.String()
}

// Origin is the address of a request as an event carries it: it may be kept with a parked
// event, so nobody without the installation's key can tell which one it was.
func (w *Web) Origin(r *http.Request) string {
	h := hmac.New(sha256.New, w.Key)
	_, _ = h.Write([]byte("address " + w.address(r)))
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func (w *Web) trusts(a netip.Addr) bool {
	for _, p := range w.Trusted {
		if p.Contains(a) {
			return true
		}
	}
	return false
}
