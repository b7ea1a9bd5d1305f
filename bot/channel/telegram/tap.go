package telegram

import (
	"context"
	"time"

	api "github.com/go-telegram/bot"
)

// maxAnswers bounds the answers to taps that are under way.
const maxAnswers = 128

// answerTap stops the spinner on the button, at once and beside the turn: a
// client that gets no answer sends the tap again. It is cosmetic; a tap that is
// too old, or one too many, goes without.
func (in *intake) answerTap(id string) {
	if id == "" || !in.begin() {
		return
	}
	select {
	case in.taps <- struct{}{}:
	default:
		in.running.Done()
		return
	}
	in.crew.do(func() {
		defer in.running.Done()
		defer func() { <-in.taps }()
		ctx, cancel := context.WithTimeout(in.turns, 5*time.Second)
		defer cancel()
		if _, err := in.c.api.AnswerCallbackQuery(ctx, &api.AnswerCallbackQueryParams{CallbackQueryID: id}); err != nil {
			in.c.log.Debug("telegram: a tap was not answered", "err", in.c.scrub(err).Error())
		}
	})
}

// begin counts something that the stop waits for; false when it has begun.
func (in *intake) begin() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	if !in.stopped {
		in.running.Add(1)
	}
	return !in.stopped
}
