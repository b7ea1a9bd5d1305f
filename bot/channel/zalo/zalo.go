// Package zalo is the channel to the Zalo Bot Platform, on plain net/http.
//
// The platform gives each event once and keeps nothing: what was returned by
// getUpdates or answered with 200 is gone there. So an event is made durable
// first (Options.Park) and only then acknowledged, by the answer to the webhook
// or by the next poll; its turn runs afterwards, out of the inbox. In polling
// the one update on its way at a kill can be lost; that is the platform's.
//
// Its documentation and its traffic disagree in places (flat or wrapped events,
// photo or photo_url, dates in seconds or milliseconds, status codes); every
// form that was seen is taken (update.go). There are no buttons: choices are
// numbered lines (render.go). The bot is told of a group's messages only when
// they mention it or answer it (mention.go).
//
// The token is part of every address of the API. No error, log line or printed
// value of this package holds it (redact.go, client.go).
package zalo

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
	"strings"
	"sync/atomic"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Name is the channel's part of account and chat ids.
const Name = "zalo"

// The defaults of Options.
const (
	DefaultAPIURL      = "https://bot-api.zaloplatforms.com"
	DefaultPollTimeout = 30 * time.Second
	DefaultDrain       = 15 * time.Second
)

// DefaultPhotoHosts are the hosts, with all below them, that pictures of people come from.
var DefaultPhotoHosts = []string{"zdn.vn", "zadn.vn", "zalo.me", "zaloapp.com", "zaloplatforms.com", "zapps.me"}

// Options configures a channel. Only Token is required.
type Options struct {
	Token  string
	APIURL string // DefaultAPIURL

	// WebhookURL makes the channel take events by webhook; "" is polling.
	// An address without a path gets the one of Handler.
	WebhookURL string
	// WebhookSecret is what the platform sends along with each event, 8 to 256
	// characters. Without one it is derived from the token, so that copies agree.
	WebhookSecret string
	// ChatLink opens a chat with the bot; the bot's creator shows it. No API tells it.
	ChatLink string
	// PhotoHosts are the hosts that pictures may be fetched from, DefaultPhotoHosts
	// when empty. An entry with a port is taken literally: that host and port is
	// trusted wherever it is, without https.
	PhotoHosts []string
	// Commands are the names of commands, folded and without spaces, so that
	// "tổng hợp Dương Kinh" is found to begin with one.
	Commands []string
	// Typing shows that an answer is being written. Whether the platform counts
	// that as a message nobody has said, so it is off by default.
	Typing bool

	Logger *slog.Logger
	// Park makes an event durable; its turn comes later. Nil leaves that to
	// Run's handle, and polling then goes on while turns run.
	Park func(ctx context.Context, ev bot.Event) error
	// Undecodable leaves a note of an event that cannot be decoded: what kind it
	// was. Nil: it is logged only.
	Undecodable func(ctx context.Context, kind, id string) error
	// Publish makes a picture readable under an address for some hours, longer
	// than the platform takes to fetch it. Nil: pictures cannot be sent.
	Publish func(ctx context.Context, png []byte) (address string, err error)
	// Memory remembers which webhook was registered. Nil: it is at every start.
	Memory Memory
	// Quota counts what the plan allows. Nil: nothing is counted.
	Quota *Quota
	// Lease lets one copy of several poll; see telegram's.
	Lease func(ctx context.Context, run func(context.Context) error) error
	// Observe is told of each call: the HTTP status, 0 for no answer, and how long it took.
	Observe func(method string, status int, took time.Duration)

	PollTimeout time.Duration // DefaultPollTimeout, whole seconds
	Drain       time.Duration // how long what is running may take at stop, DefaultDrain
}

// Memory keeps small values by name.
type Memory interface {
	// Setting is the value of that name, "" when there is none.
	Setting(ctx context.Context, name string) (string, error)
	// SetSetting keeps it.
	SetSetting(ctx context.Context, name, value string) error
}

// Channel is a bot at Zalo. It implements channel.Channel.
type Channel struct {
	opts    Options
	base    *url.URL
	token   secret
	hook    secret // the webhook's secret
	http    *http.Client
	photos  *photoHosts
	log     *slog.Logger
	clean   func(string) string
	id      string // the number in the token
	name    atomic.Pointer[string]
	live    atomic.Pointer[intake] // of the webhook
	limits  limits
	parts   channel.Progress
	flights flights
	known   map[string]bool // commands
}

var _ channel.Channel = (*Channel)(nil)

var tokenRule = regexp.MustCompile(`^\d+:[A-Za-z0-9_-]+$`)

// New checks the options; it does not call Zalo.
func New(o Options) (*Channel, error) {
	// A secret file ends in a newline, and the escaped form of such a token
	// would pass every replacement of it.
	o.Token, o.WebhookSecret = strings.TrimSpace(o.Token), strings.TrimSpace(o.WebhookSecret)
	if !tokenRule.MatchString(o.Token) {
		return nil, invalid("the bot token is not of the form 123456:abc…")
	}
	if n := len(o.WebhookSecret); n > 0 && (n < 8 || n > 256) {
		return nil, invalid("the webhook secret has 8 to 256 characters")
	}
	base, err := address(o.APIURL, DefaultAPIURL)
	if err != nil {
		return nil, invalid("the address of the API is not an http or https URL")
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
	if link, err := url.Parse(o.ChatLink); o.ChatLink != "" && (err != nil || link.Scheme != "https" || link.Host == "") {
		return nil, invalid("the chat link is not an https URL")
	}
	return o.withDefaults().channel(base), nil
}

func (o Options) withDefaults() Options {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Undecodable == nil {
		o.Undecodable = func(context.Context, string, string) error { return nil }
	}
	if o.Observe == nil {
		o.Observe = func(string, int, time.Duration) {}
	}
	if o.PollTimeout <= 0 || o.PollTimeout > time.Minute {
		o.PollTimeout = DefaultPollTimeout
	}
	if o.Drain <= 0 {
		o.Drain = DefaultDrain
	}
	if len(o.PhotoHosts) == 0 {
		o.PhotoHosts = DefaultPhotoHosts
	}
	if o.WebhookSecret == "" {
		mac := hmac.New(sha256.New, []byte(o.Token))
		mac.Write([]byte("webhook secret"))
		o.WebhookSecret = hex.EncodeToString(mac.Sum(nil))
	}
	return o
}

func (o Options) channel(base *url.URL) *Channel {
	id, _, _ := strings.Cut(o.Token, ":")
	c := &Channel{
		opts: o, base: base, token: hide(o.Token), hook: hide(o.WebhookSecret), log: o.Logger, id: id,
		clean: Redact(o.Token, o.WebhookSecret), http: newHTTP(), photos: newPhotoHosts(o.PhotoHosts), known: map[string]bool{},
	}
	c.opts.Token, c.opts.WebhookSecret = "", "" // they live in token and hook, which do not print
	for _, name := range o.Commands {
		c.known[name] = true
	}
	if o.WebhookURL != "" && o.Park != nil {
		// Parking needs nothing that runs, so events are taken from the moment the
		// server listens until the moment it stops.
		c.live.Store(c.newIntake(context.Background(), nil, hookPatience))
	}
	return c
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

func invalid(what string) error { return bot.Fail(bot.Invalid, "zalo: new", errors.New(what)) }

// Name is "zalo".
func (c *Channel) Name() string { return Name }

// Caps is what Zalo can do: texts, and pictures where they can be published.
func (c *Channel) Caps() bot.Caps { return bot.Caps{Picture: c.opts.Publish != nil, Text: maxText} }

// Link is the configured address of a chat. Zalo hands no payload over, so with
// one there is no link.
func (c *Channel) Link(payload string) string {
	if payload != "" {
		return ""
	}
	return c.opts.ChatLink
}

// DisplayName is the bot's name as groups mention it, "" until Check or Run has asked for it.
func (c *Channel) DisplayName() string {
	if name := c.name.Load(); name != nil {
		return *name
	}
	return ""
}

// String keeps the token out of whatever prints a Channel.
func (c *Channel) String() string { return "zalo bot " + c.id }
