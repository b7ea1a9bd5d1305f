package zalo

import (
	"errors"
	"net/http"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// sendError says what a failure of a call means, in words without secrets. The
// API's 403 is its own failure ("internal server error") and passes; 400 and
// 404 stay; 429 is the plan's quota, which no retry helps.
func (c *Channel) sendError(op string, err error) *channel.SendError {
	var known *channel.SendError
	if errors.As(err, &known) {
		return known
	}
	e := &channel.SendError{Outcome: channel.Again}
	kind := bot.Unavailable
	var refused *botapi.Refusal
	var lost *botapi.NetError
	switch {
	case errors.As(err, &refused):
		e.Outcome, kind = class(refused.Code)
		e.Doubt = e.Outcome == channel.Again
		if e.Outcome == channel.Limited {
			e.All, e.After = true, refused.After
		}
	case errors.As(err, &lost):
		e.Doubt = lost.Doubt
	}
	e.Err = bot.Fail(kind, "zalo: "+op, err)
	return e
}

func class(code int) (channel.Outcome, bot.Kind) {
	switch code {
	case http.StatusUnauthorized:
		return channel.Fatal, bot.Invalid
	case http.StatusTooManyRequests:
		return channel.Limited, bot.Exhausted
	case http.StatusBadRequest, http.StatusNotFound, http.StatusRequestEntityTooLarge:
		return channel.Rejected, bot.Invalid
	}
	return channel.Again, bot.Unavailable
}

// The pauses after a 429 that does not say how long: it may be the pace, which
// passes soon, or the month's quota, which does not.
const (
	limitLeast = 30 * time.Second
	limitMost  = time.Hour
)

// limits counts the 429 in a row.
type limits struct {
	mu   sync.Mutex
	next time.Duration
}

func (l *limits) hit(told time.Duration) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	pause := max(l.next, limitLeast)
	l.next = min(2*pause, limitMost)
	if told > 0 {
		return told
	}
	return pause
}

func (l *limits) passed() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next = 0
}
