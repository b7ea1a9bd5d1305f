// Package botapi is what the channels to bot platforms (Telegram, Zalo) share:
// a token that is part of every address and must be in no text, calls over HTTP,
// turns in the order of each chat, polling under a lease, and a webhook.
//
// It knows no platform. What one of them does in its own way stands there.
package botapi

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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

// DefaultDrain is how long running turns may take at stop.
const DefaultDrain = 15 * time.Second

// Options configures what every bot has. Only Token is required.
type Options struct {
	Token  string
	APIURL string // the platform's own when empty

	// WebhookURL makes the channel take updates by webhook; "" is polling. An
	// address without a path gets the platform's usual one.
	WebhookURL string
	// WebhookSecret is what the platform sends along with each delivery. Without
	// one it is derived from the token, so that copies agree.
	WebhookSecret string

	Logger *slog.Logger
	// Lease lets one copy of several poll: it calls run while this copy holds
	// the lease and ends run's context when it is lost. Nil: there is one copy.
	Lease func(ctx context.Context, run func(context.Context) error) error
	// Undecodable leaves a note of an update that cannot be decoded: what kind it
	// was and its event id. Nil: it is logged only.
	Undecodable func(ctx context.Context, kind, id string) error
	// Observe is told of each call: the HTTP status, 0 for no answer, and how
	// long it took.
	Observe func(method string, status int, took time.Duration)

	PollTimeout time.Duration // whole seconds; the platform's most when zero or above it
	Drain       time.Duration // how long running turns may take at stop, DefaultDrain
}

// Format prints no options at all: they hold the token.
func (Options) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte("Options{" + Redacted + "}")) }

// Platform is what is fixed about one.
type Platform struct {
	Name        string // of the channel
	APIURL      string
	HookPath    string
	HookSecret  *regexp.Regexp // the form of a webhook's secret
	LongestPoll time.Duration  // how long a poll is held at most
	PollTimeout time.Duration  // and when nobody says
	Idle        int            // connections that stay open
}

// Bot is one bot of a platform.
type Bot struct {
	Options // without its secrets, and with nothing that is nil but Lease
	Platform
	ID     string // the number in the token
	Base   *url.URL
	Token  Secret
	Secret Secret              // the webhook's
	Clean  func(string) string // takes the secrets out of a text
	HTTP   *http.Client
	pulse  *atomic.Pointer[channel.Reading] // the last answer to a poll
}

var tokenRule = regexp.MustCompile(`^\d+:[A-Za-z0-9_-]+$`)

// New checks the options; it calls nobody.
func New(p Platform, o Options) (*Bot, error) {
	// A secret file ends in a newline, and the escaped form of such a token
	// would pass every replacement of it.
	o.Token, o.WebhookSecret = strings.TrimSpace(o.Token), strings.TrimSpace(o.WebhookSecret)
	b := &Bot{Platform: p, pulse: new(atomic.Pointer[channel.Reading])}
	if !tokenRule.MatchString(o.Token) {
		return nil, b.invalid("the bot token is not of the form 123456:ABC…")
	}
	if o.WebhookSecret != "" && !p.HookSecret.MatchString(o.WebhookSecret) {
		return nil, b.invalid("the webhook secret is not of the form " + p.HookSecret.String())
	}
	var err error
	if b.Base, err = address(o.APIURL, p.APIURL); err != nil {
		return nil, b.invalid("the address of the API is not an http or https URL")
	}
	if o.WebhookURL != "" {
		hook, err := address(o.WebhookURL, "")
		if err != nil {
			return nil, b.invalid("the webhook address is not an http or https URL")
		}
		if hook.Path == "" {
			hook.Path = p.HookPath
		}
		o.WebhookURL = hook.String()
	}
	b.fill(o)
	return b, nil
}

func (b *Bot) fill(o Options) {
	if o.WebhookSecret == "" {
		mac := hmac.New(sha256.New, []byte(o.Token))
		mac.Write([]byte("webhook secret"))
		o.WebhookSecret = hex.EncodeToString(mac.Sum(nil))
	}
	b.ID, _, _ = strings.Cut(o.Token, ":")
	b.Token, b.Secret, b.Clean = Hide(o.Token), Hide(o.WebhookSecret), Redact(o.Token, o.WebhookSecret)
	b.HTTP = NewHTTP(b.Idle)
	o.Token, o.WebhookSecret = "", ""
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Undecodable == nil {
		o.Undecodable = func(context.Context, string, string) error { return nil }
	}
	if o.Observe == nil {
		o.Observe = func(string, int, time.Duration) {}
	}
	if o.PollTimeout <= 0 || o.PollTimeout > b.LongestPoll {
		o.PollTimeout = b.Platform.PollTimeout
	}
	if o.Drain <= 0 {
		o.Drain = DefaultDrain
	}
	b.Options = o
}

// Method is the address of a method. It holds the token.
func (b *Bot) Method(name string) string { return b.Base.String() + "/bot" + b.Token() + "/" + name }

// String keeps the token out of whatever prints a Bot.
func (b *Bot) String() string { return b.Name + " bot " + b.ID }

func (b *Bot) invalid(what string) error {
	return bot.Fail(bot.Invalid, b.Name+": new", errors.New(what))
}

// address parses a URL that may be given with spaces around it or a slash behind.
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
