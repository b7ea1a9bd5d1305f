package telegram

import (
	"context"
	"time"

	api "github.com/go-telegram/bot"

	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/pause"
)

// maxAnswers bounds the answers to taps that are under way, tapTries how often
// one is tried, tapWithin how long somebody looks at a spinner.
const (
	maxAnswers = 128
	tapTries   = 3
	tapWithin  = 10 * time.Second
)

// answerTap stops the spinner on the button, at once and beside the turn: a
// client that gets no answer sends the tap again. It is cosmetic; a tap that is
// too old, or one too many, goes without.
func (in *intake) answerTap(id string) {
	if id == "" {
		return
	}
	select {
	case in.taps <- struct{}{}:
	default:
		return
	}
	answer := func() { defer in.tapDone(); in.tryAnswer(id) }
	if !in.lines.Beside(answer) {
		in.tapDone()
	}
}

func (in *intake) tapDone() { <-in.taps }

func (in *intake) tryAnswer(id string) {
	ctx, cancel := context.WithTimeout(in.turns, tapWithin)
	defer cancel()
	for tries := 1; tries <= tapTries; tries++ {
		again, after := in.c.answerOnce(ctx, id)
		if !again || tries == tapTries || !in.pause(max(after, pause.Apart(tries, botapi.RetryLeast, time.Second))) {
			return
		}
	}
}

// answerOnce answers the tap; again tells that it may go better after a while.
func (c *Channel) answerOnce(ctx context.Context, id string) (again bool, after time.Duration) {
	_, err := c.api.AnswerCallbackQuery(ctx, &api.AnswerCallbackQueryParams{CallbackQueryID: id})
	if err == nil {
		return false, 0
	}
	e := c.sendError("answerCallbackQuery", err)
	c.Logger.Debug("telegram: a tap was not answered", "err", e.Error())
	return (e.Outcome == channel.Again || e.Outcome == channel.Limited) && e.After < tapWithin, e.After
}
