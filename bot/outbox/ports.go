package outbox

import (
	"context"
	"time"

	"vneidbot/bot"
)

// Queue keeps the rows (SQLite).
type Queue interface {
	// Claim leases the next row of at most that many chats: answers first. A
	// chat with a leased row has no next one.
	Claim(ctx context.Context, now time.Time, lease time.Duration, most int) ([]bot.Queued, error)
	// Keep makes the lease of a claimed row end at a later moment. bot.Conflict: the
	// row is nobody's to send any more.
	Keep(ctx context.Context, row int64, until time.Time) error
	// Sent notes the platform's id of the message.
	Sent(ctx context.Context, row int64, messageID string) error
	// Later puts a row back until notBefore.
	Later(ctx context.Context, row int64, notBefore time.Time) error
	// Failed sets a row aside for good; why is a code.
	Failed(ctx context.Context, row int64, why string) error
	// ChatGone ends everything for a chat that cannot be written to any more.
	ChatGone(ctx context.Context, chatKey string) error
	// Hold keeps the chat, or with an empty chatKey the whole channel, from
	// being claimed until a moment.
	Hold(ctx context.Context, channel, chatKey string, until time.Time) error
	// Commit makes writes last: a chat that moved.
	Commit(ctx context.Context, writes []bot.Write) (bot.Outcome, error)
}

// Limiter paces what nobody asked for, over all copies (Redis).
type Limiter interface {
	// Take takes so many messages to the chat, or tells how long to wait before asking again.
	Take(ctx context.Context, channel, chat string, group bool, n int) (wait time.Duration, err error)
	// Count tells of messages that were said without asking.
	Count(ctx context.Context, channel string, n map[bot.Chat]int) error
}
