package web

import (
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"strconv"
	"time"

	"vneidbot/bot"
)

// guarded sets what every answer says to the browser. Nothing is loaded from
// elsewhere, nothing runs that is not a file of ours.
func guarded(frames string, h http.Handler) http.Handler {
	policy := "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
		"frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors " + frames
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "same-origin")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Permissions-Policy", "geolocation=(), microphone=()")
		head.Set("Cache-Control", "no-store")
		h.ServeHTTP(w, r)
	})
}

var (
	errOrigin = errors.New("the request comes from another page")
	errTooBig = errors.New("the body is too large")
)

// postHeader is one that no form of another site can set.
const postHeader = "X-Vneid"

// sameSite refuses posts that another site's page caused. Browsers that are
// too old to say where a request comes from still cannot add our header.
func (w *Web) sameSite(r *http.Request) error {
	site, origin := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Origin")
	switch {
	case r.Header.Get(postHeader) == "":
	case site != "" && site != "same-origin":
	case origin != "" && !w.ours(r, origin):
	default:
		return nil
	}
	return bot.Fail(bot.Forbidden, "web: post", errOrigin)
}

// ours tells whether the origin is the page's. The demonstration is reached by
// any name that this machine has for itself.
func (w *Web) ours(r *http.Request, origin string) bool {
	return origin == w.origin || w.Demo != nil && ownName(r.Host) && origin == "http://"+r.Host
}

// slowDown is the answer to what comes too often.
type slowDown struct{ wait time.Duration }

func (slowDown) Error() string { return "too many posts" }

// counted is what a request is counted as, and how many there may be.
type counted struct {
	key  string
	most int
}

// paced counts a post of a person, or of a stranger who begins.
func (w *Web) paced(r *http.Request, person string, stranger bool) error {
	at := w.address(r)
	counts := []counted{{"a:" + at, w.Limits.Address}}
	if stranger {
		if w.Demo == nil && w.one.begins(r, at) {
			w.Log.Warn("everybody comes from one address and shares its limits: set TRUSTED_PROXIES to the proxy's address", "from", r.RemoteAddr)
		}
		counts = append(counts, counted{"n:" + at, w.Limits.Sessions})
	} else {
		counts = append(counts, counted{"s:" + person, w.Limits.Posts})
	}
	if r.URL.Path == picturePath {
		counts = append(counts, counted{"u:" + at, w.Limits.Uploads})
		if !stranger {
			counts = append(counts, counted{"p:" + person, w.Limits.Pictures})
		}
	}
	for _, c := range counts {
		if wait := w.pace.take(c.key, c.most); wait > 0 {
			return slowDown{wait}
		}
	}
	return nil
}

// refuse answers an error with a code that the page understands and a sentence
// for the person. Causes stay in the log.
func (w *Web) refuse(rw http.ResponseWriter, r *http.Request, err error) {
	code, key := http.StatusServiceUnavailable, "away"
	var slow slowDown
	var large *http.MaxBytesError
	switch kind := bot.KindOf(err); {
	case errors.As(err, &slow):
		code, key = http.StatusTooManyRequests, "slow"
		rw.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(slow.wait.Seconds()))))
	case errors.Is(err, errTooBig) || errors.As(err, &large):
		code, key = http.StatusRequestEntityTooLarge, tooLarge(r)
		rw.Header().Set("Connection", "close") // the rest of the body is not read
	case errors.Is(err, errStranger) || kind == bot.Forbidden:
		code, key = http.StatusForbidden, "forbidden"
	case kind == bot.Invalid:
		code, key = http.StatusBadRequest, "broken"
	default:
		rw.Header().Set("Retry-After", "1")
		if r.Context().Err() == nil {
			w.Log.Warn("post comes again", "err", err)
		}
	}
	answer(rw, code, map[string]string{"error": w.Words.Words(langOf(r), bot.T("web.error."+key))})
}

func tooLarge(r *http.Request) string {
	if r.URL.Path == picturePath {
		return "big"
	}
	return "long"
}

func answer(rw http.ResponseWriter, code int, body any) {
	rw.Header().Set("Content-Type", "application/json; charset=utf-8")
	rw.WriteHeader(code)
	_ = json.NewEncoder(rw).Encode(body)
}

// langOf is the language of the page itself; the conversation has its own.
func langOf(r *http.Request) string {
	if r.URL.Query().Get("lang") == "en" {
		return "en"
	}
	return "vi"
}
