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
	if !cfg.serves() {
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
	// Garbage may grow to twice what lives before it is collected. Under load 11 MiB
	// live, and most of what the process holds at its peak is garbage: 131 MiB in all
	// at 400, 102 at 200 and 89 at 100. Collecting costs 0.04 ms of CPU a report more
	// at 200 than at 400, and 1.1 ms more at 100.
	collectAt = 200
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
