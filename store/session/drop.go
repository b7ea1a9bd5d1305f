package session

import (
	"context"
	"maps"
	"slices"

	"vneidbot/bot"
)

// Drop takes everything of a private chat away: its conversation, and how often it
// was written to. With an embedded server its lines leave the log as well.
func (s *Store) Drop(ctx context.Context, chat bot.Chat) error {
	keys := []string{s.paceKey(chat.Channel, chat.ID)}
	if s.journal == nil {
		keys = append(keys, keySession(chat.Key()))
	} else if err := s.journal.guard(func() error { return s.journal.remove(chat.Key()) }); err != nil {
		return err
	}
	if err := s.rdb.Del(ctx, keys...).Err(); err != nil || s.journal == nil {
		return away("drop", err)
	}
	return s.journal.packNow()
}

// Forget drops the conversations that are kept, and nothing else.
func (s *Store) Forget(ctx context.Context) error {
	if s.journal != nil {
		return s.journal.guard(s.journal.forget)
	}
	return away("forget", s.removeAll(ctx, keySession("*")))
}

// forget removes every chat; the caller is inside guard.
func (j *journal) forget() error {
	for _, p := range slices.Collect(maps.Values(j.places)) {
		r, err := j.read(p)
		if err == nil {
			err = j.remove(r.chat)
		}
		if err != nil {
			return err
		}
	}
	clear(j.places)
	return nil
}

// removeAll deletes the keys of a pattern.
func (s *Store) removeAll(ctx context.Context, pattern string) error {
	all := s.rdb.Scan(ctx, 0, pattern, 1000).Iterator()
	for all.Next(ctx) {
		if err := s.rdb.Del(ctx, all.Val()).Err(); err != nil {
			return err
		}
	}
	return all.Err()
}
