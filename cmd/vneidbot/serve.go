package main

import (
	"errors"
)

type serveCmd struct{}

// Run serves until the first signal.
func (serveCmd) Run(t *terminal, cfg *Config) (err error) {
	if cfg.TelegramToken == "" {
		return &configError{"TELEGRAM_BOT_TOKEN", "", "no_channel"}
	}
	app, err := New(t.ctx, cfg, newLog(cfg, t.err), t.words)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, app.Close()) }()
	return app.Run(t.ctx)
}
