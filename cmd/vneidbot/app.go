package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/web"
	"vneidbot/bot/channel/zalo"
	"vneidbot/bot/desk"
	"vneidbot/bot/desk/page"
	"vneidbot/bot/engine"
	"vneidbot/bot/evidence"
	"vneidbot/bot/evidence/thumb"
	"vneidbot/bot/guess"
	"vneidbot/bot/guide"
	"vneidbot/bot/jobs"
	"vneidbot/bot/outbox"
	"vneidbot/bot/server"
	"vneidbot/locales"
	"vneidbot/store"
	"vneidbot/store/disk"
	"vneidbot/store/session"
	"vneidbot/store/shelf"
)

// App is the whole program as a value that a test can boot and stop. It is the
// one place that knows every room.
type App struct {
	cfg      *Config
	log      *slog.Logger
	words    *locales.Catalog
	place    bot.Place
	store    *store.Store
	sessions *session.Store
	home     *home      // in a shared Redis; nil with the embedded one
	disk     *disk.Disk // of DATA_DIR
	shelf    *shelf.Shelf
	thumbs   *thumb.Maker
	self     string            // the program's own file
	links    map[string]string // in a process that works aside: what opens a chat, by channel
	channels map[string]channel.Channel
	desk     *desk.Desk
	codes    *guess.Limit // of invitations
	engine   *engine.Engine
	outbox   *outbox.Outbox
	pictures *evidence.Worker
	work     []jobs.Kind // all kinds of work that is done later
	jobs     *jobs.Worker
	server   *server.Server
	metrics  *metrics
	numbers  *server.Server // of the metrics; nil for none
	admins   *administrators
	beats    *heartbeat     // of the platforms
	watch    *channel.Watch // of the platforms
	quota    *zalo.Quota    // of Zalo's plan; nil without Zalo
	files    *server.Signed // nil where nothing can be reached from outside
	guides   http.Handler
	turned   func(context.Context, bot.Event, time.Duration) // hears of each turn, in the demonstration alone
	closers  []func() error                                  // in the order of opening
}

// New opens everything and starts nothing. Channels given besides the
// configured ones are served too (the terminal of demo).
func New(ctx context.Context, cfg *Config, log *slog.Logger, words *locales.Catalog, more ...channel.Channel) (*App, error) {
	place := cfg.place()
	a := &App{cfg: cfg, words: words.In(place.Zone), place: place, disk: disk.At(cfg.DataDir), channels: map[string]channel.Channel{}, metrics: newMetrics(), beats: &heartbeat{},
		admins: &administrators{ids: cfg.admins()}}
	a.log = a.metrics.counted(log)
	for _, c := range more {
		a.channels[c.Name()] = c
	}
	for _, open := range []func(context.Context) error{
		a.openStore, a.openSessions, a.openShelf, a.openThumbs, a.openPlatforms, a.openDesk, a.openPage, a.openWatch, a.openOutbox, a.openEngine, a.openEvidence, a.openJobs, a.openGuides, a.openServer, a.openMetrics,
	} {
		if err := open(ctx); err != nil {
			return nil, errors.Join(err, a.Close())
		}
	}
	return a, nil
}

// Run serves until ctx ends or a part fails, then stops in reverse order of
// starting: the intake first, the database last.
func (a *App) Run(ctx context.Context) error {
	a.beKnown(ctx)
	parts := []part{
		{"jobs", a.jobs.Run},
		{"copies", a.freeEnded},
		{"home", a.stay},
		{"watch", a.watchOver},
		{"heartbeat", a.keepBeating},
		{"room", a.watchRoom},
		{"clock", a.keepTime},
		{"outbox", a.outbox.Run},
		{"pictures", func(ctx context.Context) error { a.pictures.Run(ctx); return nil }},
		{"parked", a.engine.RunParked},
		{"http", a.server.Run},
	}
	if a.numbers != nil {
		parts = append(parts, part{"metrics", a.numbers.Run})
	}
	for name, c := range a.channels {
		parts = append(parts, part{name, func(ctx context.Context) error { return unknownToken(name, c.Run(ctx, a.handle)) }})
	}
	parts = append(parts, part{"systemd", a.supervised}) // last: it serves then, and tells first that it stops
	a.log.Info("serving", "data", a.cfg.folder(), "http", a.server.Addr(), "channels", len(a.channels), "version", programVersion())
	err := runParts(ctx, a.log, parts)
	a.log.Info("stopped")
	return err
}

// noteUndecodable leaves kind and id of an update that nobody can read.
func (a *App) noteUndecodable(ctx context.Context, kind, id string) error {
	return a.store.Undecodable(ctx, kind, id)
}

// handle counts an event and hands it to the engine.
func (a *App) handle(ctx context.Context, ev bot.Event) error {
	a.came(ctx, &ev)
	if a.turned == nil {
		return a.engine.Handle(ctx, ev)
	}
	began := time.Now()
	err := a.engine.Handle(ctx, ev)
	a.turned(ctx, ev, time.Since(began))
	return err
}

// came takes note of an event, whatever is made of it.
func (a *App) came(ctx context.Context, ev *bot.Event) {
	a.metrics.updates.WithLabelValues(ev.Chat.Channel).Inc()
	a.watch.Came(ev.Chat.Channel, time.Now())
	a.knowAdmin(ctx, ev)
}

// Close closes what New opened, last first.
func (a *App) Close() error {
	var err error
	for i := len(a.closers) - 1; i >= 0; i-- {
		err = errors.Join(err, a.closers[i]())
	}
	a.closers = nil
	return err
}

func (a *App) openStore(ctx context.Context) (err error) {
	a.store, err = openData(ctx, a.cfg, store.Options{Exclusive: a.cfg.Redis == "", NewKey: a.cfg.NewKey, NewData: a.cfg.NewData})
	if err != nil {
		return err
	}
	a.closers = append(a.closers, a.store.Close)
	a.metrics.watch(a.waiting)
	return nil
}

// lockTTL is how long a chat waits when the copy that handled it was killed and
// nobody can tell that it was. A
// turn takes milliseconds; one that outlives its lock is stopped by the fence.
const lockTTL = 2 * time.Second

func (a *App) openSessions(ctx context.Context) error {
	if a.cfg.Redis == "" {
		s, err := session.Embedded(a.cfg.DataDir, session.Among(a.store))
		if err != nil {
			return err
		}
		a.sessions, a.closers = s.Store, append(a.closers, s.Close)
		a.noteLog(s.Log)
		return a.store.Settled() // a restore sets the log aside
	}
	a.home = &home{Store: a.store}
	s, err := session.Connect(a.cfg.Redis, session.LockTTL(lockTTL), session.Among(a.home))
	if err != nil {
		return err
	}
	a.sessions, a.home.sessions, a.closers = s, s, append(a.closers, s.Close)
	return a.moveIn(ctx)
}

// linksLive is how long an address of a file is good: less than the file lives.
const linksLive = shelf.Life - 2*time.Hour

func (a *App) openShelf(ctx context.Context) (err error) {
	if a.shelf, err = shelf.Open(a.cfg.shelf(), a.disk, diskFloor); err != nil {
		return err
	}
	if a.cfg.PublicURL != "" {
		a.files = server.NewSigned(a.store.Key(), a.cfg.PublicURL, a.shelf, linksLive, time.Now,
			func(ctx context.Context, ask string) (bool, error) { return a.desk.MayHave(ctx, ask) })
	}
	return a.noteMissing(ctx)
}

// address is where a file can be read from outside for two days, "" where
// nothing can be.
func (a *App) address(f bot.Attachment) string {
	if a.files == nil {
		return ""
	}
	return a.files.Address(f.SHA256, f.Name, f.Ask)
}

// pollTTL is how long a copy that hangs keeps the others from polling.
const pollTTL = 2 * time.Second

// lease lets one copy of several poll; alone with an embedded Redis there is
// nobody to agree with.
func (a *App) lease(name string) func(context.Context, func(context.Context) error) error {
	if a.cfg.Redis == "" {
		return nil
	}
	return func(ctx context.Context, run func(context.Context) error) error {
		return a.sessions.Hold(ctx, name, pollTTL, run)
	}
}

// mounts are the channels' own pages, at the path that the platform was told.
func (a *App) mounts() map[string]http.Handler {
	mounts := map[string]http.Handler{}
	for name, c := range a.channels {
		path, h := c.Handler()
		if h == nil {
			continue
		}
		if name == page.Name {
			if a.cfg.Panes != nil {
				h = web.Here(h)
				maps.Copy(mounts, seats(c.(*page.Page)))
			}
			mounts["/"+page.Name] = h // without a slash behind it
		}
		mounts[a.cfg.hooked(name, path)] = h
	}
	if a.files != nil {
		mounts[server.SignedPath] = a.files
	}
	if a.channels[web.Name] != nil {
		mounts[guide.Path] = a.guides
	}
	if f := a.feedServer(); f != nil {
		mounts[server.FeedPath] = f
	}
	return mounts
}

func (a *App) openServer(context.Context) (err error) {
	proxies, err := web.ReadPrefixes(a.cfg.Proxies)
	if err != nil {
		return err
	}
	a.server, err = server.New(server.Options{Addr: a.cfg.HTTPAddr, Mounts: a.mounts(), Proxies: proxies, Ready: a.ready, Log: a.log})
	if err != nil {
		return fmt.Errorf("%w: %w", &configError{"HTTP_ADDR", a.cfg.HTTPAddr, "listen"}, err)
	}
	a.closers = append(a.closers, a.server.Close)
	return nil
}

func (a *App) openEngine(context.Context) error {
	files := engine.Files{Keep: a.shelf.Keep, Lay: a.shelf.Lay, Sheet: a.sheet}
	if a.files != nil {
		files.Address = a.address
	}
	a.engine = engine.New(engine.Options{
		Channels: a.channels, Sessions: a.sessions, Limits: a.sessions, Records: a.store, Wording: a.words,
		Codes: a.codes, Desk: a.desk,
		Files:    files,
		Answered: a.outbox.Answered, Wake: a.store.Wake(store.Inbox),
		Ceilings: engine.Ceilings{Events: a.cfg.AccountEvents, Fresh: a.cfg.NewSessions},
		Shared:   a.cfg.Redis != "" && a.cfg.TelegramHook != "",
		Metrics:  a.metrics, Log: a.log,
	})
	return nil
}

func (a *App) openOutbox(context.Context) error {
	a.outbox = outbox.New(outbox.Options{
		Queue: a.store, Limiter: a.limiter(), Channels: a.channels, Said: a.shown,
		Wake: a.store.Wake(store.Outbox), Metrics: a.metrics, Log: a.log, Now: a.cfg.sends,
	})
	return nil
}

// pictureWorkers is how many pictures are fetched at once: most of the time they
// wait for the platform, and one that hangs must not hold up the others. Each may
// hold a picture of 20 MB in memory.
// pictureJobs is how many are under way at once: files that are synced together
// share the disk's work, and meanwhile the next ones are fetched.
// gatherPictures is how long the first waits while others keep coming, and how often
// a few are fetched meanwhile: nobody waits for them, people wait for answers.
const (
	pictureWorkers = 16
	pictureJobs    = 64
	gatherPictures = 250 * time.Millisecond
)

func (a *App) openEvidence(context.Context) error {
	from := map[string]evidence.Fetcher{}
	for name, c := range a.channels {
		from[name] = c
	}
	a.pictures = evidence.New(a.store, a.shelf, from, evidence.Options{
		Wake: a.store.Wake(store.Pictures), Gather: gatherPictures, Workers: pictureWorkers, Jobs: pictureJobs, FromHEIC: fromHEIC(), Shelved: shelved, Log: a.log, Observe: a.metrics.picture,
	})
	return nil
}

// shelved names the upload that a picture of the page is, whole.
func shelved(job bot.PictureJob) string {
	if job.Chat.Channel == web.Name && job.File.Ref == job.File.Unique && len(job.File.Ref) == 2*sha256.Size {
		return job.File.Ref
	}
	return ""
}

// shown lets the engine hear of what the outbox said.
func (a *App) shown(ctx context.Context, to bot.Chat, m bot.Message) { a.engine.Shown(ctx, to, m) }
