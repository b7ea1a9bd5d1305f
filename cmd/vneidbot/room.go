package main

import (
	"context"
	"time"

	"vneidbot/bot"
)

// lookAtRoom is how soon administrators hear that the disk is at its floor.
const lookAtRoom = 15 * time.Second

// room is what the disk has for pictures above the floor, which is left for
// everything else. It fails at the floor.
func (a *App) room() (int64, error) { return a.roomAbove(diskFloor) }

func (a *App) roomAbove(floor int64) (int64, error) {
	free, err := a.disk.Free()
	if err == nil && int64(free) < floor {
		err = bot.Fail(bot.Exhausted, "free space is under the floor", nil)
	}
	return int64(free) - floor, err
}

// full tells of a file that the disk has no room for. That is said at once to whoever
// waits for it: another try would fill the disk again.
func full(err error) bool { return bot.KindOf(err) == bot.Exhausted }

// lowRoom is since when the disk is at its floor, and how many administrators were
// told; the zero value is room enough.
type lowRoom struct {
	since time.Time
	told  int
}

// watchRoom tells the administrators when the floor is reached, once in an hour, and
// whoever can be told only later then. A look costs less than a job's row, and a
// full disk takes no more rows: each copy looks, and the key of the alarm lets one of
// them speak.
func (a *App) watchRoom(ctx context.Context) error {
	every := time.NewTicker(lookAtRoom)
	defer every.Stop()
	for low := (lowRoom{}); ; {
		low = a.lookAtRoom(ctx, diskFloor, low, time.Now())
		select {
		case <-ctx.Done():
			return nil
		case <-every.C:
		}
	}
}

// lookAtRoom tells whether the disk is at its floor, and the administrators who were
// not told before.
func (a *App) lookAtRoom(ctx context.Context, floor int64, low lowRoom, now time.Time) lowRoom {
	above, err := a.roomAbove(floor)
	if bot.KindOf(err) != bot.Exhausted {
		return lowRoom{}
	}
	free := above + floor
	if low.since.IsZero() {
		low.since = now
		a.log.Error("the disk has no room for pictures", "free", free, "floor", floor)
	}
	key := "no room:" + low.since.UTC().Format("2006-01-02T15")
	rows := a.toAdmins(ctx, key, "", bot.T("ground.no_room", "free", megabytes(free), "floor", megabytes(floor)))
	if len(rows) > low.told {
		a.tell(ctx, rows)
	}
	low.told = len(rows)
	return low
}

func megabytes(n int64) bot.Text { return bot.T("doctor.megabytes", "n", int(n>>20)) }
