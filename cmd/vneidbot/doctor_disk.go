package main

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// diskFloor is the free space under which no pictures are taken.
const diskFloor = 500 << 20

// lookDisk asks for free room and tries to write. A folder that is not there is
// told of with the database.
func lookDisk(_ context.Context, cfg *Config) []finding {
	d := disk.At(cfg.DataDir)
	free, err := d.Free()
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && free >= diskFloor {
		err = d.TryWrite()
	}
	room := bot.T("doctor.gigabytes", "n", int(free>>30))
	if free < 10<<30 {
		room = bot.T("doctor.megabytes", "n", int(free>>20))
	}
	cause := syscall.Errno(0)
	switch {
	case errors.As(err, &cause):
		return []finding{broken("disk", "disk_away", "fact", bot.Raw(cfg.folder()), "cause", causeOf(cause))}
	case free < diskFloor:
		return []finding{broken("disk", "disk_bad", "fact", room)}
	}
	return []finding{well("disk", "disk_ok", "fact", room)}
}
