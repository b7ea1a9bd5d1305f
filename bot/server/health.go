package server

import (
	"context"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"
)

// alive answers whoever restarts a process that hangs: nothing but that it runs.
func alive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

// readyWithin bounds the questions to the parts.
const readyWithin = 3 * time.Second

// ready answers 200 when every part works and 503 otherwise, with a line per
// part. Causes go to the log: this page may be seen from outside.
func ready(check func(context.Context) map[string]error, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
		defer cancel()
		code, parts := http.StatusOK, map[string]string{}
		for name, err := range check(ctx) {
			parts[name] = "ok"
			if err != nil {
				parts[name], code = "failed", http.StatusServiceUnavailable
				log.Warn("not ready", "part", name, "err", err)
			}
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(code)
		_ = json.NewEncoder(w).Encode(parts)
	})
}

// private hides a page from everybody who does not ask this machine from itself.
// A reverse proxy on the same machine is told by the headers it adds, or by the
// public name that it passes on; one that does neither cannot be told.
func private(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !fromHere(r) {
			http.NotFound(w, r)
			return
		}
		h.ServeHTTP(w, r)
	})
}

func fromHere(r *http.Request) bool {
	for _, h := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via", "Cf-Connecting-Ip"} {
		if r.Header.Get(h) != "" {
			return false
		}
	}
	from, _, err := net.SplitHostPort(r.RemoteAddr)
	return err == nil && isLoopback(from) && isOwnName(r.Host)
}

// isOwnName tells whether the name that was asked for is this machine's own.
func isOwnName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return host == "localhost" || isLoopback(strings.Trim(host, "[]"))
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
