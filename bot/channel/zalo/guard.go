package zalo

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// photoHosts are the hosts that pictures are fetched from, and the client that
// keeps to them: at every redirect, and at the address that a name resolves to.
type photoHosts struct {
	suffixes []string        // "zdn.vn" with all below it, by https, at public addresses
	literal  map[string]bool // "127.0.0.1:8081": trusted as it is
	client   *http.Client
}

// The limits of fetching.
const (
	redirectsMost = 3
	fetchHeader   = 20 * time.Second
)

func newPhotoHosts(list []string) *photoHosts {
	h := &photoHosts{literal: map[string]bool{}}
	for _, host := range list {
		host = strings.Trim(strings.ToLower(strings.TrimSpace(host)), "*.")
		switch {
		case host == "":
		case strings.Contains(host, ":"):
			h.literal[host] = true
		default:
			h.suffixes = append(h.suffixes, host)
		}
	}
	h.client = &http.Client{CheckRedirect: h.redirect, Transport: &http.Transport{
		// No proxy: it would be asked for the name, and nobody here would see
		// which address it dials.
		DialContext:           h.dial,
		MaxIdleConnsPerHost:   8,
		IdleConnTimeout:       30 * time.Second,
		TLSHandshakeTimeout:   10 * time.Second,
		ResponseHeaderTimeout: fetchHeader,
	}}
	return h
}

// may tells whether the address is one that pictures come from.
func (h *photoHosts) may(u *url.URL) bool {
	if u.User != nil || u.Host == "" {
		return false
	}
	if h.literal[strings.ToLower(u.Host)] {
		return u.Scheme == "http" || u.Scheme == "https"
	}
	if port := u.Port(); u.Scheme != "https" || port != "" && port != "443" {
		return false
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	for _, suffix := range h.suffixes {
		if host == suffix || strings.HasSuffix(host, "."+suffix) {
			return true
		}
	}
	return false
}

// redirect looks at each address on the way. The last one is nobody's business
// at the next, and the platform refuses foreign ones.
func (h *photoHosts) redirect(r *http.Request, via []*http.Request) error {
	r.Header.Del("Referer")
	if len(via) > redirectsMost || !h.may(r.URL) {
		return errUnsafe
	}
	return nil
}

// dial connects to public addresses only, whatever a name resolves to.
func (h *photoHosts) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	d := net.Dialer{Timeout: 10 * time.Second}
	if !h.literal[strings.ToLower(addr)] {
		d.Control = publicOnly
	}
	return d.DialContext(ctx, network, addr)
}

func publicOnly(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !isPublic(at.Addr()) {
		return errUnsafe
	}
	return nil
}

// closed are the networks that belong to nobody on the internet, besides those
// that netip knows, and those that hand a packet on to an IPv4 address.
var closed = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("2001::/32"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("::/96"), netip.MustParsePrefix("fec0::/10"),
}

func isPublic(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	for _, prefix := range closed {
		if prefix.Contains(ip) {
			return false
		}
	}
	return true
}
