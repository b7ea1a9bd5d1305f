package engine

import (
	"context"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// Sessions keeps the conversations (Redis). One call in, one call out per turn.
type Sessions interface {
	// Enter locks the chat for this turn and loads its session. bot.Conflict:
	// another turn holds the lock.
	Enter(ctx context.Context, key string) (bot.Session, error)
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
	// Look answers a step's needs, from one snapshot, and the chat's backlog.
	Look(ctx context.Context, ev bot.Event, n bot.Needs) (bot.Facts, error)
	// Commit makes the writes last in one transaction. bot.Conflict: a
	// precondition of a write no longer holds, the step must be taken again.
	Commit(ctx context.Context, writes []bot.Write) (bot.Outcome, error)
	// Backlog tells what of the chat waits.
	Backlog(ctx context.Context, chat string) (bot.Backlog, error)
	// Park keeps an event for later, once per event id.
	Park(ctx context.Context, ev bot.Event, cause string) error
	// ClaimParked leases the oldest waiting event of each chat that is due.
	ClaimParked(ctx context.Context, now time.Time, lease time.Duration, most int) ([]bot.Parked, error)
	// Unpark removes an event that was handled.
	Unpark(ctx context.Context, row int64) error
	// Repark puts an event back until notBefore, after so many tries that failed
	// for its own sake; dead sets it aside for good.
	Repark(ctx context.Context, row int64, notBefore time.Time, tries int, dead bool) error
}

// Wording turns keys into sentences.
type Wording interface {
	Words(lang string, t bot.Text) string
}

// Desk answers officers (*desk.Desk). What it takes, desk.Takes says.
type Desk interface {
	// Ignores tells that nobody answers the event: talk in a group. Such events
	// cost no lock and leave no trace.
	Ignores(ev bot.Event) bool
	// IsAdmin tells who is an administrator by the configuration, whatever the
	// records say.
	IsAdmin(id bot.AccountID) bool
	// Answer says what is to last and what is to be said. A second call for the
	// same event may see newer numbers; its writes have the keys of the first.
	Answer(ctx context.Context, r desk.Request) (desk.Answer, error)
}

// Metrics counts. Its words are fixed: never a chat, an account or a text.
type Metrics interface {
	Turn(kind, outcome string, took time.Duration)
	Parked()
	Said(channel, outcome string)
}

type uncounted struct{}

func (uncounted) Turn(string, string, time.Duration) {}
func (uncounted) Parked()                            {}
func (uncounted) Said(string, string)                {}

// nobody is the desk of a program without officers.
type nobody struct{}

func (nobody) Ignores(ev bot.Event) bool  { return ev.Chat.Group }
func (nobody) IsAdmin(bot.AccountID) bool { return false }

func (nobody) Answer(context.Context, desk.Request) (desk.Answer, error) { return desk.Answer{}, nil }
