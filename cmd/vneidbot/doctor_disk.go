package main

import (
	"context"

	"vneidbot/bot"
	"vneidbot/store/disk"
)

// diskFloor is the free space under which no pictures are taken.
const diskFloor = 500 << 20

func lookDisk(_ context.Context, cfg *Config) []finding {
	free, err := disk.At(cfg.DataDir).Free()
	room := bot.T("doctor.gigabytes", "n", int(free>>30))
	if free < 10<<30 {
		room = bot.T("doctor.megabytes", "n", int(free>>20))
	}
	switch {
	case err != nil:
		return []finding{broken("disk", "disk_away", "fact", cfg.DataDir)}
	case free < diskFloor:
		return []finding{broken("disk", "disk_bad", "fact", room)}
	}
	return []finding{well("disk", "disk_ok", "fact", room)}
}
