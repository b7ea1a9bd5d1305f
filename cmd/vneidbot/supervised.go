package main

import (
	"context"
	"time"

	"github.com/coreos/go-systemd/v22/daemon"

	"vneidbot/store"
)

// supervised tells systemd that the program serves and that it stops, and, where the
// unit has a watchdog, that it lives: the records answer. What does not answer is
// killed and started again, which loses nothing. Elsewhere nobody listens.
func (a *App) supervised(ctx context.Context) error {
	a.notify(daemon.SdNotifyReady)
	defer a.notify(daemon.SdNotifyStopping)
	every, err := daemon.SdWatchdogEnabled(false)
	if err != nil || every == 0 {
		<-ctx.Done()
		return nil
	}
	lives := time.NewTicker(every / 2)
	defer lives.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-lives.C:
			if err := a.lives(ctx, every/4); err != nil {
				a.log.Warn("the records do not answer", "err", err)
				continue
			}
			a.notify(daemon.SdNotifyWatchdog)
		}
	}
}

// lives asks the records for anything.
func (a *App) lives(ctx context.Context, within time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	return a.store.Snapshot(ctx, func(n *store.Snapshot) error {
		_, err := n.Rounds()
		return err
	})
}

func (a *App) notify(state string) {
	if _, err := daemon.SdNotify(false, state); err != nil {
		a.log.Warn("systemd was not told", "err", err)
	}
}
