package zalo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// MaxFile is the largest picture that is fetched, in bytes.
const MaxFile = 20 << 20

// Why a picture is not fetched.
var (
	errUnsafe = errors.New("the picture's address is not one of the platform's")
	errTooBig = errors.New("the picture is too large")
	errGone   = errors.New("the picture is gone")
)

// Fetch opens a picture; see channel.Channel. Its address came in from outside,
// so it is fetched from the platform's own hosts only (guard.go). It runs out
// after a time nobody knows: the caller should come soon.
func (c *Channel) Fetch(ctx context.Context, f bot.File) (io.ReadCloser, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, f.Ref, nil)
	if err != nil || !c.photos.may(r.URL) {
		return nil, unfetched(channel.Rejected, bot.Invalid, errUnsafe)
	}
	resp, err := c.photos.client.Do(r)
	if err != nil {
		return nil, c.broken(err)
	}
	switch {
	case resp.StatusCode == http.StatusNotFound || resp.StatusCode == http.StatusGone:
		err = unfetched(channel.Rejected, bot.NotFound, errGone)
	case resp.StatusCode != http.StatusOK:
		err = unfetched(channel.Again, bot.Unavailable, fmt.Errorf("HTTP %d", resp.StatusCode))
	case resp.ContentLength > MaxFile:
		err = unfetched(channel.Rejected, bot.Exhausted, errTooBig)
	default:
		return &body{c: c, from: resp.Body, left: MaxFile}, nil
	}
	_ = resp.Body.Close()
	return nil, err
}

func unfetched(o channel.Outcome, kind bot.Kind, err error) error {
	return &channel.SendError{Outcome: o, Err: bot.Fail(kind, "zalo: fetch", err)}
}

// broken is a download that may go better the next time, unless the address, or
// one it redirects to, is not to be asked at all.
func (c *Channel) broken(err error) error {
	if errors.Is(err, errUnsafe) {
		return unfetched(channel.Rejected, bot.Invalid, errUnsafe)
	}
	if end := contextEnd(err); end != nil {
		return unfetched(channel.Again, bot.Unavailable, end)
	}
	return unfetched(channel.Again, bot.Unavailable, errors.New("no connection, or it broke"))
}

// body is a picture on its way in. It gives at most MaxFile bytes, and its
// errors name no address.
type body struct {
	c    *Channel
	from io.ReadCloser
	left int64
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, unfetched(channel.Rejected, bot.Exhausted, errTooBig)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = b.c.broken(err)
	}
	return n, err
}

func (b *body) Close() error { return b.from.Close() }
