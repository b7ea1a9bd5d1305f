package main

import (
	"context"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/store"
)

// lookAdmins tells whether there is somebody whom an alarm reaches.
func lookAdmins(ctx context.Context, cfg *Config) []finding {
	ids := cfg.admins()
	if len(ids) == 0 {
		return []finding{broken("admins", "admins_none")}
	}
	served := cfg.served()
	var stray []string
	for _, id := range ids {
		if platform, _, _ := strings.Cut(string(id), ":"); !served[platform] {
			stray = append(stray, string(id))
		}
	}
	if len(stray) > 0 {
		return []finding{broken("admins", "admins_stray", "names", names(stray))}
	}
	if mute := unreached(ctx, cfg, ids); len(mute) > 0 {
		return []finding{note("admins", "admins_mute", "names", names(mute))}
	}
	return []finding{well("admins", "admins_ok", "n", len(ids))}
}

// unreached are those who have not written to the bot yet, as far as the records
// can be read.
func unreached(ctx context.Context, cfg *Config, ids []bot.AccountID) (mute []string) {
	s, err := store.Look(ctx, cfg.DataDir)
	if err != nil {
		return nil
	}
	defer func() { _ = s.Close() }()
	chats, err := s.ChatsOf(ctx, ids)
	if err != nil {
		return nil
	}
	for _, id := range ids {
		if !slices.ContainsFunc(chats, func(c bot.AccountChat) bool { return c.Account == id }) {
			mute = append(mute, string(id))
		}
	}
	return mute
}
