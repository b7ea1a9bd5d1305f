package server

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"time"
)

// FeedPath is where feeds are mounted: /so-lieu/<token>.csv.
const FeedPath = "/so-lieu/"

// Feeds serves numbers as CSV to spreadsheets, which have an address that nobody can
// guess. What has not changed is not sent again.
type Feeds struct {
	// Content is what the token's address has now, and what names that; ok is false for
	// a token that opens nothing.
	Content func(ctx context.Context, token string) (csv []byte, etag string, ok bool, err error)
}

// ServeHTTP answers GET and HEAD.
func (f Feeds) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "GET or HEAD only", http.StatusMethodNotAllowed)
		return
	}
	token, named := strings.CutSuffix(strings.TrimPrefix(r.URL.Path, FeedPath), ".csv")
	if !named {
		http.NotFound(w, r)
		return
	}
	csv, etag, ok, err := f.Content(r.Context(), token)
	switch {
	case err != nil:
		w.Header().Set("Retry-After", "60")
		http.Error(w, "not now", http.StatusServiceUnavailable)
		return
	case !ok:
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("ETag", etag)
	h.Set("Cache-Control", "private, no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'")
	h.Set("X-Robots-Tag", "noindex")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(csv))
}
