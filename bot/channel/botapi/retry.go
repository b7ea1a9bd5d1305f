package botapi

import (
	"context"
	"errors"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/pause"
)

// The pauses between tries.
const (
	RetryLeast = 200 * time.Millisecond
	RetryMost  = 5 * time.Second
)

// ErrToken is why a channel cannot go on.
var ErrToken = errors.New("the platform does not know this token")

// Persist repeats a call until it succeeds or ctx ends, with pauses up to most.
// It returns an error only when the platform does not know the token.
func (b *Bot) Persist(ctx context.Context, op string, most time.Duration, call func(context.Context) error) error {
	for failures := 1; ; failures++ {
		err := call(ctx)
		if err == nil || ctx.Err() != nil {
			return nil
		}
		e := channel.AsSendError(err)
		if e.Outcome == channel.Fatal {
			return bot.Fail(bot.Invalid, b.Name+": "+op, ErrToken)
		}
		wait := max(e.After, pause.Apart(failures, RetryLeast, most))
		b.Logger.Warn(b.Name+": not ready", "op", op, "err", e.Error(), "wait", wait)
		pause.For(ctx, wait)
	}
}

// Leased polls while this copy holds the lease, and asks for it again when it
// was lost. poll gets the context of the lease; its error is one that ends all.
func (b *Bot) Leased(ctx context.Context, poll func(held context.Context) error) error {
	if b.Lease == nil {
		return poll(ctx)
	}
	for failures := 1; ; failures++ {
		var broken error
		err := b.Lease(ctx, func(held context.Context) error {
			failures = 0
			broken = poll(held)
			return broken
		})
		if broken != nil || ctx.Err() != nil {
			return broken
		}
		if err != nil {
			b.Logger.Warn(b.Name+": no lease to poll", "err", b.Clean(err.Error()))
		}
		pause.For(ctx, pause.Apart(failures+1, RetryLeast, RetryMost))
	}
}
