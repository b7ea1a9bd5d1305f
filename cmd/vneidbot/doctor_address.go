package main

import (
	"context"
	"errors"
	"net"
	"strings"
	"syscall"
)

// lookAddresses tells whether the program could listen, or does so already.
func lookAddresses(ctx context.Context, cfg *Config) []finding {
	list := []finding{lookAddress(ctx, "http", cfg.HTTPAddr, "/healthz", "ok")}
	if cfg.MetricsAddr != "" {
		list = append(list, lookAddress(ctx, "metrics", cfg.MetricsAddr, "/metrics", "vneidbot_"))
	}
	return list
}

// lookAddress opens the address for a moment. One that is taken is asked who is
// there: at page, this program says mark.
func lookAddress(ctx context.Context, what, addr, page, mark string) finding {
	l, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		if _, text, err := ask(ctx, "http://"+reachable(addr)+page); err == nil && strings.Contains(text, mark) {
			return lookOpen(what, addr, "address_ours")
		}
		return broken(what, "address_taken", "fact", addr)
	case err != nil:
		cause := syscall.Errno(0)
		_ = errors.As(err, &cause)
		return broken(what, "address_bad", "fact", addr, "cause", causeOf(cause))
	}
	_ = l.Close()
	return lookOpen(what, addr, "address_free")
}

// lookOpen warns of an address that everybody on the network reaches, past the
// proxy and without encryption.
func lookOpen(what, addr, fact string) finding {
	host, _, _ := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		return note(what, "address_open", "fact", addr)
	}
	return well(what, fact, "fact", addr)
}

// reachable is where an address that means all of this machine's can be asked.
func reachable(addr string) string {
	host, port, _ := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
