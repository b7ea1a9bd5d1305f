package session

import (
	"context"
	"strings"
)

// Advice is something about the Redis that should be set otherwise; its value
// names the sentence for people.
type Advice string

// What can be amiss with a Redis that answers.
const (
	AdviceEviction Advice = "eviction" // maxmemory-policy is not noeviction: sessions may vanish
	AdviceNoAOF    Advice = "no_aof"   // appendonly is off: a restart forgets sessions
)

// Advice tells what should be set otherwise; nothing for an embedded server.
// It reads INFO, which managed services allow where CONFIG is forbidden.
func (s *Store) Advice(ctx context.Context) ([]Advice, error) {
	if s.journal != nil {
		return nil, nil
	}
	info, err := s.rdb.Info(ctx, "memory", "persistence").Result()
	if err != nil {
		return nil, away("advice", err)
	}
	return advise(info), nil
}

func advise(info string) []Advice {
	var out []Advice
	for line := range strings.Lines(info) {
		switch key, value, _ := strings.Cut(strings.TrimSpace(line), ":"); {
		case key == "maxmemory_policy" && value != "noeviction":
			out = append(out, AdviceEviction)
		case key == "aof_enabled" && value != "1":
			out = append(out, AdviceNoAOF)
		}
	}
	return out
}
