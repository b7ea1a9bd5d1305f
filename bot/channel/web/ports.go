package web

import (
	"context"
	"io"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Transcript is the log of what was said (SQLite).
type Transcript interface {
	// Append adds an entry and returns it with its Seq and After. An entry whose
	// Client the chat has already is returned as it was kept, and fresh is false.
	Append(ctx context.Context, e bot.Entry) (kept bot.Entry, fresh bool, err error)
	// Since lists the chat's entries after seq, oldest first, at most so many.
	Since(ctx context.Context, chat string, seq int64, most int) ([]bot.Entry, error)
	// Entry reads one; bot.NotFound.
	Entry(ctx context.Context, seq int64) (bot.Entry, error)
	// Erase takes the words of a person's entry away for good.
	Erase(ctx context.Context, chat string, seq int64) error
}

// Pictures are what the records know of uploads (SQLite).
type Pictures interface {
	// Reported lists the events of the page's pictures that reports have named since then.
	Reported(ctx context.Context, since time.Time) (events []string, err error)
}

// Shelf keeps uploads, and what messages bring along.
type Shelf interface {
	channel.Shelf
	// Receive keeps what comes under its SHA-256, for so long unless a record names
	// it. bot.Exhausted: the disk is full; what the reader fails with comes as it is.
	Receive(from io.Reader, life time.Duration) (sha256 string, size int64, err error)
}

// Sessions are the browsers that have a conversation (SQLite).
type Sessions interface {
	// Begin keeps a new one under the hash of its cookie.
	Begin(ctx context.Context, id string, hash []byte, at time.Time) error
	// Session finds one by the hash of its cookie; bot.NotFound.
	Session(ctx context.Context, hash []byte) (id string, err error)
	// Known tells whether there is one with the id.
	Known(ctx context.Context, id string) (bool, error)
}

// Relay tells the other copies of the program which chats have new entries. A
// word that is lost only delays: streams look by themselves now and then.
type Relay interface {
	Publish(ctx context.Context, words string) error
	// Listen calls heard for all that was published until ctx ends.
	Listen(ctx context.Context, heard func(words string)) error
}

// Words turns keys into sentences.
type Words interface {
	Words(lang string, t bot.Text) string
}
