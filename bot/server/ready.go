package server

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

// readyWithin bounds the questions to the parts, readyFor is how long an answer
// is given again: the page may be seen from outside, and nobody there shall make
// the program ask a platform or write to its disk as often as he likes.
const (
	readyWithin = 3 * time.Second
	readyFor    = 5 * time.Second
)

// readiness answers 200 when every part works and 503 otherwise, with a line per
// part. Causes go to the log, once for each time that the parts were asked.
type readiness struct {
	check func(context.Context) map[string]error
	log   *slog.Logger
	now   func() time.Time

	mu    sync.Mutex // held while the parts are asked: who comes meanwhile gets that answer
	asked time.Time
	parts map[string]string
	code  int
}

// ServeHTTP implements http.Handler.
func (r *readiness) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	code, parts := r.answer()
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(parts)
}

func (r *readiness) answer() (int, map[string]string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if age := r.now().Sub(r.asked); r.parts != nil && age >= 0 && age < readyFor {
		return r.code, r.parts
	}
	// Not under the request's context: the answer is for those who come next, too.
	ctx, cancel := context.WithTimeout(context.Background(), readyWithin)
	defer cancel()
	r.code, r.parts = http.StatusOK, map[string]string{}
	for name, err := range r.check(ctx) {
		r.parts[name] = "ok"
		if err != nil {
			r.parts[name], r.code = "failed", http.StatusServiceUnavailable
			r.log.Warn("not ready", "part", name, "err", err)
		}
	}
	r.asked = r.now()
	return r.code, r.parts
}
