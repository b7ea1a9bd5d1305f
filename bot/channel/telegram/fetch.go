package telegram

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"

	api "github.com/go-telegram/bot"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// MaxFile is the size of a file that Telegram hands to bots, in bytes.
const MaxFile = 20 << 20

var errTooBig = errors.New("the file is larger than a bot may fetch")

// Fetch opens a file; see channel.Channel. One that is too large is Rejected
// with bot.Exhausted. The address of a file holds the token: it is made here,
// used once, and in no error.
func (c *Channel) Fetch(ctx context.Context, f bot.File) (io.ReadCloser, error) {
	if f.Size > MaxFile {
		return nil, tooBig()
	}
	at, err := c.locate(ctx, f.Ref)
	if err != nil {
		return nil, err
	}
	if file, ok := c.onDisk(at); ok {
		return &body{c: c, from: file, left: MaxFile}, nil
	}
	return c.download(ctx, at)
}

// onDisk opens a file that a Bot API server of one's own shares with the bot:
// in its --local mode it names files by their place on its disk.
func (c *Channel) onDisk(at string) (io.ReadCloser, bool) {
	if !filepath.IsAbs(at) || c.base.String() == DefaultAPIURL {
		return nil, false
	}
	if info, err := os.Stat(at); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	file, err := os.Open(at)
	return file, err == nil
}

func (c *Channel) download(ctx context.Context, at string) (io.ReadCloser, error) {
	at = (&url.URL{Path: at}).EscapedPath() // names may hold spaces and signs
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base.JoinPath("file", "bot"+c.token(), at).String(), nil)
	if err != nil {
		return nil, c.broken(errors.New("the path of the file cannot be used"))
	}
	resp, err := c.files.Do(r)
	if err != nil {
		return nil, c.broken(c.calls.failed("download", err))
	}
	switch {
	case resp.StatusCode != http.StatusOK:
		_ = resp.Body.Close()
		return nil, c.broken(fmt.Errorf("HTTP %d", resp.StatusCode))
	case resp.ContentLength > MaxFile:
		_ = resp.Body.Close()
		return nil, tooBig()
	}
	return &body{c: c, from: resp.Body, left: MaxFile}, nil
}

// locate asks where the file is now; the answer holds for an hour.
func (c *Channel) locate(ctx context.Context, ref string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	info, err := c.api.GetFile(ctx, &api.GetFileParams{FileID: ref})
	switch {
	case says(err, []string{"file is too big"}), err == nil && info.FileSize > MaxFile:
		return "", tooBig()
	case says(err, mislaid):
		return "", c.broken(err)
	case err != nil:
		return "", c.sendError("fetch", err)
	case info.FilePath == "":
		return "", c.broken(errors.New("no path"))
	}
	return info.FilePath, nil
}

func tooBig() error {
	return &channel.SendError{Outcome: channel.Rejected, Err: bot.Fail(bot.Exhausted, "telegram: fetch", errTooBig)}
}

// broken is a download that may go better the next time.
func (c *Channel) broken(err error) error {
	return &channel.SendError{Outcome: channel.Again, Err: bot.Fail(bot.Unavailable, "telegram: fetch", c.scrub(err))}
}

// body is a file on its way in. It gives at most MaxFile bytes, and its errors
// are clean as well.
type body struct {
	c    *Channel
	from io.ReadCloser
	left int64
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, tooBig()
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = b.c.broken(b.c.calls.failed("download", err))
	}
	return n, err
}

func (b *body) Close() error { return b.from.Close() }
