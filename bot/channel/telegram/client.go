package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// How long a call may take, and one that carries a picture. The http.Client
// itself has no limit: it would cut uploads short.
const (
	callTimeout   = 30 * time.Second
	uploadTimeout = 5 * time.Minute
	maxAnswer     = 4 << 20 // bytes of an answer that are read
	maxRetry      = 86400   // seconds to wait that are believed
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
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
			Protocols:             protocols,
			MaxIdleConns:          512,
			MaxIdleConnsPerHost:   256,
			IdleConnTimeout:       90 * time.Second,
			TLSHandshakeTimeout:   10 * time.Second,
			ResponseHeaderTimeout: 90 * time.Second, // above the long poll
		},
	}
}

// client carries the library's requests. It mends what the library leaves open:
// errors without the address, answers that are not JSON.
type client struct {
	http    *http.Client
	clean   func(string) string
	observe func(method string, status int, took time.Duration)
}

// netError is a call without an answer. Whether it was carried out nobody knows.
type netError struct {
	text  string
	cause error
	doubt bool // the request may have been carried out
}

func (e *netError) Error() string { return e.text }
func (e *netError) Unwrap() error { return e.cause }

// Do implements the library's HttpClient.
func (c *client) Do(r *http.Request) (*http.Response, error) {
	method := path.Base(r.URL.Path)
	begun := time.Now()
	resp, err := c.http.Do(r)
	if err != nil {
		c.observe(method, 0, time.Since(begun))
		return nil, c.failed(method, err)
	}
	body, err := readBody(resp, maxAnswer)
	_ = resp.Body.Close()
	c.observe(method, resp.StatusCode, time.Since(begun))
	if err != nil {
		return nil, c.failed(method, err)
	}
	if body, err = normal(method, resp, body); err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// failed takes the address out of a failure.
func (c *client) failed(method string, err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return &netError{text: method + ": " + c.clean(err.Error()), cause: contextEnd(err), doubt: answerLost(err)}
}

// answerLost tells whether the connection broke after the request was on its
// way: Telegram may have done what it asked for. A dial that failed sent nothing.
func answerLost(err error) bool {
	var broken *net.OpError
	if errors.As(err, &broken) {
		return broken.Op != "dial"
	}
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
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

// answer is the Bot API's envelope.
type answer struct {
	OK         bool            `json:"ok"`
	Result     json.RawMessage `json:"result"`
	Code       int             `json:"error_code"`
	Text       string          `json:"description"`
	Parameters struct {
		RetryAfter int   `json:"retry_after"`
		Migrate    int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

// readBody reads at most so many bytes, in one piece where the length is known.
func readBody(resp *http.Response, most int64) ([]byte, error) {
	var b bytes.Buffer
	if resp.ContentLength > 0 && resp.ContentLength <= most {
		b.Grow(int(resp.ContentLength) + bytes.MinRead)
	}
	_, err := b.ReadFrom(io.LimitReader(resp.Body, most))
	return b.Bytes(), err
}

// sentHead and doneHead are how Telegram begins the answers to most calls. What
// begins so need not be decoded twice.
var (
	sentHead = []byte(`{"ok":true,"result":{"message_id":`)
	doneHead = []byte(`{"ok":true,"result":`)
)

// usual is the answer for the library if it has Telegram's usual form.
func usual(method string, body []byte) ([]byte, bool) {
	if !bytes.HasSuffix(body, []byte("}")) || !bytes.HasPrefix(body, doneHead) {
		return nil, false
	}
	if !saying(method) {
		return body, true
	}
	rest, ok := bytes.CutPrefix(body, sentHead)
	end := bytes.IndexAny(rest, ",}")
	if !ok || end < 1 || bytes.ContainsFunc(rest[:end], func(r rune) bool { return r < '0' || r > '9' }) {
		return nil, false
	}
	return append(body[:len(sentHead)+end:len(sentHead)+end], "}}"...), true
}

func saying(method string) bool {
	return strings.HasPrefix(method, "send") || strings.HasPrefix(method, "edit")
}

// normal is an answer that the library can read: of a message its id alone,
// because a message that was sent must not fail on a field that is not as the
// library expects it; of a proxy's page, which may quote the address, nothing but its
// status. An answer that was spoiled on its way leaves the doubt of one that was lost.
func normal(method string, resp *http.Response, body []byte) ([]byte, error) {
	if mended, ok := usual(method, body); ok && resp.StatusCode == http.StatusOK {
		return mended, nil
	}
	var a answer
	err := json.Unmarshal(body, &a)
	switch {
	case err == nil && a.OK && saying(method):
		var sent struct {
			ID int `json:"message_id"`
		}
		_ = json.Unmarshal(a.Result, &sent)
		return fmt.Appendf(nil, `{"ok":true,"result":{"message_id":%d}}`, sent.ID), nil
	case err == nil && a.OK:
		return body, nil
	case err != nil && (resp.StatusCode == http.StatusOK || resp.StatusCode == http.StatusGatewayTimeout):
		return nil, &netError{text: fmt.Sprintf("%s: %s (HTTP %d)", method, noAnswer, resp.StatusCode), doubt: true}
	}
	return json.Marshal(refused(a, err, resp))
}

const noAnswer = "not an answer of the Bot API"

// refused is an answer that says no, with all that Telegram would say. Servers
// that stand in for Telegram may leave the code to the HTTP status and the
// time to wait to a header. A page says nothing about the chat or the token: it
// counts as a failure of the network.
func refused(a answer, broken error, resp *http.Response) answer {
	switch {
	case broken == nil && a.Code != 0:
	case broken == nil && a.Text != "" && resp.StatusCode >= http.StatusBadRequest:
		a.Code = resp.StatusCode
	default:
		a = answer{Code: http.StatusBadGateway, Text: fmt.Sprintf("%s (HTTP %d)", noAnswer, resp.StatusCode)}
		if resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusRequestEntityTooLarge {
			a.Code = resp.StatusCode
		}
	}
	if a.Code == http.StatusRequestEntityTooLarge { // of which the library knows nothing
		a.Code = http.StatusBadRequest
	}
	if a.Parameters.RetryAfter <= 0 {
		a.Parameters.RetryAfter, _ = strconv.Atoi(resp.Header.Get("Retry-After"))
	}
	a.Parameters.RetryAfter = min(max(a.Parameters.RetryAfter, 0), maxRetry)
	a.OK, a.Result = false, nil
	return a
}
