package zalo

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"vneidbot/bot/channel/botapi"
)

// How long a call may take that makes the platform fetch a picture, and one that
// only shows something.
const (
	photoTimeout = 150 * time.Second
	typeTimeout  = 3 * time.Second
)

// answer is the API's envelope. Its HTTP status says little: refusals come with
// 200 as well. One page of the documentation spells the code errorCode.
type answer struct {
	OK        yes             `json:"ok"`
	Result    json.RawMessage `json:"result"`
	Code      number          `json:"error_code"`
	OtherCode number          `json:"errorCode"`
	Text      text            `json:"description"`
}

// call calls a method and decodes its result, where there is one.
func (c *Channel) call(ctx context.Context, method string, params, result any) error {
	r, err := c.Request(ctx, method, params)
	if err != nil {
		return err
	}
	begun := time.Now()
	resp, err := c.HTTP.Do(r)
	if err != nil {
		c.Observe(method, 0, time.Since(begun))
		return c.Failed(method, err, !botapi.Undialled(err))
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := botapi.ReadAnswer(resp, botapi.MaxAnswer)
	c.Observe(method, resp.StatusCode, time.Since(begun))
	if err != nil {
		return c.Failed(method, err, !botapi.Undialled(err))
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
		return &botapi.Refusal{Code: code, Text: c.Unquoted(string(a.Text)), After: retryAfter(resp)}
	}
	if result == nil || len(a.Result) == 0 {
		return nil
	}
	return botapi.Decode(method, a.Result, result)
}

// foreign stands for an answer that is not the API's. With a token of the wrong
// form the platform answers such pages too, so 401 is believed; 408 is an idle
// poll whatever it is wrapped in.
func (c *Channel) foreign(method string, resp *http.Response) error {
	switch resp.StatusCode {
	case http.StatusUnauthorized, http.StatusTooManyRequests, http.StatusRequestTimeout:
		return &botapi.Refusal{Code: resp.StatusCode, After: retryAfter(resp)}
	}
	return &botapi.NetError{Text: method + ": not an answer of the API (HTTP " + strconv.Itoa(resp.StatusCode) + ")", Doubt: true}
}

func retryAfter(resp *http.Response) time.Duration {
	return time.Duration(botapi.RetryAfter(resp)) * time.Second
}
