package main

import (
	"context"
	"time"
)

// lookConfig speaks of what was checked while the configuration was read.
func lookConfig(_ context.Context, cfg *Config) []finding {
	zone := well("zone", "zone_ok", "fact", cfg.Zone)
	if _, offset := time.Now().In(cfg.place().Zone).Zone(); offset != 7*3600 {
		zone = note("zone", "zone_other", "fact", cfg.Zone)
	}
	return []finding{well("config", "config_ok"), zone}
}
