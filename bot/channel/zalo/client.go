package zalo

import (
	"bytes"
	"cmp"
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

// How long a call may take, and one that makes the platform fetch a picture.
const (
	callTimeout  = 30 * time.Second
	photoTimeout = 150 * time.Second
	typeTimeout  = 3 * time.Second
	maxAnswer    = 4 << 20 // bytes of an answer that are read
)

// newHTTP makes a client whose connections stay open and which never follows a
// redirect: Go would hand the address, and the token in it, on as Referer.
// It speaks HTTP/1.1 only, as one dead HTTP/2 connection would stop every call.
func newHTTP() *http.Client {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			Proxy:               http.ProxyFromEnvironment,
			DialContext:         (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
			Protocols:           protocols,
			MaxIdleConns:        64,
			MaxIdleConnsPerHost: 64,
			IdleConnTimeout:     90 * time.Second,
			TLSHandshakeTimeout: 10 * time.Second,
		},
	}
}

// answer is the API's envelope. Its HTTP status says little: refusals come with
// 200 as well. One page of the documentation spells the code errorCode.
type answer struct {
	OK        yes             `json:"ok"`
	Result    json.RawMessage `json:"result"`
	Code      number          `json:"error_code"`
	OtherCode number          `json:"errorCode"`
	Text      text            `json:"description"`
}

// refusal is what the API answered instead of a result.
type refusal struct {
	code  int
	text  string        // cleaned
	after time.Duration // of 429, where the answer says so
}

func (r *refusal) Error() string {
	if r.text == "" {
		return "error " + strconv.Itoa(r.code)
	}
	return "error " + strconv.Itoa(r.code) + ": " + r.text
}

// netError is a call without an answer of the API. sent tells that the request
// may have been carried out.
type netError struct {
	text  string
	cause error
	sent  bool
}

func (e *netError) Error() string { return e.text }
func (e *netError) Unwrap() error { return e.cause }

// call calls a method and decodes its result, where there is one.
func (c *Channel) call(ctx context.Context, method string, params, result any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return &netError{text: method + ": parameters cannot be encoded"}
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base.String()+"/bot"+c.token()+"/"+method, bytes.NewReader(body))
	if err != nil {
		return &netError{text: method + ": the address cannot be used"}
	}
	r.Header.Set("Content-Type", "application/json")
	begun := time.Now()
	resp, err := c.http.Do(r)
	if err != nil {
		c.opts.Observe(method, 0, time.Since(begun))
		return c.failed(method, err)
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	c.opts.Observe(method, resp.StatusCode, time.Since(begun))
	if err != nil {
		return c.failed(method, err)
	}
	return c.read(method, resp, raw, result)
}

// read takes the envelope apart. A page of something in between, which may
// quote the address, gives nothing but its status.
func (c *Channel) read(method string, resp *http.Response, raw []byte, result any) error {
	var a answer
	if err := json.Unmarshal(raw, &a); err != nil {
		return c.foreign(method, resp)
	}
	if !a.OK {
		code := cmp.Or(int(a.Code), int(a.OtherCode), resp.StatusCode)
		if code == http.StatusOK {
			return c.foreign(method, resp)
		}
		return &refusal{code: code, text: c.quote(string(a.Text)), after: retryAfter(resp)}
	}
	if result == nil || len(a.Result) == 0 {
		return nil
	}
	if err := json.Unmarshal(a.Result, result); err != nil {
		return &netError{text: method + ": the result is of another form", sent: true}
	}
	return nil
}

// foreign stands for an answer that is not the API's. With a token of the wrong
// form the platform answers such pages too, so 401 is believed; 408 is an idle
// poll whatever it is wrapped in.
func (c *Channel) foreign(method string, resp *http.Response) error {
	switch resp.StatusCode {
	case http.StatusUnauthorized, http.StatusTooManyRequests, http.StatusRequestTimeout:
		return &refusal{code: resp.StatusCode, after: retryAfter(resp)}
	}
	return &netError{text: method + ": not an answer of the API (HTTP " + strconv.Itoa(resp.StatusCode) + ")", sent: true}
}

func retryAfter(resp *http.Response) time.Duration {
	seconds, _ := strconv.Atoi(resp.Header.Get("Retry-After"))
	return time.Duration(max(seconds, 0)) * time.Second
}

// failed takes the address out of a failure.
func (c *Channel) failed(method string, err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var dial *net.OpError
	unsent := errors.As(err, &dial) && dial.Op == "dial"
	return &netError{text: method + ": " + c.clean(err.Error()), cause: contextEnd(err), sent: !unsent}
}

// contextEnd is all that is kept of a cause: callers ask for it, and no other
// part of a chain of errors can be trusted to be without the address.
func contextEnd(err error) error {
	for _, end := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, end) {
			return end
		}
	}
	return nil
}
