package main

import (
	"context"

	"vneidbot/store/session"
)

// lookRedis connects as the program does, and tries to write: many a Redis
// answers and refuses that.
func lookRedis(ctx context.Context, cfg *Config) []finding {
	if cfg.Redis == "" {
		return append([]finding{well("redis", "redis_embedded")}, lookConversations(cfg)...)
	}
	s, err := session.Connect(cfg.Redis)
	if err != nil {
		return []finding{broken("redis", "redis_away")}
	}
	defer func() { _ = s.Close() }()
	if err := s.TryWrite(ctx); err != nil {
		return []finding{broken("redis", "redis_"+string(session.RefusalOf(err)))}
	}
	advice, err := s.Advice(ctx)
	if err != nil || len(advice) == 0 {
		return []finding{well("redis", "redis_ok")}
	}
	var list []finding
	for _, a := range advice {
		list = append(list, note("redis", "redis_"+string(a)))
	}
	return list
}

// lookConversations speaks of the embedded server's log, when it is damaged.
func lookConversations(cfg *Config) []finding {
	l, err := session.InspectLog(cfg.DataDir)
	if err == nil && !l.Damaged() {
		return nil
	}
	return []finding{note("conversations", "conversations_bad", "n", l.Lost)}
}
