package telegram

import (
	"context"
	"time"

	api "github.com/go-telegram/bot"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
	"vneidbot/bot/pause"
)

// maxAnswers bounds the answers to taps that are under way, tapTries how often
// one is tried, tapWithin how long somebody looks at a spinner, and wordsWithin
// how long an answer waits for words to show.
const (
	maxAnswers  = 128
	tapTries    = 3
	tapWithin   = 10 * time.Second
	wordsWithin = 2500 * time.Millisecond
)

// answerTap stops the spinner on the button beside the turn, when the turn has
// ended, and in any case soon: a client that gets no answer sends the tap again.
// It is cosmetic; a tap that is too old, or one too many, goes without. What it
// gives is to be called at the turn's end.
func (in *intake) answerTap(id string) (ended func()) {
	if id == "" {
		return func() {}
	}
	select {
	case in.taps <- struct{}{}:
	default:
		return func() {}
	}
	words := in.c.toasts.open(id)
	answer := func() { defer in.tapDone(); in.answerWith(id, words) }
	if !in.lines.Beside(answer) {
		in.c.toasts.close(id)
		in.tapDone()
	}
	return func() { in.c.toasts.close(id) }
}

func (in *intake) tapDone() { <-in.taps }

// answerWith waits for words, for the turn's end or for long enough, and answers.
func (in *intake) answerWith(id string, words <-chan toast) {
	late := time.AfterFunc(wordsWithin, func() { in.c.toasts.close(id) })
	defer late.Stop()
	t := <-words // nothing when it was closed
	ok := in.tryAnswer(id, t.text)
	if t.shown != nil {
		t.shown <- ok
	}
}

func (in *intake) tryAnswer(id, text string) bool {
	ctx, cancel := context.WithTimeout(in.turns, tapWithin)
	defer cancel()
	for tries := 1; ; tries++ {
		e := in.c.answerOnce(ctx, id, text)
		if e == nil {
			return true
		}
		again := (e.Outcome == channel.Again || e.Outcome == channel.Limited) && e.After < tapWithin && tries < tapTries
		if !again || !in.pause(max(e.After, pause.Apart(tries, botapi.RetryLeast, time.Second))) {
			return false
		}
	}
}

func (c *Channel) answerOnce(ctx context.Context, id, text string) *channel.SendError {
	err := c.calls.ask(ctx, "answerCallbackQuery", &api.AnswerCallbackQueryParams{CallbackQueryID: id, Text: text}, nil)
	if err == nil {
		return nil
	}
	e := c.sendError("answerCallbackQuery", err)
	c.Logger.Debug("telegram: a tap was not answered", "err", e.Error())
	return e
}

// toasted shows a message as words over the chat, which nobody else sees and
// which goes by itself. False when that cannot be: the tap was answered already,
// or the message has more than such words can be.
func (c *Channel) toasted(ctx context.Context, m bot.Message) bool {
	const most = 200
	if m.Tap == "" || len(m.Buttons) > 0 {
		return false
	}
	pages := channel.Pages(m.Parts, maxText)
	return len(pages) == 1 && pages[0].Units <= most && c.toasts.give(ctx, m.Tap, pages[0].Plain())
}
