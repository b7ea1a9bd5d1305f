package botapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// CallTimeout is how long a call may take. The http.Client itself has no limit:
// it would cut uploads short.
const CallTimeout = 30 * time.Second

// MaxAnswer is how many bytes of an answer are read.
const MaxAnswer = 4 << 20

// NewHTTP makes a client that keeps so many connections open and never follows
// a redirect: Go would hand the address, and the token in it, on as Referer.
// It speaks HTTP/1.1 only, as one dead HTTP/2 connection would stop every call.
func NewHTTP(idle int) *http.Client {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
			Protocols:             protocols,
			MaxIdleConns:          2 * idle,
			MaxIdleConnsPerHost:   idle,
			IdleConnTimeout:       90 * time.Second,
			TLSHandshakeTimeout:   10 * time.Second,
			ResponseHeaderTimeout: 3 * time.Minute, // above every long poll, and a picture that is fetched meanwhile
		},
	}
}

// Request is a call of a method with its parameters as JSON, without a body where
// there are none: servers that stand in for the platform refuse an empty one.
func (b *Bot) Request(ctx context.Context, method string, params any) (*http.Request, error) {
	var body []byte
	if params != nil {
		var err error
		if body, err = json.Marshal(params); err != nil {
			return nil, &NetError{Text: method + ": parameters cannot be encoded"}
		}
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, b.Method(method), bytes.NewReader(body))
	if err != nil {
		return nil, &NetError{Text: method + ": the address cannot be used"}
	}
	if params != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	return r, nil
}

// Decode reads the result of a method that was done.
func Decode(method string, raw []byte, result any) error {
	if json.Unmarshal(raw, result) != nil { // the decoder's words quote the answer
		return &NetError{Text: method + ": the result is of another form", Doubt: true}
	}
	return nil
}

// NetError is a call without an answer of the API.
type NetError struct {
	Text  string
	Cause error // a context's end alone
	Doubt bool  // the request may have been carried out
}

func (e *NetError) Error() string { return e.Text }

// Unwrap gives the context's end.
func (e *NetError) Unwrap() error { return e.Cause }

// Refusal is what the API answered instead of a result.
type Refusal struct {
	Code  int
	Text  string        // without secrets
	After time.Duration // to wait, where the answer says so
}

func (r *Refusal) Error() string {
	if r.Text == "" {
		return "error " + strconv.Itoa(r.Code)
	}
	return "error " + strconv.Itoa(r.Code) + ": " + r.Text
}

// Failed is a failure of a call without the address, which holds the token.
func (b *Bot) Failed(method string, err error, doubt bool) *NetError {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return &NetError{Text: method + ": " + b.Clean(err.Error()), Cause: ContextEnd(err), Doubt: doubt}
}

// ContextEnd is all that is kept of a cause: callers ask for it, and no other
// part of a chain of errors can be trusted to be without the address.
func ContextEnd(err error) error {
	for _, end := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, end) {
			return end
		}
	}
	return nil
}

// Undialled tells that no connection came about: nothing was sent.
func Undialled(err error) bool {
	var broken *net.OpError
	return errors.As(err, &broken) && broken.Op == "dial"
}

// ReadAnswer reads at most so many bytes, in one piece where the length is known.
func ReadAnswer(resp *http.Response, most int64) ([]byte, error) {
	var b bytes.Buffer
	if resp.ContentLength > 0 && resp.ContentLength <= most {
		b.Grow(int(resp.ContentLength) + bytes.MinRead)
	}
	_, err := b.ReadFrom(io.LimitReader(resp.Body, most))
	return b.Bytes(), err
}

// RetryAfter is the header's seconds, 0 for none.
func RetryAfter(resp *http.Response) int {
	seconds, _ := strconv.Atoi(resp.Header.Get("Retry-After"))
	return max(seconds, 0)
}
