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
	"github.com/go-telegram/bot/models"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// Fetch opens a file; see channel.Channel. One that is too large is Rejected
// with bot.Exhausted. The address of a file holds the token: it is made here,
// used once, and in no error.
func (c *Channel) Fetch(ctx context.Context, f bot.File) (io.ReadCloser, error) {
	if f.Size > botapi.MaxFile {
		return nil, c.TooBig()
	}
	at, err := c.locate(ctx, f.Ref)
	if err != nil {
		return nil, err
	}
	if file, ok := c.onDisk(at); ok {
		return c.Body(file, c.brokenOff), nil
	}
	return c.download(ctx, at)
}

// onDisk opens a file that a Bot API server of one's own shares with the bot:
// in its --local mode it names files by their place on its disk.
func (c *Channel) onDisk(at string) (io.ReadCloser, bool) {
	if !filepath.IsAbs(at) || c.Base.String() == DefaultAPIURL {
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
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.Base.JoinPath("file", "bot"+c.Token(), at).String(), nil)
	if err != nil {
		return nil, c.broken(errors.New("the path of the file cannot be used"))
	}
	resp, err := c.files.Do(r)
	if err != nil {
		return nil, c.brokenOff(err)
	}
	switch {
	case resp.StatusCode != http.StatusOK:
		_ = resp.Body.Close()
		return nil, c.broken(fmt.Errorf("HTTP %d", resp.StatusCode))
	case resp.ContentLength > botapi.MaxFile:
		_ = resp.Body.Close()
		return nil, c.TooBig()
	}
	return c.Body(resp.Body, c.brokenOff), nil
}

// locate asks where the file is now; the answer holds for an hour.
func (c *Channel) locate(ctx context.Context, ref string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	var info models.File
	err := c.calls.ask(ctx, "getFile", &api.GetFileParams{FileID: ref}, &info)
	switch {
	case says(err, []string{"file is too big"}), err == nil && info.FileSize > botapi.MaxFile:
		return "", c.TooBig()
	case says(err, mislaid):
		return "", c.broken(err)
	case err != nil:
		return "", c.sendError("fetch", err)
	case info.FilePath == "":
		return "", c.broken(errors.New("no path"))
	}
	return info.FilePath, nil
}

// broken is a download that may go better the next time.
func (c *Channel) broken(err error) error {
	return c.Unfetched(channel.Again, bot.Unavailable, c.scrub(err))
}

// brokenOff is a failure of the network.
func (c *Channel) brokenOff(err error) error { return c.broken(c.calls.failed("download", err)) }
