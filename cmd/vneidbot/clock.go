package main

import (
	"context"
	"time"
)

// The clock is looked at so often, and one that moved by more was set: clocks that
// are kept right are moved by less.
const (
	clockLook = time.Second
	clockSet  = 2 * time.Second
)

// keepTime mends what a clock that was set leaves behind: at the start what
// another run wrote, and then whenever it happens. No job of the records does it:
// its own hour would be what the wrong clock says.
func (a *App) keepTime(ctx context.Context) error {
	every := time.NewTicker(clockLook)
	defer every.Stop()
	a.mendTimes(ctx)
	for last := time.Now(); ; {
		select {
		case <-ctx.Done():
			return nil
		case <-every.C:
		}
		now := time.Now()
		if by := clockMoved(now.Round(0).Sub(last.Round(0)), now.Sub(last)); by != 0 {
			a.log.Warn("the clock was set", "by", by)
			a.mendTimes(ctx)
		}
		last = now
	}
}

// clockMoved is by how much the clock on the wall was set while so much time
// passed; 0 for what is no setting.
func clockMoved(wall, passed time.Duration) time.Duration {
	if by := wall - passed; by.Abs() > clockSet {
		return by
	}
	return 0
}

func (a *App) mendTimes(ctx context.Context) {
	switch n, err := a.store.MendTimes(ctx, time.Now()); {
	case err != nil && ctx.Err() == nil:
		a.log.Error("what a wrong clock put off is not due yet", "err", err)
	case n > 0:
		a.log.Warn("what a wrong clock had put off is due", "rows", n)
	}
	switch n, err := a.store.MendRounds(ctx, a.place.Now()); {
	case err != nil && ctx.Err() == nil:
		a.log.Error("what a wrong clock did of rounds before their hour stands", "err", err)
	case n > 0:
		a.log.Warn("what a wrong clock did of rounds before their hour is done again at it", "rounds", n)
	}
}
