package main

import (
	"errors"
	"os"
	"runtime"
	"runtime/debug"
)

type serveCmd struct {
	NewKey  bool
	NewData bool
}

// Run serves until the first signal.
func (c serveCmd) Run(t *terminal, cfg *Config) (err error) {
	if cfg.TelegramToken == "" && cfg.Zalo.Token == "" && cfg.PublicURL == "" {
		return &configError{"TELEGRAM_BOT_TOKEN", "", "no_channel"}
	}
	cfg.NewKey, cfg.NewData = c.NewKey, c.NewData
	tune()
	app, err := New(t.ctx, cfg, newLog(cfg, t.err), t.words)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, app.Close()) }()
	return app.Run(t.ctx)
}

// What the program asks of Go's runtime. $GOGC and $GOMAXPROCS have the last word.
const (
	// Garbage may grow to four times what lives before it is collected. What lives
	// is small (some 20 MiB under load), and collecting more often cost a twelfth
	// of the CPU of a report.
	collectAt = 400
	// A goroutine that comes back from SQLite or from a sync waits for one of the
	// runtime's processors behind all that can run, and the one that commits lets
	// everybody wait. With two to a core the kernel chooses, and it prefers who
	// has slept: a tenth more reports on Telegram, a fifth more on the page. The
	// client of Redis takes ten connections to each, and needs them.
	processorsToACore = 2
)

func tune() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(processorsToACore * runtime.GOMAXPROCS(0))
	}
}
