// Package telegram is the channel to Telegram's Bot API.
//
// It uses go-telegram/bot for the methods and the types alone. Updates it takes
// in by itself, because the library confirms them before they are handled: here
// an update is confirmed when its turn is durable and not earlier, whatever
// happens to the process (window.go, poll.go, webhook.go). Each update is decoded
// alone; one that cannot be decoded is parked and delays nobody.
//
// The token is part of every address of the Bot API. No error, log line or
// printed value of this package holds it (redact.go, client.go).
package telegram

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	api "github.com/go-telegram/bot"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Name is the channel's part of account and chat ids.
const Name = "telegram"

// The defaults of Options.
const (
	DefaultAPIURL      = "https://api.telegram.org"
	DefaultPollTimeout = 50 * time.Second // Telegram's own maximum
	DefaultDrain       = 15 * time.Second
)

// Options configures a channel. Only Token is required.
type Options struct {
	Token  string
	APIURL string // DefaultAPIURL

	// WebhookURL makes the channel take updates by webhook; "" is long polling.
	// An address without a path gets the one of Handler.
	WebhookURL string
	// WebhookSecret is what Telegram sends along with each update, 1 to 256 of
	// A-Za-z0-9_-. Without one it is derived from the token, so that copies agree.
	WebhookSecret string

	Logger *slog.Logger
	// Lease lets one copy of several poll: it calls run while this copy holds
	// the lease and ends run's context when it is lost. Nil: there is one copy.
	Lease func(ctx context.Context, run func(context.Context) error) error
	// Park leaves a note of an update that cannot be decoded: what kind it was
	// and its event id. Nil: it is logged only.
	Park func(ctx context.Context, kind, id string) error
	// Observe is told of each call of the Bot API: the HTTP status, 0 for no
	// answer, and how long it took.
	Observe func(method string, status int, took time.Duration)
	// Menus are the commands that clients offer.
	Menus []Menu

	PollTimeout time.Duration // DefaultPollTimeout, whole seconds
	Drain       time.Duration // how long running turns may take at stop, DefaultDrain
}

// Channel is a bot at Telegram. It implements channel.Channel.
type Channel struct {
	opts   Options
	api    *api.Bot
	base   *url.URL
	token  secret
	hook   secret // the webhook's secret
	calls  *client
	files  *http.Client
	log    *slog.Logger
	clean  func(string) string
	id     int64
	name   atomic.Pointer[string] // user name, known after the first getMe
	live   atomic.Pointer[intake] // of the webhook while Run runs
	limits limits
	parts  channel.Progress
}

var _ channel.Channel = (*Channel)(nil)

var (
	tokenRule  = regexp.MustCompile(`^\d+:[A-Za-z0-9_-]+$`)
	secretRule = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)
)

// New checks the options; it does not call Telegram.
func New(o Options) (*Channel, error) {
	// A secret file ends in a newline, and the escaped form of such a token
	// would pass every replacement of it.
	o.Token, o.WebhookSecret = strings.TrimSpace(o.Token), strings.TrimSpace(o.WebhookSecret)
	if !tokenRule.MatchString(o.Token) {
		return nil, invalid("the bot token is not of the form 123456:ABC…")
	}
	if o.WebhookSecret != "" && !secretRule.MatchString(o.WebhookSecret) {
		return nil, invalid("the webhook secret may hold 1 to 256 of A-Z a-z 0-9 _ - only")
	}
	base, err := address(o.APIURL, DefaultAPIURL)
	if err != nil {
		return nil, invalid("the address of the Bot API is not an http or https URL")
	}
	if o.WebhookURL != "" {
		hook, err := address(o.WebhookURL, "")
		if err != nil {
			return nil, invalid("the webhook address is not an http or https URL")
		}
		if hook.Path == "" {
			hook.Path = hookPath
		}
		o.WebhookURL = hook.String()
	}
	return o.withDefaults().channel(base)
}

func (o Options) withDefaults() Options {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Park == nil {
		o.Park = func(context.Context, string, string) error { return nil }
	}
	if o.Observe == nil {
		o.Observe = func(string, int, time.Duration) {}
	}
	if o.PollTimeout <= 0 || o.PollTimeout > DefaultPollTimeout {
		o.PollTimeout = DefaultPollTimeout
	}
	if o.Drain <= 0 {
		o.Drain = DefaultDrain
	}
	if o.WebhookSecret == "" {
		mac := hmac.New(sha256.New, []byte(o.Token))
		mac.Write([]byte("webhook secret"))
		o.WebhookSecret = hex.EncodeToString(mac.Sum(nil))
	}
	return o
}

func (o Options) channel(base *url.URL) (*Channel, error) {
	id, _, _ := strings.Cut(o.Token, ":")
	c := &Channel{
		opts: o, base: base, token: hide(o.Token), hook: hide(o.WebhookSecret), log: o.Logger,
		clean: Redact(o.Token, o.WebhookSecret), files: newHTTP(),
	}
	c.opts.Token, c.opts.WebhookSecret = "", "" // they live in token and hook, which do not print
	c.calls = &client{http: newHTTP(), clean: c.clean, observe: o.Observe}
	var err error
	if c.id, err = strconv.ParseInt(id, 10, 64); err != nil {
		return nil, invalid("the number in the bot token is too large")
	}
	c.api, err = api.New(o.Token, api.WithSkipGetMe(), api.WithServerURL(base.String()), api.WithHTTPClient(time.Minute, c.calls),
		api.WithErrorsHandler(func(err error) { c.log.Debug("telegram: library", "err", c.clean(err.Error())) }))
	if err != nil {
		return nil, invalid("the library refuses the options")
	}
	return c, nil
}

// address parses a URL that may be given without a scheme's default parts.
func address(given, fallback string) (*url.URL, error) {
	if given = strings.TrimSpace(given); given == "" {
		given = fallback
	}
	u, err := url.Parse(strings.TrimRight(given, "/"))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("not an address")
	}
	return u, nil
}

func invalid(what string) error { return bot.Fail(bot.Invalid, "telegram: new", errors.New(what)) }

// Name is "telegram".
func (c *Channel) Name() string { return Name }

// Caps is what Telegram can do.
func (c *Channel) Caps() bot.Caps {
	return bot.Caps{Buttons: true, Edit: true, Delete: true, Mono: true, Picture: true, Text: maxText}
}

// Check asks Telegram who the bot is.
func (c *Channel) Check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	me, err := c.api.GetMe(ctx)
	if err != nil {
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

// String keeps the token out of whatever prints a Channel.
func (c *Channel) String() string { return "telegram bot " + strconv.FormatInt(c.id, 10) }
