package main

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// askWithin bounds one question to an address.
const askWithin = 5 * time.Second

// lookPage goes to PUBLIC_URL as a principal's phone does, and asks what is said
// to whoever watches.
func lookPage(ctx context.Context, cfg *Config) (list []finding) {
	if cfg.PublicURL == "" {
		return nil
	}
	if u, err := url.Parse(cfg.PublicURL); err == nil && u.Scheme == "http" && !isHere(u.Hostname()) {
		list = append(list, broken("page", "page_http", "fact", cfg.PublicURL))
	}
	if len(cfg.Proxies) == 0 {
		list = append(list, note("page", "page_proxies"))
	}
	status, text, err := ask(ctx, cfg.PublicURL+"/healthz")
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.As(err, &certificate):
		return append(list, broken("page", "page_certificate", "fact", cfg.PublicURL))
	case err != nil:
		return append(list, broken("page", "page_away", "fact", cfg.PublicURL))
	case status != http.StatusOK || text != "ok":
		return append(list, note("page", "page_other", "fact", cfg.PublicURL, "n", status))
	}
	return append(list, well("page", "page_ok", "fact", cfg.PublicURL))
}

// isHere tells whether the name is this machine's own, where nobody listens in.
func isHere(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// patient does not follow redirects: what stands at the address counts.
var patient = &http.Client{Timeout: askWithin, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// ask is what an address answers: its status and the beginning of its text.
func ask(ctx context.Context, address string) (int, string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0, "", err
	}
	answer, err := patient.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 64<<10))
	return answer.StatusCode, strings.TrimSpace(string(text)), err
}
