package main

import (
	"context"
	"time"

	"vneidbot/bot/channel/zalo"
	"vneidbot/store"
)

// lookZalo asks the platform who the bot is, and the records what is used up.
func lookZalo(ctx context.Context, cfg *Config) []finding {
	if cfg.Zalo.Token == "" {
		return nil
	}
	list := lookHook("zalo_hook", "ZALO_WEBHOOK_URL", cfg.Zalo.Hook)
	c, err := zalo.New(cfg.zaloOptions())
	if err != nil {
		return append(list, broken("zalo", "zalo_refused"))
	}
	var ledger zalo.Ledger
	if s, err := store.Look(ctx, cfg.DataDir); err == nil {
		defer func() { _ = s.Close() }()
		ledger = s
	}
	f, err := c.Facts(ctx, ledger, time.Now())
	if f.Me.ID == "" {
		return append(list, lookToken("zalo", cfg.Zalo.API, err))
	}
	list = append(list, well("zalo", "zalo_ok", "name", f.Me.Name, "plan", f.Me.Plan))
	switch {
	case err != nil:
		list = append(list, note("zalo_hook", "zalo_hook_unknown"))
	case !f.Hooked:
		list = append(list, note("zalo_hook", "zalo_hook_other"))
	case f.Webhook == "":
		list = append(list, well("zalo_hook", "zalo_hook_polling"))
	default:
		list = append(list, well("zalo_hook", "zalo_hook_ok"))
	}
	return append(list, lookQuota(cfg, f))
}

func lookQuota(cfg *Config, f zalo.Facts) finding {
	z := cfg.Zalo
	args := []any{"users", f.Users, "users_most", z.Users, "groups", f.Groups, "groups_most", z.Groups, "messages", f.Sent, "messages_most", z.Messages}
	if f.Users*10 >= z.Users*8 || f.Groups >= z.Groups || f.Sent*10 >= z.Messages*8 {
		return note("zalo_quota", "zalo_quota_near", args...)
	}
	return well("zalo_quota", "zalo_quota_ok", args...)
}
