package main

import (
	"context"
	"slices"
	"time"

	"vneidbot/bot"
)

// lookConfig speaks of what was checked while the configuration was read.
func lookConfig(_ context.Context, cfg *Config) (list []finding) {
	zone := well("zone", "zone_ok", "fact", cfg.Zone)
	if _, offset := time.Now().In(cfg.place().Zone).Zone(); offset != 7*3600 {
		zone = note("zone", "zone_other", "fact", cfg.Zone)
	}
	told := wrongs(cfg.wrong)
	if len(told) == 0 {
		return []finding{well("config", "config_ok"), zone}
	}
	for _, w := range told {
		list = append(list, finding{what: "config", bad: true, fact: bot.T("config."+w.Mend, "name", w.Name, "value", bot.Raw(w.Value))})
	}
	if !slices.ContainsFunc(told, func(w *configError) bool { return w.Name == "TZ" }) {
		list = append(list, zone)
	}
	return list
}
