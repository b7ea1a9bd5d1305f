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
// value of this package holds it (botapi, client.go).
package zalo

import (
	"context"
	"errors"
	"net/url"
	"regexp"
	"sync/atomic"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// Name is the channel's part of account and chat ids.
const Name = "zalo"

var platform = botapi.Platform{
	Name: Name, APIURL: "https://bot-api.zaloplatforms.com", HookPath: "/zalo", HookSecret: regexp.MustCompile(`^(?s:.{8,256})$`),
	LongestPoll: time.Minute, PollTimeout: 30 * time.Second, Idle: 64,
}

// DefaultPhotoHosts are the hosts, with all below them, that pictures of people come from.
var DefaultPhotoHosts = []string{"zdn.vn", "zadn.vn", "zalo.me", "zaloapp.com", "zaloplatforms.com", "zapps.me"}

// Options configures a channel. Only the token is required.
type Options struct {
	botapi.Options
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

	// Park makes an event durable; its turn comes later. Nil leaves that to
	// Run's handle, and polling then goes on while turns run.
	Park func(ctx context.Context, ev bot.Event) error
	// Publish gives the address of a picture that the shelf has, readable for some
	// hours, longer than the platform takes to fetch it. Nil: pictures cannot be sent.
	Publish func(ctx context.Context, picture bot.Attachment) (address string, err error)
	// Memory remembers which webhook was registered. Nil: it is at every start.
	Memory Memory
	// Quota counts what the plan allows. Nil: nothing is counted.
	Quota *Quota
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
	*botapi.Bot
	opts    Options // without what Bot has
	photos  *photoHosts
	name    atomic.Pointer[string]
	live    atomic.Pointer[intake] // of the webhook
	limits  limits
	parts   channel.Progress
	flights flights
	known   map[string]bool // commands
}

var _ channel.Channel = (*Channel)(nil)

// New checks the options; it does not call Zalo.
func New(o Options) (*Channel, error) {
	b, err := botapi.New(platform, o.Options)
	if err != nil {
		return nil, err
	}
	if link, err := url.Parse(o.ChatLink); o.ChatLink != "" && (err != nil || link.Scheme != "https" || link.Host == "") {
		return nil, bot.Fail(bot.Invalid, "zalo: new", errors.New("the chat link is not an https URL"))
	}
	if len(o.PhotoHosts) == 0 {
		o.PhotoHosts = DefaultPhotoHosts
	}
	c := &Channel{Bot: b, opts: o, photos: newPhotoHosts(o.PhotoHosts), known: map[string]bool{}}
	c.opts.Options = botapi.Options{}
	for _, name := range o.Commands {
		c.known[name] = true
	}
	if b.WebhookURL != "" && o.Park != nil {
		// Parking needs nothing that runs, so events are taken from the moment the
		// server listens until the moment it stops.
		c.live.Store(c.newIntake(context.Background(), nil, hookPatience))
	}
	return c, nil
}

// Name is "zalo".
func (c *Channel) Name() string { return Name }

// Caps is what Zalo can do: texts, and pictures where they can be published.
func (c *Channel) Caps() bot.Caps {
	return bot.Caps{Picture: c.opts.Publish != nil, Text: maxText, Mention: c.DisplayName()}
}

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
