package web

import (
	"context"
	"math"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot/pause"
)

// How many words about entries wait to be told to other copies, and how many
// are told at once.
const (
	wordsMost = 4096
	wordsOnce = 100
)

// changed tells everybody who follows the chat of an entry. Other copies are
// told beside the turn, which does not wait for it; a word that is lost only
// delays, for streams look by themselves now and then.
func (w *Web) changed(chat string, seq int64) {
	w.hub.ring(chat, seq)
	if w.Relay == nil || w.Alone() {
		return
	}
	select {
	case w.words <- chat + " " + strconv.FormatInt(seq, 10):
	default:
	}
}

// tell hands the words on, together where many came, until ctx ends and none is left.
func (w *Web) tell(ctx context.Context) {
	for {
		select {
		case word := <-w.words:
			w.publish(ctx, w.more(word))
		case <-ctx.Done():
			if len(w.words) == 0 {
				return
			}
			w.publish(context.WithoutCancel(ctx), w.more(<-w.words))
		}
	}
}

// more adds the words that wait already.
func (w *Web) more(word string) string {
	words := []string{word}
	for len(words) < wordsOnce {
		select {
		case next := <-w.words:
			words = append(words, next)
			continue
		default:
		}
		break
	}
	return strings.Join(words, "\n")
}

func (w *Web) publish(ctx context.Context, words string) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := w.Relay.Publish(ctx, words); err != nil {
		w.Log.Warn("other copies are not told", "err", err)
	}
}

// listen hears of entries that other copies wrote, and goes on after failures.
func (w *Web) listen(ctx context.Context) {
	for ctx.Err() == nil {
		if err := w.Relay.Listen(ctx, w.heard); err != nil && ctx.Err() == nil {
			w.Log.Warn("other copies are not heard", "err", err)
		}
		pause.For(ctx, time.Second)
	}
}

func (w *Web) heard(words string) {
	for word := range strings.SplitSeq(words, "\n") {
		chat, at, _ := strings.Cut(word, " ")
		seq, err := strconv.ParseInt(at, 10, 64)
		if err != nil {
			seq = math.MaxInt64 // whatever it was about: look
		}
		w.hub.ring(chat, seq)
	}
}
