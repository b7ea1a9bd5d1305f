package session

import (
	"context"
	"time"

	"vneidbot/bot"
)

// Drop takes everything of a private chat away: its conversation, and how often it
// was written to. With an embedded server its lines leave the log as well.
func (s *Store) Drop(ctx context.Context, chat bot.Chat) error {
	keys := []string{keySession(chat.Key()), keyPaceChat(chat.Channel, chat.ID)}
	if s.journal == nil {
		return away("drop", s.rdb.Del(ctx, keys...).Err())
	}
	err := s.journal.guard(func() error {
		if err := s.journal.append(record{chat: chat.Key(), until: time.UnixMilli(0)}); err != nil {
			return err
		}
		return away("drop", s.rdb.Del(ctx, keys...).Err())
	})
	if err != nil {
		return err
	}
	return s.journal.packNow()
}

// packNow writes the log anew whatever its size, when no other compaction is under way.
func (j *journal) packNow() error {
	j.packing.Wait()
	j.mu.Lock()
	if j.busy || j.closed {
		j.mu.Unlock()
		return bot.Fail(bot.Unavailable, "session: pack", nil)
	}
	j.busy = true
	end := j.size
	j.mu.Unlock()
	err := j.pack(end)
	j.mu.Lock()
	j.busy = false
	j.mu.Unlock()
	return diskFault("pack", err)
}
