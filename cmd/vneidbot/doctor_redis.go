package main

import (
	"context"
	"strings"

	"vneidbot/store/session"
)

func lookRedis(ctx context.Context, cfg *Config) []finding {
	if cfg.Redis == "" {
		return []finding{well("redis", "redis_embedded")}
	}
	s, err := session.Connect(cfg.Redis)
	if err != nil {
		return []finding{broken("redis", "redis_bad")}
	}
	defer func() { _ = s.Close() }()
	if err := s.Ping(ctx); err != nil {
		return []finding{broken("redis", "redis_bad")}
	}
	advice, err := s.Advice(ctx)
	if err != nil || len(advice) == 0 {
		return []finding{well("redis", "redis_ok")}
	}
	var names []string
	for _, a := range advice {
		names = append(names, string(a))
	}
	return []finding{note("redis", "redis_advice", "fact", strings.Join(names, ", "))}
}

// lookConversations speaks of the embedded server's log, when it is damaged.
func lookConversations(cfg *Config) []finding {
	l, err := session.InspectLog(cfg.DataDir)
	if cfg.Redis != "" || err == nil && !l.Damaged() {
		return nil
	}
	return []finding{note("conversations", "conversations_bad", "n", l.Lost)}
}
