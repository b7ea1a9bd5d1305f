package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"strconv"
	"time"
)

// maxPoll bounds the answer to one getUpdates.
const maxPoll = 64 << 20

// refusal is what the Bot API answered to getUpdates.
type refusal struct {
	code  int
	retry time.Duration
}

func (r *refusal) Error() string { return "HTTP " + strconv.Itoa(r.code) }

// getUpdates asks without the library, which decodes a batch as a whole.
func (c *Channel) getUpdates(ctx context.Context, offset int64, timeout time.Duration, limit int) ([]json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout+10*time.Second)
	defer cancel()
	body, kind := pollForm(offset, timeout, limit)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.method("getUpdates"), body)
	if err != nil {
		return nil, errors.New("the address of the Bot API cannot be used")
	}
	r.Header.Set("Content-Type", kind)
	begun := time.Now()
	resp, err := c.calls.http.Do(r)
	if err != nil {
		c.opts.Observe("getUpdates", 0, time.Since(begun))
		return nil, c.calls.failed("getUpdates", err)
	}
	defer func() { _ = resp.Body.Close() }()
	c.opts.Observe("getUpdates", resp.StatusCode, time.Since(begun))
	return c.readUpdates(resp)
}

func (c *Channel) readUpdates(resp *http.Response) ([]json.RawMessage, error) {
	raw, err := readBody(resp, maxPoll)
	if err != nil {
		return nil, c.calls.failed("getUpdates", err)
	}
	if updates, ok := split(raw); ok && resp.StatusCode == http.StatusOK {
		return updates, nil
	}
	var list struct {
		answer
		Result []json.RawMessage `json:"result"`
	}
	err = json.Unmarshal(raw, &list)
	switch {
	case err != nil, !list.OK && list.Code == 0: // a page of something between us and Telegram
		return nil, fmt.Errorf("getUpdates: not an answer of the Bot API (HTTP %d)", resp.StatusCode)
	case !list.OK:
		return nil, &refusal{code: list.Code, retry: time.Duration(list.Parameters.RetryAfter) * time.Second}
	}
	return list.Result, nil
}

// pollForm writes the question as the form that the library would send.
func pollForm(offset int64, timeout time.Duration, limit int) (*bytes.Buffer, string) {
	body := new(bytes.Buffer)
	form := multipart.NewWriter(body)
	allowed, _ := json.Marshal(kinds)
	for _, field := range [][2]string{
		{"offset", strconv.FormatInt(offset, 10)},
		{"limit", strconv.Itoa(limit)},
		{"timeout", strconv.Itoa(int(timeout / time.Second))},
		{"allowed_updates", string(allowed)},
	} {
		_ = form.WriteField(field[0], field[1]) // a buffer does not fail
	}
	_ = form.Close()
	return body, form.FormDataContentType()
}

func (c *Channel) method(name string) string {
	return c.base.String() + "/bot" + c.token() + "/" + name
}
