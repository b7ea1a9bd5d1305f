// Package page is the officers' page on a PC: the desk in a browser.
//
// The contract:
//   - It is another place where the desk is asked, never a second desk. What changes
//     anything is a tap on one of the desk's buttons, which goes the way of every
//     event: one at a time, authorised for who taps, now, with the desk's own writes.
//     The answer is said to the session's chat, and stands on the page until the next.
//   - A view only looks. It is drawn from one snapshot, for the scope that the
//     officer has at that moment; what lies outside it is not there. A look at names
//     and phones leaves a line in the audit.
//   - A session is a browser of one officer: begun by a link or a typed code that
//     /trang gave, once, by a post alone, told to the officer, over after twelve hours
//     or when the role is. Nothing but keyed hashes is kept of link, code and cookie.
//   - Every address and every form works without the script, which saves round trips.
package page

import (
	"context"
	"html/template"
	"io"
	"log/slog"
	"math"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/desk"
	"vneidbot/bot/guess"
	"vneidbot/bot/server"
)

// Name is the channel's part of ids.
const Name = bot.DeskPage

// Options is what a page is made of; all but Thumb and Log is needed.
type Options struct {
	PublicURL string // of the program, without a slash at its end
	Records   Records
	Sessions  Sessions
	Officers  Officers
	Codes     *guess.Limit // how often codes are tried from an address
	Tokens    *bot.Tokens
	Shelf     Shelf
	Thumb     func(ctx context.Context, sha256 string) ([]byte, error) // of a picture; nil shows it whole
	From      func(r *http.Request) string                             // the same for all of one network address
	Words     Words
	Place     bot.Place
	Log       *slog.Logger
	Demo      bool // frames of this machine show it, by whatever name the machine has for itself
}

// Records is what the program knows.
type Records interface {
	desk.Records
	// Commit makes writes last together; bot.Conflict.
	Commit(ctx context.Context, writes []bot.Write) (bot.Outcome, error)
}

// Officers tells what somebody may (*desk.Desk).
type Officers interface {
	Account(records desk.Snapshot, id bot.AccountID) (bot.Account, error)
	// NewBoard and OldBoard are reports that wait for the officer.
	NewBoard(records desk.Snapshot, l desk.Looker, pile desk.ReviewPile, behind string) (desk.Board, []bot.Write, error)
	OldBoard(records desk.Snapshot, l desk.Looker, id string, drawn bool) (*desk.Board, []bot.Write, error)
	// Look is the desk as an officer may see it now, nil for who is none.
	Look(records desk.Snapshot, id bot.AccountID, chat bot.Chat, event string) (*desk.Look, error)
}

// Shelf is where files lie that are sent, and that messages bring along.
type Shelf interface {
	channel.Shelf
	// Receive keeps what comes under its SHA-256, for so long unless a record names
	// it. bot.Exhausted: the disk is full; what the reader fails with comes as it is.
	Receive(from io.Reader, life time.Duration) (sha256 string, size int64, err error)
}

// Sessions are the browsers in which officers work (SQLite).
type Sessions interface {
	// Offer is whose offer has the hash of a link or a code, "" for none that is good.
	Offer(ctx context.Context, hash string, now time.Time) (bot.AccountID, error)
	// Session is the one with the hash of a cookie, nil when it is over.
	Session(ctx context.Context, cookie string, now time.Time) (*bot.PageSession, error)
	// Hear notes which event is answered next; old is one that was answered before others.
	Hear(ctx context.Context, session string, next bot.PageSaid) (old bool, err error)
	// Say adds to what is said; bot.NotFound when the session is over.
	Say(ctx context.Context, session string, m bot.Message) error
}

// Words turns keys into sentences.
type Words interface {
	Words(lang string, t bot.Text) string
}

// Page is the officers' page as a channel.Channel.
type Page struct {
	Options
	base   string // of all addresses
	origin string
	secure bool
	drawn  map[string]*template.Template // by language
	assets map[string]server.Asset
	routes http.Handler
	coming chan struct{} // holds one for each file on its way

	mu     sync.Mutex
	handle channel.Handle // nil while nobody takes events
	flying sync.WaitGroup
}

var _ channel.Channel = (*Page)(nil)

// New makes a page that takes nothing before Run.
func New(o Options) (*Page, error) {
	u, err := url.Parse(o.PublicURL)
	if err != nil {
		return nil, bot.Fail(bot.Invalid, "page: address", err)
	}
	o.Place = o.Place.Whole()
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	p := &Page{Options: o, base: u.Path + "/" + Name, origin: u.Scheme + "://" + strings.ToLower(u.Host), secure: u.Scheme == "https",
		coming: make(chan struct{}, comingMost)}
	if p.assets, err = server.Assets(embedded, assetNames...); err != nil {
		return nil, err
	}
	if err := p.loadTemplates(); err != nil {
		return nil, err
	}
	p.routes = p.mux()
	return p, nil
}

// Name implements channel.Channel.
func (p *Page) Name() string { return Name }

// textMost is how long a message may be, in UTF-16 units.
const textMost = 16000

// Caps implements channel.Channel.
func (p *Page) Caps() bot.Caps {
	return bot.Caps{Buttons: true, Mono: true, Picture: true, File: math.MaxInt64, Album: bot.AlbumMost, Text: textMost, Fields: true, Brief: true}
}

// Link implements channel.Channel: nobody is invited to it.
func (p *Page) Link(string) string { return "" }

// Handler implements channel.Channel.
func (p *Page) Handler() (string, http.Handler) { return "/" + Name + "/", p.routes }

// Run implements channel.Channel.
func (p *Page) Run(ctx context.Context, handle channel.Handle) error {
	p.mu.Lock()
	p.handle = handle
	p.mu.Unlock()
	<-ctx.Done()
	p.mu.Lock()
	p.handle = nil
	p.mu.Unlock()
	p.flying.Wait()
	return nil
}

// taker is who takes an event, and what is to be called when it is taken.
func (p *Page) taker() (channel.Handle, func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.handle == nil {
		return nil, nil
	}
	p.flying.Add(1)
	return p.handle, p.flying.Done
}

// Check implements channel.Channel.
func (p *Page) Check(context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.handle == nil {
		return bot.Fail(bot.Unavailable, "page: check", errStopped)
	}
	return nil
}
