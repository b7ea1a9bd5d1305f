package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/console"
	"vneidbot/bot/evidence"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
	"vneidbot/store/shelf"
)

type demoCmd struct {
	Keep     string `placeholder:"DIR"`
	Addr     string `default:"127.0.0.1:8090" placeholder:"ADDR"`
	Terminal bool
}

// The demonstration's roster.
const (
	demoUnits = 4000
	demoArea  = "Phường Dương Kinh"
	demoCode  = "0299900124"
)

// Run plays the whole program: the same core as serve, an embedded Redis and an
// invented roster, on a page with phones side by side or in the terminal.
func (c demoCmd) Run(t *terminal, cfg *Config) (err error) {
	dir, clean, err := c.folder()
	if err != nil {
		return err
	}
	defer clean()
	demo := demoConfig(cfg, dir)
	clock, err := newDemoClock(bot.NewPlace(nil), dir, time.Now())
	if err != nil {
		return err
	}
	demo.now = clock.Now
	who := onPage
	if c.Terminal {
		who = atTerminal
	}
	if err := seedDemo(t.ctx, dir, who, clock); err != nil {
		return err
	}
	log := quiet()
	if cfg.LogLevel == "debug" {
		log = newLog(demo, t.err)
	}
	if c.Terminal {
		return c.play(t, demo, clock, log)
	}
	return c.show(t, demo, clock, log)
}

// play runs in the terminal: two persons at one keyboard.
func (c demoCmd) play(t *terminal, demo *Config, clock *demoClock, log *slog.Logger) (err error) {
	app, err := New(t.ctx, demo, log, t.words, t.console(demo.shelf(), clock))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, app.Close()) }()
	clock.follow(t.ctx, app)
	end := bot.T("demo.gone")
	if c.Keep != "" {
		end = bot.T("demo.kept", "dir", bot.Raw(c.Keep))
	}
	t.tell(bot.T("demo.ready", "area", demoArea, "code", demoCode, "end", end))
	return app.Run(t.ctx)
}

// folder is where the demonstration keeps its data, and what clears it away.
func (c demoCmd) folder() (string, func(), error) {
	if c.Keep != "" {
		return c.Keep, func() {}, os.MkdirAll(c.Keep, 0o700)
	}
	dir, err := os.MkdirTemp("", "vneidbot-demo-")
	return dir, func() { _ = os.RemoveAll(dir) }, err
}

// demoConfig leaves of the environment only what cannot touch anything real.
func demoConfig(cfg *Config, dir string) *Config {
	return &Config{
		DataDir: dir, HTTPAddr: "127.0.0.1:0", Admins: []string{string(console.OfficerID)},
		TelegramRate: cfg.TelegramRate, Zone: cfg.Zone, LogLevel: cfg.LogLevel, LogFormat: cfg.LogFormat,
		AccountEvents: 1_000_000, NewSessions: 1_000_000,
	}
}

func (t *terminal) console(files string, clock *demoClock) *console.Console {
	group := bot.T("demo.group", "area", demoArea)
	return console.New(console.Options{
		In: t.in, Out: t.out, Now: clock.Now, Clock: t.clock(clock), Start: fmt.Sprint(time.Now().UnixNano()), Begins: evidence.Begins,
		Path: func(sha256 string) (string, bool) {
			path, _, err := shelf.Find(files, sha256)
			return path, err == nil
		},
		NoFile: func(path string) string { return t.say(bot.T("demo.no_file", "name", bot.Raw(path))) },
		Titles: map[string]string{
			console.PrincipalChat.ID: t.say(bot.T("demo.principal")),
			console.OfficerChat.ID:   t.say(bot.T("demo.officer")),
			console.GroupChat.ID:     t.say(group),
			console.LateChat.ID:      t.say(bot.T("demo.late")),
		},
		Names: map[bot.AccountID]string{console.PrincipalID: "Cô Lan (thử)", console.OfficerID: "Cán bộ (thử)"},
	})
}

// seedDemo fills an empty folder with the roster and the officers' group.
func seedDemo(ctx context.Context, dir string, who cast, clock *demoClock) error {
	s, err := store.Open(ctx, dir, store.Options{Beside: true, Areas: roster.CityAreas()})
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	now := clock.Now()
	have, err := s.Roster(ctx)
	if err != nil {
		return err
	}
	rows := sample.Units(demoUnits, now)
	giveHeads(rows)
	units := roster.Plan(roster.Sheet{Rows: rows}, have, roster.Terms{Since: now, Day: bot.NewPlace(nil).Day(now)})
	if err := s.ApplyChanges(ctx, bot.Import{ID: "demo", By: "cli"}, units); err != nil {
		return err
	}
	if err := seedPeople(ctx, s, dir, who, rows, now); err != nil {
		return err
	}
	return seedRound(ctx, s, clock)
}

// bindDemoGroup gives the group the demonstration's area, unless it has a scope.
func bindDemoGroup(ctx context.Context, s *store.Store, chat bot.Chat, by bot.AccountID, now time.Time) error {
	scope, err := demoScope(ctx, s, now)
	if err != nil {
		return err
	}
	return bindGroup(ctx, s, bot.Group{Chat: chat, Scope: scope, By: by, At: now, Lang: "vi"})
}

func bindGroup(ctx context.Context, s *store.Store, g bot.Group) error {
	bound, err := isBound(ctx, s, g.Chat)
	if err != nil || bound {
		return err
	}
	_, err = s.Commit(ctx, []bot.Write{bot.BindGroup{Group: g}})
	return err
}

func isBound(ctx context.Context, s *store.Store, chat bot.Chat) (bound bool, err error) {
	err = s.Snapshot(ctx, func(records *store.Snapshot) error {
		g, err := records.Group(chat.Key())
		bound = g != nil
		return err
	})
	return bound, err
}

// demoScope is the demonstration's area with all its levels.
func demoScope(ctx context.Context, s *store.Store, now time.Time) (bot.Scope, error) {
	areas, err := s.Areas(ctx)
	var scope bot.Scope
	for _, a := range bot.MatchAreas(demoArea, areas, now) {
		scope = scope.Plus(bot.WholeArea(a.ID))
	}
	return scope, err
}
