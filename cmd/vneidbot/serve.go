package main

import (
	"errors"
	"os"
	"runtime/debug"
)

type serveCmd struct{}

// Run serves until the first signal.
func (serveCmd) Run(t *terminal, cfg *Config) (err error) {
	if cfg.TelegramToken == "" && cfg.Zalo.Token == "" && cfg.PublicURL == "" {
		return &configError{"TELEGRAM_BOT_TOKEN", "", "no_channel"}
	}
	tuneCollector()
	app, err := New(t.ctx, cfg, newLog(cfg, t.err), t.words)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, app.Close()) }()
	return app.Run(t.ctx)
}

// collectAt lets garbage grow to four times what lives before it is collected.
// What lives is small (some 20 MiB under load), and collecting more often cost a
// twelfth of the CPU of a report. $GOGC still has the last word.
const collectAt = 400

func tuneCollector() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
}
