// Package channel is the contract between the core and a platform: what comes
// in becomes a bot.Event, what goes out is a finished bot.Message. A channel
// knows no words, no records and no conversation; the core knows no platform.
//
// Every channel passes channeltest.
package channel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"vneidbot/bot"
)

// Handle takes one event into the core. Nil means that the turn, or its
// parking, is durable: only then may the channel acknowledge the event to its
// platform. An error means the event must come again.
type Handle func(ctx context.Context, ev bot.Event) error

// Channel is one platform.
type Channel interface {
	// Name is the platform's part of account and chat ids, "telegram".
	Name() string
	// Caps is what the platform can do. It does not change while running.
	Caps() bot.Caps
	// Run takes events in until ctx ends, and returns when what was in flight
	// is done and confirmed. It calls handle concurrently; of one chat in the
	// order of the platform where it tells any, though the page posts side by
	// side: whoever handles lines them up. It returns an error only when it
	// cannot go on (a bad token); outages of the platform are waited out inside.
	Run(ctx context.Context, handle Handle) error
	// Send says one message and returns the platform's id of it. It neither
	// retries nor paces: the caller does. A file, or a picture of an album, that
	// is not on the shelf or that the platform does not take is given up: what
	// stands Instead is said in its place. The error is a *SendError.
	Send(ctx context.Context, to bot.Chat, m bot.Message) (id string, err error)
	// Fetch opens a file that an event named. The error is a *SendError.
	Fetch(ctx context.Context, f bot.File) (io.ReadCloser, error)
	// Link is the address that opens a private chat with the bot and hands it
	// the payload (at most 64 of A-Za-z0-9_-), or "" where there is none.
	Link(payload string) string
	// Handler serves the platform's webhook, nil where there is none. Path is
	// where it is mounted ("/telegram").
	Handler() (path string, h http.Handler)
	// Check asks the platform who the bot is, for doctor and health.
	Check(ctx context.Context) error
}

// Shelf is where what messages bring along is read, by the SHA-256 of its bytes.
type Shelf interface {
	// Read opens a file; bot.NotFound.
	Read(sha256 string) (io.ReadSeekCloser, error)
}

// Outcome says what the failure of a Send means for the row that holds the message.
type Outcome uint8

// The outcomes.
const (
	Again    Outcome = iota // temporary, or nobody knows: try later
	Limited                 // told to wait: After
	Gone                    // the chat cannot be written to: blocked, kicked, deleted
	Migrated                // the chat is another one now: MovedTo
	Rejected                // this message will never be taken
	Fatal                   // the channel itself cannot work: bad token
)

func (o Outcome) String() string {
	return [...]string{"again", "limited", "gone", "migrated", "rejected", "fatal"}[o]
}

// SendError is why a message was not said. Its text holds no token, no chat and
// no words of people.
type SendError struct {
	Outcome Outcome
	After   time.Duration // of Limited
	All     bool          // of Limited: the whole channel, not this chat only
	Doubt   bool          // of Again: the message may have been taken, its answer was lost
	MovedTo string        // of Migrated
	Err     error
}

func (e *SendError) Error() string { return fmt.Sprintf("send: %s: %v", e.Outcome, e.Err) }

func (e *SendError) Unwrap() error { return e.Err }

// AsSendError finds the SendError in err's chain; any other failure counts as
// temporary, because unknown means that it may work the next time.
func AsSendError(err error) *SendError {
	var e *SendError
	if errors.As(err, &e) {
		return e
	}
	return &SendError{Outcome: Again, Err: err}
}
