// Package telegram is the channel to Telegram's Bot API.
//
// It uses go-telegram/bot for its types and for albums; files are sent as forms that
// stream (form.go), and all else is called as JSON (client.go). Updates it takes in by
// itself, because the library confirms them before they are handled: here an update is
// confirmed when its turn is durable and not earlier, whatever happens to the process
// (window.go, poll.go, webhook.go). Each update is decoded
// alone; one that cannot be decoded is parked and delays nobody.
//
// The token is part of every address of the Bot API. No error, log line or
// printed value of this package holds it (botapi, client.go).
package telegram

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"sync/atomic"
	"time"

	api "github.com/go-telegram/bot"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// Name is the channel's part of account and chat ids.
const Name = "telegram"

// DefaultAPIURL is Telegram's own server.
const DefaultAPIURL = "https://api.telegram.org"

var platform = botapi.Platform{
	Name: Name, APIURL: DefaultAPIURL, HookPath: "/telegram", HookSecret: regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`),
	LongestPoll: 50 * time.Second, PollTimeout: 50 * time.Second, Idle: 256,
}

// Options configures a channel. Only the token is required.
type Options struct {
	botapi.Options
	// Menus are the commands that clients offer.
	Menus []Menu
	// ChatMenus are those of single chats, set at the start after the others, one
	// after another. May be nil.
	ChatMenus func(ctx context.Context) ([]Menu, error)
	// Profiles are what the apps show of the bot, set after the menus, and each hour anew. May
	// be nil.
	Profiles func(ctx context.Context) ([]Profile, error)
	// Shelf has what messages bring along. Nil: it is never there.
	Shelf channel.Shelf
	// Shown gives a picture of the shelf as a JPEG of at most 1,280 pixels a side,
	// for albums. Nil: pictures are uploaded as they are.
	Shown func(ctx context.Context, sha256 string) ([]byte, error)
}

// Channel is a bot at Telegram. It implements channel.Channel.
type Channel struct {
	*botapi.Bot
	menus    []Menu
	own      func(ctx context.Context) ([]Menu, error) // menus of single chats
	profiles func(ctx context.Context) ([]Profile, error)
	anew     time.Duration // how often they are looked at
	shelf    channel.Shelf
	shown    func(ctx context.Context, sha256 string) ([]byte, error)
	api      *api.Bot
	calls    *client
	files    *http.Client
	id       int64
	name     atomic.Pointer[string] // user name, known after the first getMe
	live     atomic.Pointer[intake] // of the webhook while Run runs
	hook     deliveries
	limits   limits
	room     room
	parts    channel.Progress
	toasts   toasts
}

var _ channel.Channel = (*Channel)(nil)

// New checks the options; it does not call Telegram.
func New(o Options) (*Channel, error) {
	b, err := botapi.New(platform, o.Options)
	if err != nil {
		return nil, err
	}
	c := &Channel{Bot: b, menus: o.Menus, own: o.ChatMenus, profiles: o.Profiles, anew: profilesEvery, shelf: o.Shelf, shown: o.Shown, files: botapi.NewHTTP(platform.Idle), calls: &client{b}}
	c.hook.c, c.hook.flying = c, map[int64]*delivery{}
	if c.id, err = strconv.ParseInt(b.ID, 10, 64); err != nil {
		return nil, bot.Fail(bot.Invalid, "telegram: new", errors.New("the number in the bot token is too large"))
	}
	c.api, err = api.New(b.Token(), api.WithSkipGetMe(), api.WithServerURL(b.Base.String()), api.WithHTTPClient(time.Minute, c.calls),
		api.WithErrorsHandler(func(err error) { b.Logger.Debug("telegram: library", "err", b.Clean(err.Error())) }))
	if err != nil {
		return nil, bot.Fail(bot.Invalid, "telegram: new", errors.New("the library refuses the options"))
	}
	return c, nil
}

// Name is "telegram".
func (c *Channel) Name() string { return Name }

// Caps is what Telegram can do.
func (c *Channel) Caps() bot.Caps {
	return bot.Caps{Buttons: true, Edit: true, Delete: true, Mono: true, Picture: true, File: maxUpload, Album: bot.AlbumMost, Text: maxText}
}

// Check asks Telegram who the bot is.
func (c *Channel) Check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	var me struct {
		Username string `json:"username"`
	}
	if err := c.calls.ask(ctx, "getMe", nil, &me); err != nil {
		return c.sendError("getMe", err)
	}
	c.name.Store(&me.Username)
	return nil
}

// Username is the bot's name without @, "" until Check or Run has asked for it.
func (c *Channel) Username() string {
	if name := c.name.Load(); name != nil {
		return *name
	}
	return ""
}

// Link opens a private chat with the bot, "" until its name is known.
func (c *Channel) Link(payload string) string {
	name := c.Username()
	if name == "" {
		return ""
	}
	return "https://t.me/" + name + "?start=" + url.QueryEscape(payload)
}
