package zalo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// Why a picture is not fetched.
var (
	errUnsafe = errors.New("the picture's address is not one of the platform's")
	errGone   = errors.New("the picture is gone")
)

// Fetch opens a picture; see channel.Channel. Its address came in from outside,
// so it is fetched from the platform's own hosts only (guard.go). It runs out
// after a time nobody knows: the caller should come soon.
func (c *Channel) Fetch(ctx context.Context, f bot.File) (io.ReadCloser, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, f.Ref, nil)
	if err != nil || !c.photos.may(r.URL) {
		return nil, c.Unfetched(channel.Rejected, bot.Invalid, errUnsafe)
	}
	resp, err := c.photos.client.Do(r)
	if err != nil {
		return nil, c.broken(err)
	}
	switch {
	case resp.StatusCode == http.StatusNotFound || resp.StatusCode == http.StatusGone:
		err = c.Unfetched(channel.Rejected, bot.NotFound, errGone)
	case resp.StatusCode != http.StatusOK:
		err = c.Unfetched(channel.Again, bot.Unavailable, fmt.Errorf("HTTP %d", resp.StatusCode))
	case resp.ContentLength > botapi.MaxFile:
		err = c.TooBig()
	default:
		return c.Body(resp.Body, c.broken), nil
	}
	_ = resp.Body.Close()
	return nil, err
}

// broken is a download that may go better the next time, unless the address, or
// one it redirects to, is not to be asked at all.
func (c *Channel) broken(err error) error {
	if errors.Is(err, errUnsafe) {
		return c.Unfetched(channel.Rejected, bot.Invalid, errUnsafe)
	}
	if end := botapi.ContextEnd(err); end != nil {
		return c.Unfetched(channel.Again, bot.Unavailable, end)
	}
	return c.Unfetched(channel.Again, bot.Unavailable, errors.New("no connection, or it broke"))
}
