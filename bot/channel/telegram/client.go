package telegram

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path"
	"strings"
	"time"

	"vneidbot/bot/channel/botapi"
)

// uploadTimeout is how long a call may take that carries a file.
const uploadTimeout = 5 * time.Minute

// maxRetry is how many seconds to wait are believed.
const maxRetry = 86400

// client carries the library's requests. It mends what the library leaves open:
// errors without the address, answers that are not JSON.
type client struct{ *botapi.Bot }

// Do implements the library's HttpClient.
func (c *client) Do(r *http.Request) (*http.Response, error) {
	method := path.Base(r.URL.Path)
	begun := time.Now()
	resp, err := c.HTTP.Do(r)
	if err != nil {
		c.Observe(method, 0, time.Since(begun))
		return nil, c.failed(method, err)
	}
	body, err := botapi.ReadAnswer(resp, botapi.MaxAnswer)
	_ = resp.Body.Close()
	c.Observe(method, resp.StatusCode, time.Since(begun))
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

// albumMethod is the one that answers a list of messages.
const albumMethod = "sendMediaGroup"

func idIn(message json.RawMessage) int {
	var sent struct {
		ID int `json:"message_id"`
	}
	_ = json.Unmarshal(message, &sent)
	return sent.ID
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
	case err == nil && a.OK && method == albumMethod:
		var sent []json.RawMessage
		_ = json.Unmarshal(a.Result, &sent)
		return fmt.Appendf(nil, `{"ok":true,"result":[{"message_id":%d}]}`, idIn(append(sent, nil)[max(len(sent)-1, 0)])), nil
	case err == nil && a.OK && saying(method):
		return fmt.Appendf(nil, `{"ok":true,"result":{"message_id":%d}}`, idIn(a.Result)), nil
	case err == nil && a.OK:
		return body, nil
	case err != nil && (resp.StatusCode == http.StatusOK || resp.StatusCode == http.StatusGatewayTimeout):
		return nil, &botapi.NetError{Text: fmt.Sprintf("%s: %s (HTTP %d)", method, noAnswer, resp.StatusCode), Doubt: true}
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
		a.Parameters.RetryAfter = botapi.RetryAfter(resp)
	}
	a.Parameters.RetryAfter = min(max(a.Parameters.RetryAfter, 0), maxRetry)
	a.OK, a.Result = false, nil
	return a
}
