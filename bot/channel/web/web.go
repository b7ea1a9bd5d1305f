// Package web is the conversation in a browser: a channel like the others, whose
// platform is one page and whose transcript we keep ourselves.
//
// The contract:
//   - The transcript is an append-only log for each chat. The page replays it
//     from the beginning and follows it by server-sent events, each with its
//     place in the log as id; what changes a message is a further entry.
//   - Everything a page posts carries an id of its own making. Posted again, it
//     is neither logged nor handled as something new, so a page may repeat until
//     it is answered. It is answered 200 only when the turn is durable.
//   - A browser is known by a cookie whose hash is kept. Looking at the page
//     makes no session and spends no invitation: only a post does.
//   - Nobody reaches another session's chat: every address is relative to the
//     chat of the cookie, and what names an entry is checked against it.
package web

import (
	"context"
	"log/slog"
	"math"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/crew"
	"vneidbot/bot/server"
)

// Name is the channel's part of ids.
const Name = "web"

// textMost is how long one bubble may be, in UTF-16 units.
const textMost = 16000

// Options is what a page is made of. Transcript, Sessions, Shelf and
// Words are needed.
type Options struct {
	Transcript Transcript
	Sessions   Sessions
	Relay      Relay       // nil for a single copy of the program
	Alone      func() bool // no other copy serves at present, so that nobody need be told; nil for never
	Shelf      Shelf       // uploads, and what messages bring along
	// Thumb is a small JPEG of a picture of the shelf; nil shows it whole.
	Thumb     func(ctx context.Context, sha256 string) ([]byte, error)
	Pictures  Pictures                                 // nil: no upload outlives its hour
	Space     func() (int64, error)                    // the room on the disk for pictures; fails while there is none; nil asks nobody
	Begins    func(head []byte) (mime string, ok bool) // tells by its first bytes what may be a picture that is kept
	PublicURL string                                   // the page's address, without a slash at its end
	Guide     string                                   // where it is told how to report, on the same host; "" for nowhere
	Trusted   []netip.Prefix
	Key       []byte // of the installation: addresses leave the page under it alone
	Words     Words
	Front     Fronts          // nil: nobody's
	Elsewhere func() []string // addresses of the bots, for whom the page does not work; nil for none
	Demo      *Demo           // panes of the demonstration, nil in earnest
	Limits    Limits
	Place     bot.Place // what it lacks is Việt Nam's
	Log       *slog.Logger
}

// Web is the page as a channel.Channel.
type Web struct {
	Options
	secure bool
	origin string
	assets map[string]server.Asset
	pages  pages
	hub    *hub
	pace   *pace
	busy   busy // requests under way
	room   room // for uploads
	recent *recent
	one    oneAddress
	words  chan string // about entries, for other copies
	crew   crew.Crew   // runs turns
	routes http.Handler

	mu     sync.Mutex
	handle channel.Handle // nil while nobody takes events
	halt   chan struct{}  // closed when Run ends: the streams end too
	flying sync.WaitGroup // posts that are being handled
}

var _ channel.Channel = (*Web)(nil)

// New makes a page that serves nothing to write to before Run.
func New(o Options) (*Web, error) {
	u, err := url.Parse(o.PublicURL)
	if err != nil {
		return nil, bot.Fail(bot.Invalid, "web: address", err)
	}
	w := &Web{Options: o.orDefault(), secure: u.Scheme == "https", origin: schemeAndHost(u)}
	w.hub, w.pace = newHub(w.Limits.Streams), newPace(w.Limits, w.Place.Now)
	w.room.free = o.Space
	w.recent, w.words, w.crew = newRecent(), make(chan string, wordsMost), crew.New(nil)
	if w.assets, err = server.Assets(embedded, assetNames...); err != nil {
		return nil, err
	}
	w.pages.made = map[string]server.Asset{}
	w.routes = w.mux()
	return w, nil
}

// schemeAndHost is the address's origin as browsers say it.
func schemeAndHost(u *url.URL) string {
	host := strings.ToLower(u.Host)
	if usual := map[string]string{"https": ":443", "http": ":80"}[u.Scheme]; usual != "" {
		host = strings.TrimSuffix(host, usual)
	}
	return u.Scheme + "://" + host
}

func (o Options) orDefault() Options {
	o.Place = o.Place.Whole()
	if o.Front == nil {
		o.Front = func(context.Context, bot.AccountID) (Front, error) { return Front{}, nil }
	}
	if o.Elsewhere == nil {
		o.Elsewhere = func() []string { return nil }
	}
	if o.Alone == nil {
		o.Alone = func() bool { return false }
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Limits = o.Limits.orDefault()
	return o
}

// Name implements channel.Channel.
func (w *Web) Name() string { return Name }

// Caps implements channel.Channel.
func (w *Web) Caps() bot.Caps {
	return bot.Caps{Buttons: true, Edit: true, Delete: true, Mono: true, Picture: true, File: math.MaxInt64, Album: bot.AlbumMost, Text: textMost,
		Alone: w.Demo == nil}
}

// Link implements channel.Channel. The payload stands in the fragment, which
// browsers send to nobody: logs and previews of links never see it.
func (w *Web) Link(payload string) string { return w.PublicURL + "/#" + payload }

// Handler implements channel.Channel.
func (w *Web) Handler() (string, http.Handler) { return "/", w.routes }

// Check implements channel.Channel: the page is its own platform, and works while
// somebody takes what is posted.
func (w *Web) Check(context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.handle == nil {
		return bot.Fail(bot.Unavailable, "web: check", errStopped)
	}
	return nil
}
