package main

import (
	"context"
	"strings"

	"vneidbot/bot"
)

// tellHealth asks the program that serves here whether it runs, as a container's
// HEALTHCHECK does; it fails when nobody answers, or somebody else.
func (t *terminal) tellHealth(ctx context.Context, cfg *Config) error {
	if _, text, err := ask(ctx, "http://"+reachable(cfg.HTTPAddr)+"/healthz"); err != nil || !strings.HasPrefix(text, "ok") {
		t.tell(bot.T("doctor.health_bad", "fact", cfg.HTTPAddr))
		return errSaid
	}
	t.tell(bot.T("doctor.health_ok", "fact", cfg.HTTPAddr))
	return nil
}
