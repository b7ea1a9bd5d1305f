package telegram

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"vneidbot/bot/channel/botapi"
)

// maxPoll bounds the answer to one getUpdates.
const maxPoll = 64 << 20

// question is what getUpdates is asked.
type question struct {
	Offset  int64    `json:"offset"`
	Limit   int      `json:"limit"`
	Timeout int      `json:"timeout"` // seconds
	Kinds   []string `json:"allowed_updates"`
}

// getUpdates asks without the library, which keeps the offset to itself: here
// every update stays as it came until its turn is durable.
func (c *Channel) getUpdates(ctx context.Context, offset int64, timeout time.Duration, limit int) ([]json.RawMessage, error) {
	const method = "getUpdates"
	ctx, cancel := context.WithTimeout(ctx, timeout+10*time.Second)
	defer cancel()
	reply, err := c.calls.call(ctx, method, question{offset, limit, int(timeout / time.Second), kinds}, maxPoll)
	if err != nil {
		return nil, err
	}
	if updates, ok := split(reply.body); ok && reply.status == http.StatusOK {
		return updates, nil
	}
	result, err := c.calls.read(method, reply)
	if err != nil {
		return nil, err
	}
	var updates []json.RawMessage
	return updates, botapi.Decode(method, result, &updates)
}
