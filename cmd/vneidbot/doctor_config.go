package main

import (
	"context"
	"time"
)

// lookConfig speaks of what was checked while the configuration was read.
func lookConfig(_ context.Context, cfg *Config) []finding {
	list := []finding{well("config", "config_ok")}
	zone := well("zone", "zone_ok", "fact", cfg.Zone)
	if _, offset := time.Now().In(cfg.place().Zone).Zone(); offset != 7*3600 {
		zone = note("zone", "zone_other", "fact", cfg.Zone)
	}
	admins := well("admins", "admins_ok", "n", len(cfg.admins()))
	if len(cfg.admins()) == 0 {
		admins = note("admins", "admins_none")
	}
	return append(list, zone, admins)
}
