package engine

import (
	"context"
	"time"

	"vneidbot/bot"
)

// Sessions keeps the conversations (Redis). One call in, one call out per turn.
type Sessions interface {
	// Enter locks the chat for this turn and loads its session, and counts the
	// event against the account. bot.Conflict: another turn holds the lock.
	Enter(ctx context.Context, key string, account bot.AccountID) (bot.Session, error)
	// Leave saves s.Data under the version after s.Version and unlocks.
	// bot.Conflict: the version has moved, the turn must step again.
	Leave(ctx context.Context, s bot.Session) error
	// Release unlocks without saving.
	Release(ctx context.Context, s bot.Session) error
}

// Limits counts things that are scarce (Redis).
type Limits interface {
	// Strike counts one more under the key within the window and tells how many there are.
	Strike(ctx context.Context, key string, window time.Duration) (int, error)
	// Strikes tells how many there are.
	Strikes(ctx context.Context, key string) (int, error)
}

// Records is what lasts (SQLite).
type Records interface {
	// Look answers a step's needs, from one snapshot.
	Look(ctx context.Context, ev bot.Event, n bot.Needs) (bot.Facts, error)
	// Commit makes the writes last in one transaction. bot.Conflict: a
	// precondition of a write no longer holds, the step must be taken again.
	Commit(ctx context.Context, writes []bot.Write) (bot.Outcome, error)
	// Backlog tells whether the chat has parked events and unsaid messages.
	Backlog(ctx context.Context, chat string) (parked, unsaid bool, err error)
	// Park keeps an event for later, once per event id.
	Park(ctx context.Context, ev bot.Event, cause string) error
	// ClaimParked leases the oldest waiting event of each chat that is due.
	ClaimParked(ctx context.Context, now time.Time, lease time.Duration, most int) ([]bot.Parked, error)
	// Unpark removes an event that was handled.
	Unpark(ctx context.Context, row int64) error
	// Repark puts an event back until notBefore; dead sets it aside for good.
	Repark(ctx context.Context, row int64, notBefore time.Time, dead bool) error
}

// Wording turns keys into sentences.
type Wording interface {
	Words(lang string, t bot.Text) string
}
