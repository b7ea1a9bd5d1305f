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
	"path"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot/channel/botapi"
)

// uploadTimeout is how long a call may take that carries a file.
const uploadTimeout = 5 * time.Minute

// maxRetry is how many seconds to wait are believed.
const maxRetry = 86400

// client makes the calls: albums for the library, whose HttpClient it is, files as forms
// (form.go), and all others as JSON. The library would send a form where there is no
// file either, and that took a twentieth of a report's CPU.
type client struct{ *botapi.Bot }

// Do implements the library's HttpClient, for methods that send. It mends what the
// library leaves open: errors without the address, answers that are not as the library
// expects them, of which it is given the id alone.
func (c *client) Do(r *http.Request) (*http.Response, error) {
	method := path.Base(r.URL.Path)
	reply, err := c.exchange(method, r, botapi.MaxAnswer)
	if err != nil {
		return nil, err
	}
	result, err := c.read(method, reply)
	if err != nil {
		return nil, err
	}
	mended := fmt.Sprintf(`{"ok":true,"result":{"message_id":%d}}`, idIn(result))
	if method == albumMethod {
		var sent []json.RawMessage
		_ = json.Unmarshal(result, &sent)
		mended = fmt.Sprintf(`{"ok":true,"result":[{"message_id":%d}]}`, idIn(append(sent, nil)[max(len(sent)-1, 0)]))
	}
	return &http.Response{StatusCode: reply.status, Body: io.NopCloser(strings.NewReader(mended))}, nil
}

// albumMethod is the one that answers a list of messages.
const albumMethod = "sendMediaGroup"

// ask calls a method and decodes its result, where somebody wants it.
func (c *client) ask(ctx context.Context, method string, params, result any) error {
	reply, err := c.call(ctx, method, params, botapi.MaxAnswer)
	if err != nil {
		return err
	}
	raw, err := c.read(method, reply)
	if err != nil || result == nil {
		return err
	}
	return botapi.Decode(method, raw, result)
}

// send calls a method that says something and gives the message's id. A message that
// was sent must not fail on a field that is not as somebody expects it.
func (c *client) send(ctx context.Context, method string, params any) (int, error) {
	reply, err := c.call(ctx, method, params, botapi.MaxAnswer)
	if err != nil {
		return 0, err
	}
	if id, ok := usualID(reply); ok {
		return id, nil
	}
	result, err := c.read(method, reply)
	return idIn(result), err
}

// call calls a method with JSON and reads at most so many bytes of the answer.
func (c *client) call(ctx context.Context, method string, params any, most int64) (reply, error) {
	r, err := c.Request(ctx, method, params)
	if err != nil {
		return reply{}, err
	}
	return c.exchange(method, r, most)
}

// reply is an answer as it came.
type reply struct {
	status int
	after  int // seconds to wait, by a header
	body   []byte
}

// exchange sends a request and reads its answer.
func (c *client) exchange(method string, r *http.Request, most int64) (reply, error) {
	begun := time.Now()
	resp, err := c.HTTP.Do(r)
	if err != nil {
		c.Observe(method, 0, time.Since(begun))
		return reply{}, c.failed(method, err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := botapi.ReadAnswer(resp, most)
	c.Observe(method, resp.StatusCode, time.Since(begun))
	if err != nil {
		return reply{}, c.failed(method, err)
	}
	return reply{resp.StatusCode, botapi.RetryAfter(resp), body}, nil
}

// failed takes the address out of a failure.
func (c *client) failed(method string, err error) error {
	return c.Failed(method, err, answerLost(err))
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

// sentHead is how Telegram begins the answers of methods that send. What begins so
// need not be decoded.
var sentHead = []byte(`{"ok":true,"result":{"message_id":`)

func usualID(r reply) (id int, ok bool) {
	rest, ok := bytes.CutPrefix(r.body, sentHead)
	end := bytes.IndexAny(rest, ",}")
	if !ok || end < 1 || !bytes.HasSuffix(rest, []byte("}}")) || r.status != http.StatusOK {
		return 0, false
	}
	id, err := strconv.Atoi(string(rest[:end]))
	return id, err == nil
}

func idIn(message json.RawMessage) int {
	var sent struct {
		ID int `json:"message_id"`
	}
	_ = json.Unmarshal(message, &sent)
	return sent.ID
}

// read takes an answer apart. Of a proxy's page, which may quote the address, nothing
// stays but its status; an answer that was spoiled on its way leaves the doubt of one
// that was lost.
func (c *client) read(method string, r reply) (json.RawMessage, error) {
	var a answer
	err := json.Unmarshal(r.body, &a)
	switch {
	case err == nil && a.OK:
		return a.Result, nil
	case err != nil && (r.status == http.StatusOK || r.status == http.StatusGatewayTimeout):
		return nil, &botapi.NetError{Text: fmt.Sprintf("%s: %s (HTTP %d)", method, noAnswer, r.status), Doubt: true}
	}
	return nil, c.refusal(refused(a, err, r))
}

// refusal is an answer that says no as an error.
func (c *client) refusal(no answer) error {
	text := c.Clean(no.Text)
	if no.Code == http.StatusBadRequest && no.Parameters.Migrate != 0 {
		return &movedError{no.Parameters.Migrate, text}
	}
	return &botapi.Refusal{Code: no.Code, Text: text, After: time.Duration(no.Parameters.RetryAfter) * time.Second}
}

// movedError is a chat that has another id now.
type movedError struct {
	to   int64
	text string
}

func (e *movedError) Error() string { return e.text }

const noAnswer = "not an answer of the Bot API"

// refused is an answer that says no, with all that Telegram would say. Servers
// that stand in for Telegram may leave the code to the HTTP status and the
// time to wait to a header. A page says nothing about the chat or the token: it
// counts as a failure of the network.
func refused(a answer, broken error, r reply) answer {
	switch {
	case broken == nil && a.Code != 0:
	case broken == nil && a.Text != "" && r.status >= http.StatusBadRequest:
		a.Code = r.status
	default:
		a = answer{Code: http.StatusBadGateway, Text: fmt.Sprintf("%s (HTTP %d)", noAnswer, r.status)}
		if r.status == http.StatusTooManyRequests || r.status == http.StatusRequestEntityTooLarge {
			a.Code = r.status
		}
	}
	if a.Code == http.StatusRequestEntityTooLarge { // without the file it might go
		a.Code = http.StatusBadRequest
	}
	if a.Parameters.RetryAfter <= 0 {
		a.Parameters.RetryAfter = r.after
	}
	a.Parameters.RetryAfter = min(max(a.Parameters.RetryAfter, 0), maxRetry)
	a.OK, a.Result = false, nil
	return a
}
