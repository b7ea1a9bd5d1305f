package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/console"
	"vneidbot/bot/roster/sample"
	"vneidbot/store"
)

type demoCmd struct {
	Keep string `help:"Keep the data in this folder instead of a temporary one." placeholder:"DIR"`
}

// The demonstration's roster.
const (
	demoUnits = 2000
	demoArea  = "Phường Dương Kinh"
	demoCode  = "0299900124"
)

// Run plays the whole program in the terminal: the same core as serve, an
// embedded Redis, an invented roster, and two persons at one keyboard.
func (c demoCmd) Run(t *terminal, cfg *Config) (err error) {
	dir, clean, err := c.folder()
	if err != nil {
		return err
	}
	defer clean()
	demo := demoConfig(cfg, dir)
	if err := seedDemo(t.ctx, dir); err != nil {
		return err
	}
	log := quiet()
	if cfg.LogLevel == "debug" {
		log = newLog(demo, t.err)
	}
	app, err := New(t.ctx, demo, log, t.words, t.console())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, app.Close()) }()
	t.tell(bot.T("demo.ready", "area", demoArea, "code", demoCode))
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

func (t *terminal) console() *console.Console {
	group := bot.T("demo.group", "area", demoArea)
	return console.New(console.Options{
		In: t.in, Out: t.out, Now: time.Now, Start: fmt.Sprint(time.Now().UnixNano()),
		Titles: map[string]string{
			console.PrincipalChat.ID: t.say(bot.T("demo.principal")),
			console.OfficerChat.ID:   t.say(bot.T("demo.officer")),
			console.GroupChat.ID:     t.say(group),
		},
		Names: map[bot.AccountID]string{console.PrincipalID: "Cô Lan (thử)", console.OfficerID: "Cán bộ (thử)"},
	})
}

// seedDemo fills an empty folder with the roster and the officers' group.
func seedDemo(ctx context.Context, dir string) error {
	s, err := store.Open(ctx, dir, store.Options{Beside: true})
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	now := time.Now()
	if _, err := s.Import(ctx, sample.Units(demoUnits, now), store.ImportOptions{Now: now}); err != nil {
		return err
	}
	return bindDemoGroup(ctx, s, now)
}

func bindDemoGroup(ctx context.Context, s *store.Store, now time.Time) error {
	bound, err := s.Group(ctx, console.GroupChat.Key())
	if err != nil || bound != nil {
		return err
	}
	areas, err := s.Areas(ctx)
	if err != nil {
		return err
	}
	scope := bot.Scope{AllLevels: true}
	for _, a := range bot.MatchAreas(demoArea, areas, now) {
		scope.Areas = append(scope.Areas, a.ID)
	}
	_, err = s.Commit(ctx, []bot.Write{bot.BindGroup{Group: bot.Group{Chat: console.GroupChat, Scope: scope,
		By: console.OfficerID, At: now, Lang: "vi"}}})
	return err
}
