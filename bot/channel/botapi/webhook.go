package botapi

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"net/http"
)

const (
	maxDelivery = 1 << 20
	maxProbe    = 4 << 10
)

// Hook takes a platform's deliveries. It answers 200 when Take says that nothing
// is left to be done, and 503 when the delivery has to come again.
type Hook struct {
	Header string // carries the secret, as it is
	Secret Secret
	Take   func(ctx context.Context, raw []byte) error
	// Probe recognises a question whether anybody is there: it may come without
	// the secret, and Take does not see it then. Nil: no such thing.
	Probe  func(raw []byte) bool
	Answer string // JSON, the body of 200
}

// ServeHTTP implements http.Handler.
func (h *Hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "POST only", http.StatusMethodNotAllowed)
		return
	}
	known := same(r.Header.Get(h.Header), h.Secret())
	raw, err := h.read(w, r, known)
	switch {
	case !known && (err != nil || !h.Probe(raw)):
		http.Error(w, "unauthorized", http.StatusUnauthorized)
		return
	case err != nil:
		http.Error(w, "not read", statusOfRead(err))
		return
	case known && h.Take(r.Context(), raw) != nil:
		w.Header().Set("Retry-After", "1")
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	if h.Answer != "" {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, h.Answer)
	}
}

var errUnknown = errors.New("not the secret")

// read reads what was delivered. Of somebody who names no secret no more is
// read than a probe has, and nothing of one who names a wrong one.
func (h *Hook) read(w http.ResponseWriter, r *http.Request, known bool) ([]byte, error) {
	most := int64(maxDelivery)
	if !known {
		if most = maxProbe; h.Probe == nil || r.Header.Get(h.Header) != "" {
			return nil, errUnknown
		}
	}
	return io.ReadAll(http.MaxBytesReader(w, r.Body, most))
}

func statusOfRead(err error) int {
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}

// same compares in a time that tells nothing about either.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}
