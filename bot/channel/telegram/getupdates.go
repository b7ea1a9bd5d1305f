package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"mime/multipart"
	"net/http"
	"strconv"
	"time"

	"vneidbot/bot/channel/botapi"
)

// maxPoll bounds the answer to one getUpdates.
const maxPoll = 64 << 20

// getUpdates asks without the library, which keeps the offset to itself: here
// every update stays as it came until its turn is durable.
func (c *Channel) getUpdates(ctx context.Context, offset int64, timeout time.Duration, limit int) ([]json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout+10*time.Second)
	defer cancel()
	body, kind := pollForm(offset, timeout, limit)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.Method("getUpdates"), body)
	if err != nil {
		return nil, errors.New("the address of the Bot API cannot be used")
	}
	r.Header.Set("Content-Type", kind)
	begun := time.Now()
	resp, err := c.HTTP.Do(r)
	if err != nil {
		c.Observe("getUpdates", 0, time.Since(begun))
		return nil, c.calls.failed("getUpdates", err)
	}
	defer func() { _ = resp.Body.Close() }()
	c.Observe("getUpdates", resp.StatusCode, time.Since(begun))
	return c.readUpdates(resp)
}

func (c *Channel) readUpdates(resp *http.Response) ([]json.RawMessage, error) {
	raw, err := botapi.ReadAnswer(resp, maxPoll)
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
	if err == nil && list.OK {
		return list.Result, nil
	}
	no := refused(list.answer, err, resp)
	return nil, &botapi.Refusal{Code: no.Code, Text: c.Clip(no.Text), After: time.Duration(no.Parameters.RetryAfter) * time.Second}
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
